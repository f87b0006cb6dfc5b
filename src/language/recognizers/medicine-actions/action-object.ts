import type { MedicineActions } from '../../../knowledge/knowledge';
import { type MedicineEntity, writtenIn } from '../../entities/medicine';
import type { Find, Match } from '../../patterns/search';
import type { MedicineAction } from '../../understanding';
import type { Token, Utterance } from '../../utterance';

/** What something is done to, and the token after its last. */
export type ActionObject = Pick<MedicineAction, 'medicines' | 'object'> & { readonly end: number };

/** The lists of single words of `intents/medicine-actions.yaml`, in their normal form. */
export type Lists = Readonly<Record<keyof MedicineActions['lists'], ReadonlySet<string>>>;

/** One message, with what was found in it. */
export interface Scene extends Utterance {
  readonly find: Find;
  readonly named: readonly MedicineEntity[];
}

/** How what is done is said: told as a fact, asked of a medicine for sure, or so that it may as well be asked of a cramp. */
export type Manner = 'told' | 'asked' | 'sure' | 'open';

/** Most words between what is done and the medicine, and between two medicines of one list. */
const REACH = 6;
const LIST_REACH = 4;
/** "My bisoprolol, should I stop": how far back the medicine may be where none comes after. */
const BACK = 12;

/**
 * Compiles what an act is about: a medicine named after it, "it", any medicine, a name nobody knows; else the medicine named before it.
 *
 * @param isName whether a word may be a name that nobody knows
 */
export function createObjectReader(lists: Lists, isName: (token: Token) => boolean) {
  const isIt = ({ text }: Token) => lists.it.has(text);

  return (scene: Scene, { start, end, used }: Match, manner: Manner): ActionObject | undefined => {
    const { tokens, named } = scene;
    const { sentence } = tokens[start]!;
    const at = (index: number) => (tokens[index]?.sentence === sentence ? tokens[index] : undefined);
    const nameAt = (index: number) => (at(index) ? named.find((one) => one.at === index) : undefined);
    let next = end;
    while (next - end < REACH && lists.between.has(at(next)?.text ?? '') && !nameAt(next)) {
      next++;
    }
    const name = nameAt(next);
    if (name !== undefined) {
      return objectOf(scene, listFrom(scene, name));
    }
    // "Leave it off": the pronoun stands inside of what is done.
    const inside = used.findLast((index) => isIt(tokens[index]!));
    const after = range(end, next + 1).findLast((index) => at(index) && isIt(tokens[index]!));
    const pronoun = inside ?? (after !== undefined && after >= next - 1 ? after : undefined);
    if (pronoun !== undefined) {
      const follows = at(pronoun + 1);
      const isOther = inside === undefined && follows?.mark === '' && lists['not-it'].has(follows.text);
      const isSeveral = lists.several.has(tokens[pronoun]!.text);
      return isOther ? undefined : referred(scene, start, Math.max(end, pronoun + 1), isSeveral, manner);
    }
    const any = range(end, next + 1).find((index) => lists.any.has(at(index)?.text ?? ''));
    const unknown = any === undefined ? next : any + 1;
    const unknownToken = at(unknown);
    // "With a vengeance": nobody says "a" before the name of what they take.
    const isIndefinite = lists.indefinite.has(at(unknown - 1)?.text ?? '');
    if (unknownToken !== undefined && !isIndefinite && isName(unknownToken)) {
      return {
        object: 'unknown',
        medicines: [scene.text.slice(unknownToken.start, unknownToken.end)],
        end: unknown + 1,
      };
    }
    if (any !== undefined) {
      return { object: 'any', medicines: [], end: any + 1 };
    }
    return withoutObject(scene, start, next, manner);
  };

  /** What is done to a medicine named before it ("the statin was stopped"), or to what is not said at all ("should I stop"). */
  function withoutObject(scene: Scene, start: number, next: number, manner: Manner): ActionObject | undefined {
    const { tokens } = scene;
    const earlier = before(scene, start);
    const isPassive = [tokens[start - 1], tokens[start]].some(
      (token) =>
        lists['passive-told'].has(token?.text ?? '') || (manner !== 'told' && lists.passive.has(token?.text ?? '')),
    );
    if (earlier !== undefined && isPassive) {
      return earlier;
    }
    const follows = tokens[next];
    const goesOn = manner === 'told' && lists['goes-on'].has(follows?.text ?? '');
    const isEnd = follows?.sentence !== tokens[start]!.sentence || follows.mark !== '' || goesOn;
    const isDone = manner === 'told' ? lists['done-by'].has(tokens[start - 1]?.text ?? '') : manner === 'sure';
    if (!isEnd || !isDone) {
      return undefined;
    }
    return earlier
      ? { ...earlier, end: next }
      : manner === 'sure'
        ? { object: 'it', medicines: [], end: next }
        : undefined;
  }

  /** A medicine and those listed after it. */
  function listFrom({ tokens, named }: Scene, first: MedicineEntity): readonly MedicineEntity[] {
    const { sentence } = tokens[first.at]!;
    const isJoint = ({ text }: Token) => lists.joins.has(text) || /^\d+$/.test(text);
    const list = [first];
    for (const one of named.filter(({ at }) => at > first.at && tokens[at]!.sentence === sentence)) {
      const last = list.at(-1)!;
      const gap = tokens.slice(last.at + last.length, one.at);
      if (gap.length <= LIST_REACH && gap.every(isJoint)) {
        list.push(one);
      }
    }
    return list;
  }
}

function objectOf({ text, tokens }: Scene, medicines: readonly MedicineEntity[]): ActionObject {
  const { at, length } = medicines.at(-1)!;
  return { object: 'named', medicines: medicines.map((one) => writtenIn(text, tokens, one)), end: at + length };
}

/** The medicine named before, in this sentence or the one before it; undefined where a symptom was named later. */
function before(scene: Scene, at: number): ActionObject | undefined {
  const { tokens, named, find } = scene;
  const last = named.findLast((one) => one.at + one.length <= at && at - one.at <= BACK);
  const isNear = last !== undefined && tokens[at]!.sentence - tokens[last.at]!.sentence <= 1;
  return isNear && !find('symptom').some(({ start }) => start > last.at && start < at)
    ? { ...objectOf(scene, [last]), end: at + 1 }
    : undefined;
}

/** What "it" or "them" stands for: the last medicines named before it, unless a symptom was named later; else it stays open. */
function referred(scene: Scene, at: number, end: number, isSeveral: boolean, manner: Manner): ActionObject | undefined {
  const { tokens, named, find } = scene;
  const earlier = named.filter((one) => one.at + one.length <= at);
  const last = earlier.at(-1);
  const isSymptom = find('symptom').some(({ start }) => start < at && start > (last?.at ?? -1));
  if ((isSymptom && manner !== 'sure') || (last === undefined && manner === 'open')) {
    return undefined;
  }
  if (last === undefined) {
    return { object: isSeveral ? 'them' : 'it', medicines: [], end };
  }
  const isMeant = (one: MedicineEntity) => tokens[one.at]!.sentence === tokens[last.at]!.sentence;
  return { ...objectOf(scene, isSeveral ? earlier.filter(isMeant) : [last]), end };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);
}
