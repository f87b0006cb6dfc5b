import fc from 'fast-check';
import type { Facts, FactValue } from '../../src/knowledge/facts';
import type { FactDefinition, Knowledge } from '../../src/knowledge/knowledge';

/** Any facts the content allows: every key may be there or not. */
export function arbitraryFacts(knowledge: Knowledge): fc.Arbitrary<Facts> {
  const keys = Object.fromEntries([...knowledge.facts].map(([key, fact]) => [key, arbitraryValue(knowledge, fact)]));
  return fc.record(keys, { requiredKeys: [] }) as fc.Arbitrary<Facts>;
}

function arbitraryValue(knowledge: Knowledge, fact: FactDefinition): fc.Arbitrary<FactValue> {
  const some = (values: readonly string[], most: number) =>
    fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });
  const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
  switch (fact.kind) {
    case 'number':
      return fc.integer({ min: fact.from, max: fact.to });
    case 'one':
      return fc.constantFrom(...fact.values);
    case 'many':
      return some(fact.values, 3);
    case 'names':
      return some(
        [...knowledge.medicines.flatMap(({ substances }) => substances.map(({ name }) => name)), 'something else'],
        4,
      );
    case 'entries':
      // Flags end most of what is worth looking at, so they are rare.
      return fact.of === 'flag'
        ? fc.oneof({ arbitrary: fc.constant([]), weight: 4 }, { arbitrary: some(ids(knowledge.flags), 2), weight: 1 })
        : some(ids(fact.of === 'condition' ? knowledge.conditions : knowledge.remedies), 3);
  }
}

/** The first facts with the second laid over them; lists are joined. */
export function withFacts(facts: Facts, more: Facts): Facts {
  const joined: Record<string, FactValue> = { ...facts };
  for (const [key, value] of Object.entries(more)) {
    const before = joined[key];
    joined[key] = Array.isArray(before) && Array.isArray(value) ? [...new Set([...before, ...value])] : value;
  }
  return joined;
}
