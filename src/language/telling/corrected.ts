import type { MedicineNames, NamedMedicine } from '../medicine-names';
import { words } from '../normal-form';
import type { Token } from '../tokens';

/** A list of medicines as a message corrects it ("not lipitor, lisinopril", "also advil"); undefined if it does not. */
export type CorrectMedicines = (names: readonly string[], text: string) => readonly string[] | undefined;

const REMOVING = new Set(
  'not no never remove delete drop scrap cancel without stopped stop except scratch forget minus'.split(' '),
);
const WRONG = new Set(['wrong', 'not', 'incorrect']);
// "I am not sure", "not today": the medicine stays.
const UNDECIDED = new Set('sure only just certain know think today tonight yet lately'.split(' '));
const ADDING = new Set('also add forgot forgotten missed additionally'.split(' '));
const ADDING_FIRST = new Set(['and', 'plus', 'another']);
const MEANING = new Set('meant mean actually should correct sorry instead rather typo'.split(' '));
const ALSO_NOT = new Set(['or', 'nor']);
const REACH = 5;
/** A longer message is a story, not a correction. */
const LONGEST = 16;
const SHORT = 6;

/**
 * Compiles the correction of what was understood of a person's medicines.
 *
 * A name after "not", "remove" or "I do not take" goes if it is in the list, by whatever name; another name in such a message comes in its
 * place, and so does one after "I meant" where only one can be meant. A name after "also" or "I forgot" is added. Questions correct nothing.
 */
export function createCorrection(medicines: MedicineNames): CorrectMedicines {
  const find = (text: string) => medicines.find(words(text));
  return (names, text) => {
    const tokens = words(text);
    const isCorrection =
      !text.includes('?') && tokens.length <= LONGEST && !tokens.some((token) => UNDECIDED.has(token.text));
    const found = isCorrection ? medicines.find(tokens) : [];
    if (found.length === 0) {
      return undefined;
    }
    const isShort = tokens.length <= SHORT;
    const says = (set: ReadonlySet<string>) => tokens.some(({ text: word }) => set.has(word));
    const out = removedIn(tokens, found);
    const removed = new Set(names.filter((name) => out.some((one) => isSame(one, find(name)))));
    const stays = found.filter((one) => !out.includes(one));
    // "Furosemide", where only "water tablets" was known.
    const named = stays.filter(({ isKind, named: [first] }) => !isKind && first !== undefined);
    for (const name of isShort || says(MEANING) ? names : []) {
      if (find(name).every(isLoose) && find(name).some((kind) => named.some((one) => isOf(one, kind)))) {
        removed.add(name);
      }
    }
    const left = names.filter((name) => !removed.has(name));
    const added = stays
      .filter((one) => !left.some((name) => isSame(one, find(name))))
      .map(({ at, length }) => text.slice(tokens[at]!.start, tokens[at + length - 1]!.end));
    const isOther = tokens[0]?.text === 'no' && (tokens[1]?.text === 'it' || tokens[1]?.text === 'its');
    if (removed.size === 0 && added.length > 0 && (says(MEANING) || isOther)) {
      const unclear = names.filter((name) => find(name).every(({ named }) => named.length === 0));
      const meant = names.length === 1 ? names : unclear;
      if (meant.length === 1) {
        removed.add(meant[0]!);
      }
    }
    const isAdding = says(ADDING) || ADDING_FIRST.has(tokens[0]!.text) || tokens.at(-1)!.text === 'too';
    const isMore = isAdding || says(MEANING) || isOther;
    if (removed.size === 0 && (out.length > 0 || !isMore || (added.length === 0 && !isShort))) {
      return undefined;
    }
    return [...names.filter((name) => !removed.has(name)), ...added];
  };
}

/** The names with "not" or the like before them and no other name between, those joined to one by "or", and those called wrong right after. */
function removedIn(tokens: readonly Token[], found: readonly NamedMedicine[]): readonly NamedMedicine[] {
  const removed: NamedMedicine[] = [];
  let end = 0;
  for (const one of found) {
    const { at, length } = one;
    const last = removed.at(-1);
    const before = tokens.slice(Math.max(end, at - REACH), at).map(({ text }) => text);
    const after = tokens.slice(at + length, at + length + 2).map(({ text }) => text);
    // "No, I take ramipril": what is denied was something else.
    const isDenied = before.some((word, i) => REMOVING.has(word) && (word !== 'no' || i === before.length - 1));
    const isListed =
      last !== undefined && last.at + last.length === end && before.length === 1 && ALSO_NOT.has(before[0]!);
    const isWrong = (after[0] === 'is' || after[0] === 'was') && WRONG.has(after[1] ?? '');
    if (isDenied || isListed || isWrong) {
      removed.push(one);
    }
    end = at + length;
  }
  return removed;
}

/** A kind that a name may still make clear. */
function isLoose({ isKind, among = [] }: NamedMedicine): boolean {
  return isKind === true || among.length > 0;
}

function isOf({ named }: NamedMedicine, kind: NamedMedicine): boolean {
  return named.some(({ id }) => kind.named.some((known) => known.id === id) || kind.among?.includes(id));
}

/** Whether two are the same medicine: by name, or one is a kind that the other is of. */
function isSame(one: NamedMedicine, others: readonly NamedMedicine[]): boolean {
  const written = one.words.join(' ');
  return others.some(
    (other) =>
      other.words.join(' ') === written ||
      one.named.some(({ id, name }) =>
        other.named.some(
          (known) => known.id === id && (known.name === name || one.isKind === true || other.isKind === true),
        ),
      ),
  );
}
