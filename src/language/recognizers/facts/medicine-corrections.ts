import type { Knowledge } from '../../../knowledge/knowledge';
import { type MedicineEntity, writtenIn } from '../../entities/medicine';
import { wordSets } from '../../entities/words';
import type { Lexicon } from '../../lexicon';
import type { Utterance } from '../../utterance';

/**
 * A list of medicines as a message corrects it ("not lipitor, lisinopril", "also advil"); undefined if it does not.
 *
 * `isTaken`: the message says in plain words of a medicine that it is taken.
 */
export type CorrectMedicines = (
  names: readonly string[],
  utterance: Utterance,
  isTaken: boolean,
  isOfOthers: (at: number) => boolean,
) => readonly string[] | undefined;

/** Most words between what is not so and the name. */
const REACH = 5;
/** A longer message is a story, not a correction. */
export const LONGEST = 16;
/** A message so short speaks of nothing else. */
export const SHORT = 6;

/**
 * Compiles the correction of what was understood of a person's medicines.
 *
 * A name after "not", "remove" or "I do not take" goes if it is in the list, by whatever name; another name in such a message comes in its
 * place, and so does one after "I meant" where only one can be meant. A name after "also", "I forgot" or "sorry, I take" is added. Questions correct nothing,
 * and neither does a name that is only mentioned ("it is not the statin, is it").
 *
 * @param isOther whether a message asks something, or tells of stopping or changing a medicine: no correction of what was understood
 */
export function createMedicineCorrections(
  { language }: Pick<Knowledge, 'language'>,
  { text, medicines }: Pick<Lexicon, 'text' | 'medicines'>,
  isOther: (utterance: Utterance) => boolean,
): CorrectMedicines {
  const words = wordSets(text, language.corrections);

  /** A question without its mark: "..., is it", "..., is it not", "..., right". */
  const isTag = (said: readonly string[]) => {
    const [verb = '', subject = ''] = said
      .slice(-3)
      .filter((word) => !words['tag-denials'].has(word))
      .slice(-2);
    const isTagged = said.length > 2 && words.tags.has(said.at(-1)!);
    return isTagged || (words['tag-verbs'].has(verb) && words['tag-subjects'].has(subject));
  };

  /** "It is not the statin", with an article: what is spoken of is the cause. */
  const isCause = (said: readonly string[], { at }: MedicineEntity) => {
    const [it = '', is = '', not = '', article = ''] = ['', '', '', '', ...said.slice(0, at)].slice(-4);
    const isIt = (words.subjects.has(it) && words.verbs.has(is)) || words.contracted.has(is);
    return isIt && words['tag-denials'].has(not) && words.articles.has(article);
  };

  /** The names with "not" or the like before them and no other name between, those joined to one by "or", and those called wrong right after. */
  const removedIn = (said: readonly string[], found: readonly MedicineEntity[]): readonly MedicineEntity[] => {
    const removed: MedicineEntity[] = [];
    let end = 0;
    for (const one of found) {
      const { at, length } = one;
      const before = said.slice(Math.max(end, at - REACH), at);
      const [verb = '', wrong = ''] = said.slice(at + length);
      const isOut = words.out.has(verb) && before.some((word) => words['removes-with'].has(word));
      const isEnded = words.ended.has(words.verbs.has(verb) ? wrong : verb);
      const last = before.findLastIndex((word) => !words.between.has(word) && !/^\d+$/.test(word));
      // "No, I take ramipril": what is denied was something else.
      const isDenied = words.removes.has(before[last] ?? '') || words.denies.has(before.at(-1) ?? '');
      const previous = removed.at(-1);
      const isNext = previous !== undefined && previous.at + previous.length === end && before.length === 1;
      const isListed = isNext && words['also-not'].has(before[0]!);
      if (isDenied || isListed || isOut || isEnded || (words.verbs.has(verb) && words.wrong.has(wrong))) {
        removed.push(one);
      }
      end = at + length;
    }
    return removed;
  };

  return (names, utterance, isTaken, isOfOthers) => {
    const { text: message, tokens } = utterance;
    const said = tokens.map((token) => token.text);
    const says = (set: ReadonlySet<string>) => said.some((word) => set.has(word));
    const isLikely = tokens.length <= LONGEST && !says(words.undecided) && !isTag(said);
    // What somebody else takes corrects nothing: "and my mum takes warfarin".
    const found = isLikely ? medicines.find(tokens).filter(({ at }) => !isOfOthers(at)) : [];
    if (found.length === 0 || isOther(utterance)) {
      return undefined;
    }
    const known = names.map((name) => ({ name, found: medicines.find(text.words(name)) }));
    const out = removedIn(said, found);
    const stays = found.filter((one) => !out.includes(one));
    const isShort = tokens.length <= SHORT;
    const isExcused = says(words.excuses);
    const isMeant = says(words.means) || (isExcused && !isTaken);
    // "Furosemide", where only "water tablets" was known.
    const byName = stays.filter(({ isKind, named }) => !isKind && named.length > 0);
    const isMadeClear = (kinds: readonly MedicineEntity[]) =>
      (isShort || isMeant) && kinds.every(isLoose) && kinds.some((kind) => byName.some((one) => isOf(one, kind)));
    const removed = new Set(
      known.filter((one) => out.some((name) => isSame(name, one.found)) || isMadeClear(one.found)),
    );
    const left = known.filter((one) => !removed.has(one));
    const added = stays
      .filter((one) => !left.some((other) => isSame(one, other.found)))
      .map((one) => writtenIn(message, tokens, one));
    // "It is not the statin" says what is not the cause, unless another name is said.
    if (out.length > 0 && stays.length === 0 && out.every((one) => isCause(said, one))) {
      return undefined;
    }
    const [first = '', second = ''] = said;
    const isDenial = words.denies.has(first) && (words.subjects.has(second) || words.contracted.has(second));
    if (removed.size === 0 && added.length > 0 && (isMeant || isDenial)) {
      const unclear =
        known.length === 1 ? known : known.filter((one) => one.found.every(({ named }) => named.length === 0));
      for (const one of unclear.length === 1 ? unclear : []) {
        removed.add(one);
      }
    }
    const isAdding = says(words.adds) || words['adds-first'].has(first) || words['adds-last'].has(said.at(-1)!);
    const isMore = (isAdding || isMeant || isExcused || isDenial) && out.length === 0 && (added.length > 0 || isShort);
    return removed.size > 0 || isMore
      ? [...known.filter((one) => !removed.has(one)).map(({ name }) => name), ...added]
      : undefined;
  };
}

/** A kind that a name may still make clear. */
function isLoose({ isKind, among }: MedicineEntity): boolean {
  return isKind === true || among.length > 0;
}

function isOf({ named }: MedicineEntity, kind: MedicineEntity): boolean {
  return named.some(({ id }) => kind.named.some((known) => known.id === id) || kind.among.includes(id));
}

/** Whether one of these is the same medicine: by name, or one is a kind that the other is of. */
function isSame(one: MedicineEntity, others: readonly MedicineEntity[]): boolean {
  return others.some(
    (other) =>
      other.words.join(' ') === one.words.join(' ') ||
      one.named.some(({ id, name }) =>
        other.named.some((known) => known.id === id && (known.name === name || one.isKind || other.isKind)),
      ),
  );
}
