import type { Facts } from '../../knowledge/facts';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Triage } from '../../triage/outcome';
import type { Claims } from '../proof/claims';
import type { Examination, Extent } from '../proof/outcomes/examine';
import { createInspect } from '../proof/outcomes/inspect';
import { walkAll } from '../proof/paths/walk-all';
import { reachAll } from '../proof/reach/reach';
import type { Io } from './assess';

/** How much is proved where nothing else is said. */
export const FULL = { paths: true, triples: true, random: 1_000_000, seed: 1 } as const;

/** What a proof is about. */
export interface Proof {
  readonly knowledge: Knowledge;
  /** The triage that conversations run on. */
  readonly triage: Triage;
  readonly claims: Claims;
  /** `paths`: whether to walk every path of the questionnaire. */
  readonly extent: Omit<Extent, 'part' | 'parts'> & { readonly paths: boolean };
  /** Examines outcomes, here or elsewhere. */
  readonly examine: (extent: Omit<Extent, 'part' | 'parts'>) => Examination | Promise<Examination>;
}

/**
 * Proves that the triage is safe, as far as counting goes, and prints what it covered: everything can be reached; every path of the
 * questionnaire ends well; and the outcome of every pair and triple of values and of many made-up people keeps every claim.
 *
 * @returns the exit code: 1 if anything is wrong; the first case of it is printed as facts that `assess` takes
 */
export async function prove(
  io: Pick<Io, 'out'>,
  { knowledge, triage, claims, extent, examine }: Proof,
): Promise<number> {
  // Elsewhere that goes on while the paths are walked here.
  const examining = examine(extent);
  const { kinds, missed, walks } = reachAll(knowledge, triage, extent.seed);
  for (const { kind, reached, all } of kinds) {
    io.out(`${kind} reached: ${reached} of ${all}`);
  }
  io.out(`walks there: ${walks}`);
  for (const name of missed) {
    io.out(`not reached: ${name}`);
  }

  const ways = extent.paths ? walkAll(knowledge, triage, createInspect(knowledge, triage, claims)) : undefined;
  if (ways) {
    io.out(`paths through the questions: ${ways.paths}, the longest of ${ways.longest} questions`);
    io.out(`situations on the way: ${ways.situations}`);
    report(io, ways.fault);
  }

  const { counts, fault } = await examining;
  for (const [kind, count] of Object.entries(counts)) {
    io.out(`${kind}: ${count}`);
  }
  report(io, fault);

  const { forbidden, careful, raised, warnings } = claims;
  io.out(
    `held against ${forbidden.length} rows of what is forbidden, ${careful.length} of cautions, ${raised.length} flags and ${warnings.length} warnings`,
  );
  return missed.length > 0 || ways?.fault || fault ? 1 : 0;
}

function report(io: Pick<Io, 'out'>, fault: { readonly what: string; readonly facts: Facts } | undefined): void {
  if (fault) {
    io.out(`wrong: ${fault.what}`);
    io.out(`facts: ${JSON.stringify(fault.facts)}`);
  }
}
