import type { Facts, FactValue } from '../../knowledge/facts';
import type { FactDefinition, Knowledge } from '../../knowledge/knowledge';
import type { Random } from './random';

/** In this share of sets some facts are left out; in all others every fact is told. */
const PATCHY = 0.25;
const LEFT_OUT = 0.3;
/** Flags end most of what is worth looking at, so most sets have none. */
const FLAGGED = 0.15;
/** Lists are short, but for a few. */
const MOST = 3;
const LONG = 0.03;
const MOST_OF_LONG = 14;

/** Facts of somebody made up: a full set, mostly. */
export function randomFacts(knowledge: Knowledge, names: readonly string[], random: Random): Facts {
  const patchy = random.chance(PATCHY);
  const facts: Record<string, FactValue> = {};
  for (const [key, fact] of knowledge.facts) {
    if (!(patchy && random.chance(LEFT_OUT))) {
      facts[key] = randomValue(knowledge, fact, names, random);
    }
  }
  return facts;
}

function randomValue(knowledge: Knowledge, fact: FactDefinition, names: readonly string[], random: Random): FactValue {
  const some = (values: readonly string[]): string[] => [
    ...new Set(Array.from({ length: lengthOf(values, random) }, () => random.pick(values)!)),
  ];
  switch (fact.kind) {
    case 'number':
      return random.integer(fact.from, fact.to);
    case 'one':
      return random.pick(fact.values)!;
    case 'many':
      return some(fact.values);
    case 'names':
      return some(names);
    case 'entries': {
      const entries = { flag: knowledge.flags, condition: knowledge.conditions, remedy: knowledge.remedies }[fact.of];
      return fact.of === 'flag' && !random.chance(FLAGGED) ? [] : some(entries.map(({ id }) => id));
    }
  }
}

function lengthOf(values: readonly string[], random: Random): number {
  return values.length === 0 ? 0 : random.integer(0, random.chance(LONG) ? MOST_OF_LONG : MOST);
}
