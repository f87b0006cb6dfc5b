import type { Facts, FactValue } from '../../../knowledge/facts';

/** The smallest facts found, by leaving things out one at a time, for which this still fails. */
export function shrink(facts: Facts, fails: (facts: Facts) => boolean): Facts {
  let smallest = facts;
  for (;;) {
    const smaller = smallerOnes(smallest).find(fails);
    if (smaller === undefined) {
      return smallest;
    }
    smallest = smaller;
  }
}

function smallerOnes(facts: Facts): Facts[] {
  return Object.entries(facts).flatMap(([key, value]) => {
    const { [key]: _, ...without } = facts;
    const shorter = Array.isArray(value)
      ? value.map((one): FactValue => (value as readonly string[]).filter((other) => other !== one))
      : [];
    return [without, ...shorter.map((left) => ({ ...facts, [key]: left }))];
  });
}
