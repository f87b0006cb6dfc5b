import type { MedicineActions } from '../../knowledge/knowledge';
import type { NamedMedicine } from '../medicine-names';
import type { Find, Match } from '../patterns/search';
import type { MedicineAction } from '../understanding';
import type { Token } from '../utterance';

/** What something is done to, and where its words end. */
export type ActedOn = Pick<MedicineAction, 'medicines' | 'object'> & { readonly end: number };
/** The lists of single words of a pack. */
export type Lists = Readonly<Record<keyof MedicineActions['lists'], ReadonlySet<string>>>;

/** Most words between what is done and the medicine. */
const REACH = 6;
const LIST_REACH = 4;
/** "My bisoprolol, should I stop": how far back the medicine may be where none comes after. */
const BACK = 12;

/** One message, with what was found in it. */
export interface Ground {
  readonly heard: readonly Token[];
  readonly find: Find;
  readonly named: readonly NamedMedicine[];
  readonly written: (from: number, to: number) => string;
  readonly lists: Lists;
  readonly isName: (word: string) => boolean;
}

/** What is done is done to: a medicine named after it, "it", any medicine, a name nobody knows; or the medicine named before it. */
export function objectOf(
  ground: Ground,
  { end, start, used }: Match,
  as: 'asked' | 'sure' | 'open' | 'told',
): ActedOn | undefined {
  const { heard, named, lists, isName, written } = ground;
  const { sentence } = heard[start]!;
  const isHere = (at: number) => heard[at]?.sentence === sentence;
  let at = end;
  while (isHere(at) && at - end < REACH && lists.between.has(heard[at]!.text) && !named.some((one) => one.at === at)) {
    at++;
  }
  const first = named.find((one) => one.at === at && isHere(at));
  if (first !== undefined) {
    const all = [first];
    for (const one of named.filter((other) => other.at > at)) {
      const last = all.at(-1)!;
      const gap = heard.slice(last.at + last.length, one.at);
      if (
        gap.length <= LIST_REACH &&
        isHere(one.at) &&
        gap.every(({ text }) => lists.joins.has(text) || /^\d+$/.test(text) || text === 'mg')
      ) {
        all.push(one);
      }
    }
    const last = all.at(-1)!;
    return {
      object: 'named',
      medicines: all.map((one) => written(one.at, one.at + one.length)),
      end: last.at + last.length,
    };
  }
  // "Leave it off": the pronoun stands inside of what is done.
  const inside = used.findLast((i) => lists.it.has(heard[i]!.text));
  if (inside !== undefined) {
    return referred(ground, start, end, lists.several.has(heard[inside]!.text), as);
  }
  const pronoun = range(end, at + 1).findLast((i) => isHere(i) && lists.it.has(heard[i]!.text));
  if (pronoun !== undefined && (pronoun === at || pronoun === at - 1)) {
    const next = heard[pronoun + 1];
    if (next !== undefined && next.sentence === sentence && next.mark === '' && lists['not-it'].has(next.text)) {
      return undefined;
    }
    return referred(ground, start, pronoun + 1, lists.several.has(heard[pronoun]!.text), as);
  }
  const any = range(end, at + 1).find((i) => isHere(i) && lists.any.has(heard[i]!.text));
  if (any !== undefined) {
    const next = heard[any + 1];
    const isWhole = next === undefined || next.sentence !== sentence || !isName(next.text);
    return isWhole
      ? { object: 'any', medicines: [], end: any + 1 }
      : { object: 'unknown', medicines: [written(any + 1, any + 2)], end: any + 2 };
  }
  if (isHere(at) && isName(heard[at]!.text)) {
    return { object: 'unknown', medicines: [written(at, at + 1)], end: at + 1 };
  }
  const both = new Set([...lists.passive, ...lists['passive-told']]);
  const passive = before(ground, start);
  if (
    passive !== undefined &&
    [heard[start - 1], heard[start]].some((word) =>
      (as === 'told' ? lists['passive-told'] : both).has(word?.text ?? ''),
    )
  ) {
    return passive;
  }
  const isEnd =
    at >= heard.length ||
    !isHere(at) ||
    heard[at]!.mark !== '' ||
    (as === 'told' && lists['goes-on'].has(heard[at]!.text));
  const isDone = as === 'told' ? lists['done-by'].has(heard[start - 1]?.text ?? '') : as === 'sure';
  if (!isEnd || !isDone) {
    return undefined;
  }
  return passive !== undefined
    ? { ...passive, end: at }
    : as === 'sure'
      ? { object: 'it', medicines: [], end: at }
      : undefined;
}

/** The medicine named before, in this sentence or the one before it; undefined where a symptom was named later. */
function before({ heard, named, find, written }: Ground, at: number): ActedOn | undefined {
  const last = named.findLast((one) => one.at + one.length <= at && at - one.at <= BACK);
  const symptom = find('symptom').some(({ start }) => last !== undefined && start > last.at && start < at);
  if (last === undefined || symptom || heard[at]!.sentence - heard[last.at]!.sentence > 1) {
    return undefined;
  }
  return { object: 'named', medicines: [written(last.at, last.at + last.length)], end: at + 1 };
}

/** What "it" or "them" stands for: the last medicines named before it, unless a symptom was named later; else it stays open. */
function referred(
  { heard, named, find, written }: Ground,
  at: number,
  end: number,
  several: boolean,
  as: string,
): ActedOn | undefined {
  const earlier = named.filter((one) => one.at + one.length <= at);
  const last = earlier.at(-1);
  const isSymptom = find('symptom').some(({ start }) => start < at && start > (last?.at ?? -1));
  if (isSymptom && as !== 'sure') {
    return undefined;
  }
  if (last === undefined) {
    return as === 'open' ? undefined : { object: several ? 'them' : 'it', medicines: [], end };
  }
  const meant = several ? earlier.filter((one) => heard[one.at]!.sentence === heard[last.at]!.sentence) : [last];
  return { object: 'named', medicines: meant.map((one) => written(one.at, one.at + one.length)), end };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);
}
