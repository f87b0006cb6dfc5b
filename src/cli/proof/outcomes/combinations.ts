import type { Facts, FactValue } from '../../../knowledge/facts';
import type { Value } from '../values';

/** Every combination of this many values of different facts, each as facts of their own. */
export function* combinations(values: ReadonlyMap<string, readonly Value[]>, size: number): Generator<Facts> {
  yield* combine([...values.values()], size, {});
}

function* combine(
  facts: readonly (readonly Value[])[],
  size: number,
  given: Readonly<Record<string, FactValue>>,
): Generator<Facts> {
  if (size === 0) {
    yield given;
    return;
  }
  for (const [n, values] of facts.entries()) {
    for (const { key, value } of values) {
      yield* combine(facts.slice(n + 1), size - 1, { ...given, [key]: value });
    }
  }
}
