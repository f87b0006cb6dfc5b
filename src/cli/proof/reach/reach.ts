import type { Knowledge } from '../../../knowledge/knowledge';
import type { Triage } from '../../../triage/outcome';
import { Random } from '../random';
import { planFor } from './plan';
import { reachedBy, targetsOf } from './targets';
import { walk } from './walk';

/** How often a target is tried, with other random answers around it each time. */
const TRIES = 300;

/** What the walks reached of each kind of thing, and what they did not. */
export interface Reach {
  readonly kinds: readonly { readonly kind: string; readonly reached: number; readonly all: number }[];
  readonly missed: readonly string[];
  readonly walks: number;
}

/**
 * Walks the guided check again and again, each time towards something it should lead to: a question, an answer, a flag, a cause,
 * a remedy, a caution ... Every walk asks what the check would ask, so what is not reached cannot be reached, or hardly.
 *
 * The same seed walks the same ways.
 */
export function reachAll(knowledge: Knowledge, triage: Triage, seed: number): Reach {
  const random = new Random(seed);
  const targets = targetsOf(knowledge);
  const reached = new Set<string>();
  let walks = 0;
  for (const { kind, name, ways, answer } of targets) {
    for (let tries = 0; tries < TRIES && !reached.has(`${kind} ${name}`); tries += 1) {
      const plan = planFor(knowledge, random.pick(ways) ?? [], random, answer);
      for (const item of reachedBy(walk(knowledge, triage, plan, random))) {
        reached.add(item);
      }
      walks += 1;
    }
  }
  const missed = targets
    .map(({ kind, name }) => ({ kind, name }))
    .filter(({ kind, name }) => !reached.has(`${kind} ${name}`));
  const kinds = [...new Set(targets.map(({ kind }) => kind))].map((kind) => {
    const all = targets.filter((target) => target.kind === kind).length;
    return { kind, all, reached: all - missed.filter((target) => target.kind === kind).length };
  });
  return { kinds, missed: missed.map(({ kind, name }) => `${kind} ${name}`), walks };
}
