import type { Facts, FactValue } from '../../knowledge/facts';

/** The facts with more told: lists are joined, otherwise the new value counts. Deliberately none of the code that conversations run on. */
export function addFacts(facts: Facts, more: Facts): Facts {
  const joined: Record<string, FactValue> = { ...facts };
  for (const [key, added] of Object.entries(more)) {
    const before = joined[key];
    joined[key] = Array.isArray(before) && Array.isArray(added) ? [...new Set([...before, ...added])] : added;
  }
  return joined;
}
