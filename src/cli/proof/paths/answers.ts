import type { Facts, FactValue } from '../../../knowledge/facts';
import type { Knowledge, Question } from '../../../knowledge/knowledge';
import { namesOf } from '../values';

/** How many kinds of medicines that later questions tell apart are named together. */
const MOST_KINDS = 2;

/** An answer to a question. */
export interface Answer {
  /** undefined: skipped. */
  readonly value: FactValue | undefined;
  /** How many answers it stands for. */
  readonly times: bigint;
}

/** Every answer to a question; answers that later questions cannot tell apart stand for each other. */
export function answersTo(knowledge: Knowledge, question: Question, telling: (facts: Facts) => string): Answer[] {
  const kind = knowledge.facts.get(question.fact);
  const skipped: Answer[] = question.optional ? [{ value: undefined, times: 1n }] : [];
  const groups = (values: readonly FactValue[]) => {
    const alike = new Map<string, FactValue[]>();
    for (const value of values) {
      const key = telling({ [question.fact]: value });
      alike.set(key, [...(alike.get(key) ?? []), value]);
    }
    return [...alike.values()];
  };
  if (kind?.kind === 'number') {
    const numbers = Array.from({ length: kind.to - kind.from + 1 }, (_, n) => kind.from + n);
    return [...skipped, ...groups(numbers).map((group) => ({ value: group[0]!, times: BigInt(group.length) }))];
  }
  if (kind?.kind === 'one') {
    return [...skipped, ...question.options.map(({ value }) => ({ value, times: 1n }))];
  }
  const members = kind?.kind === 'names' ? namesOf(knowledge) : question.options.map(({ value }) => String(value));
  const none: Answer[] = question.none === undefined ? [] : [{ value: [], times: 1n }];
  if (question.single || question.fact === 'flags') {
    const several = question.single
      ? []
      : subsets(
          members.map((one) => [[one]]),
          2,
        ).filter(({ value }) => value.length > 1);
    return [...skipped, ...none, ...members.map((one) => ({ value: [one], times: 1n })), ...several];
  }
  const alike = groups(members.map((one) => [one])) as (readonly string[])[][];
  if (kind?.kind === 'names') {
    return [...skipped, ...none, ...subsets(alike, MOST_KINDS).map(({ value }) => ({ value, times: 1n }))];
  }
  return [...skipped, ...none, ...subsets(alike, alike.length)];
}

/** Every choice of at most so many groups, one member of each, and for how many lists it stands. */
function subsets(
  groups: readonly (readonly (readonly string[])[])[],
  most: number,
): { value: string[]; times: bigint }[] {
  let chosen: { value: string[]; times: bigint }[] = [{ value: [], times: 1n }];
  for (const group of groups) {
    const times = 2n ** BigInt(group.length) - 1n;
    chosen = chosen.flatMap((one) => [
      one,
      ...(one.value.length < most ? [{ value: [...one.value, ...group[0]!], times: one.times * times }] : []),
    ]);
  }
  return chosen.filter(({ value }) => value.length > 0);
}
