import type { Knowledge } from '../../knowledge/knowledge';
import type { Triage } from '../../triage/outcome';
import { planFor } from '../paths/plan';
import { Random } from '../paths/random';
import { reachedBy, targetsOf } from '../paths/targets';
import { walk } from '../paths/walk';
import type { Io } from './assess';

/** How often a target is tried, with other random answers around it each time. */
const TRIES = 300;

/**
 * Walks the guided check again and again, and prints how much of it was reached: questions, answers, flags, causes, medicines,
 * remedies, cautions, reasons and urgencies. Every walk asks what the check would ask, so what is not reached cannot be reached, or hardly.
 *
 * The same seed walks the same ways.
 *
 * @returns the exit code: 1 if anything was not reached
 */
export async function paths(
  io: Pick<Io, 'out'>,
  { triage, knowledge, seed = 1 }: { readonly triage: Triage; readonly knowledge: Knowledge; readonly seed?: number },
): Promise<number> {
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
  const missed = targets.filter(({ kind, name }) => !reached.has(`${kind} ${name}`));
  for (const kind of new Set(targets.map((target) => target.kind))) {
    const all = targets.filter((target) => target.kind === kind).length;
    io.out(`${kind}: ${all - missed.filter((target) => target.kind === kind).length} of ${all}`);
  }
  io.out(`walks: ${walks}`);
  for (const { kind, name } of missed) {
    io.out(`not reached: ${kind} ${name}`);
  }
  return missed.length > 0 ? 1 : 0;
}
