import { readMessage } from '../answers/message';
import { questionSign } from '../answers/own-question';
import type { MedicineNames, NamedMedicine } from '../medicine-names';
import { words } from '../text/normal-form';
import type { Token } from '../text/tokenize';

/** A list of medicines as a message corrects it ("not lipitor, lisinopril", "also advil"); undefined if it does not. */
export type CorrectMedicines = (names: readonly string[], text: string) => readonly string[] | undefined;

// What the bot is told to do with its list, and what is said not to be so.
const REMOVING = new Set('not no never remove delete drop scrap cancel except scratch minus'.split(' '));
// "I do not take lipitor" removes it; "I do not want to stop lipitor" and "never mind lipitor" do not.
const TAKING = new Set(
  'take takes taking took taken on have has having had use uses using used been am is are was it its really actually any the my his her a an this that of from list please and i he she we do does did mg'.split(
    ' ',
  ),
);
const WRONG = new Set(['wrong', 'not', 'incorrect']);
// "I am not sure", "not today": the medicine stays.
const UNDECIDED = new Set('sure only just certain know think today tonight yet lately'.split(' '));
const ADDING = new Set('also add forgot forgotten missed additionally'.split(' '));
const ADDING_FIRST = new Set(['and', 'plus', 'another']);
const MEANING = new Set('meant mean actually should correct sorry instead rather typo'.split(' '));
const ALSO_NOT = new Set(['or', 'nor']);
const ARTICLES = new Set(['the', 'my', 'his', 'her']);
const LINKS = new Set('is was are were does do did could can will would'.split(' '));
const IT = new Set('it that this they he she i'.split(' '));
const REACH = 5;
/** A longer message is a story, not a correction. */
const LONGEST = 16;
const SHORT = 6;

/**
 * Compiles the correction of what was understood of a person's medicines.
 *
 * A name after "not", "remove" or "I do not take" goes if it is in the list, by whatever name; another name in such a message comes in its
 * place, and so does one after "I meant" where only one can be meant. A name after "also" or "I forgot" is added. Questions correct nothing,
 * and neither does a name that is only mentioned ("it is not the statin, is it").
 *
 * @param asks whether a message asks or tells of stopping or changing a medicine, which is no correction of what was understood
 */
export function createCorrection(medicines: MedicineNames, asks: (text: string) => boolean): CorrectMedicines {
  const find = (text: string) => medicines.find(words(text));
  return (names, text) => {
    const tokens = words(text);
    const isCorrection =
      tokens.length <= LONGEST &&
      !tokens.some((token) => UNDECIDED.has(token.text)) &&
      questionSign(readMessage(text)) === undefined &&
      !isTag(tokens) &&
      !asks(text);
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
    // "It is not the statin" says what is not the cause, unless another name is said.
    if (out.length > 0 && stays.length === 0 && out.every((one) => isCause(tokens, one))) {
      return undefined;
    }
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
    const isDenied = before.some(
      (word, i) =>
        REMOVING.has(word) &&
        (word !== 'no' || i === before.length - 1) &&
        before.slice(i + 1).every((other) => TAKING.has(other) || /^\d+$/.test(other)),
    );
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

/** "It is not the statin", with an article: what is spoken of is the cause. */
function isCause(tokens: readonly Token[], { at }: NamedMedicine): boolean {
  const [it = '', is = '', not = '', article = ''] = tokens.slice(Math.max(0, at - 4), at).map(({ text }) => text);
  const isIt = (it === 'it' || it === 'that') && (is === 'is' || is === 'was');
  return (isIt && not === 'not' && ARTICLES.has(article)) || (is === 'its' && not === 'not' && ARTICLES.has(article));
}

/** "..., is it", "..., is it not", "..., right": a question without its mark. */
function isTag(tokens: readonly Token[]): boolean {
  const [verb = '', it = '', not = ''] = tokens.slice(-3).map(({ text }) => text);
  const last = tokens.at(-1)?.text ?? '';
  return (
    (LINKS.has(verb) && IT.has(it) && not === 'not') ||
    (LINKS.has(verb) && verb !== it && it === 'not' && IT.has(not)) ||
    (LINKS.has(it) && IT.has(not)) ||
    (last === 'right' && tokens.length > 2)
  );
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
