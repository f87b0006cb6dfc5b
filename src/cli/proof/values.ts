import { testedValues } from '../../knowledge/check-condition';
import type { Condition, FactTest } from '../../knowledge/condition';
import type { FactValue } from '../../knowledge/facts';
import type { FactDefinition, Knowledge } from '../../knowledge/knowledge';
import type { RuleText } from '../../triage/condition';
import type { Triage } from '../../triage/outcome';

/** One value of one fact; of a list fact, the list with this member alone, and the empty list. */
export interface Value {
  readonly key: string;
  readonly value: FactValue;
}

/** Every rule of the content, whatever it decides. */
export function rulesOf(knowledge: Knowledge): RuleText[] {
  return [
    ...knowledge.flags.flatMap(({ raised }) => raised),
    ...knowledge.causes.flatMap((cause) => [...cause.for, ...cause.against]),
    ...knowledge.remedies.flatMap(({ first, offer = [], fits, cautions, withhold }) => [
      ...first,
      ...offer,
      ...fits,
      ...cautions,
      ...withhold,
    ]),
    ...knowledge.soon,
    ...knowledge.contradictions,
    ...knowledge.questions,
  ];
}

/** Every generic name of a medicine and every word for a kind. */
export function namesOf(knowledge: Knowledge): string[] {
  return [
    ...new Set(
      knowledge.medicines.flatMap(({ kinds, substances }) => [...substances.map(({ name }) => name), ...kinds]),
    ),
  ];
}

/**
 * The values of every fact. Of numbers, one from each stretch between the bounds that rules test.
 *
 * @param names the medicines to give
 */
export function valuesOf(knowledge: Knowledge, names: readonly string[]): Map<string, readonly Value[]> {
  const bounds = new Map<string, Set<number>>();
  for (const { when, unless } of rulesOf(knowledge)) {
    for (const [key, test] of testsOf(when).concat(testsOf(unless))) {
      const set = bounds.get(key) ?? new Set();
      bounds.set(key, set);
      for (const bound of boundsOf(test)) {
        set.add(bound);
      }
    }
  }
  return new Map(
    [...knowledge.facts].map(([key, fact]) => [
      key,
      possible(knowledge, fact, [...(bounds.get(key) ?? [])], names).map((value) => ({ key, value })),
    ]),
  );
}

function possible(
  knowledge: Knowledge,
  fact: FactDefinition,
  bounds: readonly number[],
  names: readonly string[],
): readonly FactValue[] {
  const lists = (members: readonly string[]): FactValue[] => [[], ...members.map((member) => [member])];
  switch (fact.kind) {
    case 'number':
      return [...new Set([fact.from, ...bounds])].filter((n) => n >= fact.from && n <= fact.to).sort((a, b) => a - b);
    case 'one':
      return fact.values;
    case 'many':
      return lists(fact.values);
    case 'names':
      return lists(names);
    case 'entries':
      return lists(
        { flag: knowledge.flags, condition: knowledge.conditions, remedy: knowledge.remedies }[fact.of].map(
          ({ id }) => id,
        ),
      );
  }
}

/**
 * One name for each way in which rules can tell medicines apart: by class, by substance where a rule names it, by the firmness of the link.
 * What holds for it holds for every name of the same kind.
 */
export function distinctNames(knowledge: Knowledge, { recognise }: Pick<Triage, 'recognise'>): string[] {
  const named = new Set(
    rulesOf(knowledge).flatMap(({ when, unless }) =>
      [...testsOf(when), ...testsOf(unless)].flatMap(([key, test]) =>
        key === 'substance' ? testedValues(test).map(String) : [],
      ),
    ),
  );
  const links = new Map(
    knowledge.medicines.flatMap(({ id, link, substances }) =>
      substances.map((one) => [`${id} ${one.name}`, one.link ?? link] as const),
    ),
  );
  const byKind = new Map<string, string>();
  for (const name of namesOf(knowledge)) {
    const { mentions } = recognise([name]);
    const kind = mentions
      .map((one) => `${one.id} ${links.get(`${one.id} ${one.name}`) ?? ''} ${named.has(one.name) ? one.name : ''}`)
      .sort()
      .join('|');
    if (!byKind.has(kind)) {
      byKind.set(kind, name);
    }
  }
  return [...byKind.values()];
}

function testsOf(condition: Condition | undefined): [key: string, test: FactTest][] {
  return condition === undefined ? [] : [condition].flat().flatMap((allOf) => Object.entries(allOf));
}

/** The numbers at which the result of a test changes: the first ones of each stretch. */
function boundsOf(test: FactTest): number[] {
  if (typeof test !== 'object' || Array.isArray(test)) {
    return [];
  }
  if ('not' in test) {
    return boundsOf(test.not);
  }
  const { from, to } = test as { from?: number; to?: number };
  return [...(from === undefined ? [] : [from]), ...(to === undefined ? [] : [to + 1])];
}
