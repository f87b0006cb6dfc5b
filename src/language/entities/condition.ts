import type { LongTermCondition } from '../../knowledge/knowledge';

/** Every name of the conditions, as content writes it, with the id of the condition. */
export function conditionNames(
  conditions: readonly LongTermCondition[],
): readonly (readonly [name: string, id: string])[] {
  return conditions.flatMap(({ id, name, also }) => [name, ...also].map((called) => [called, id] as const));
}
