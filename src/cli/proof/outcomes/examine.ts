import type { Facts } from '../../../knowledge/facts';
import type { Knowledge } from '../../../knowledge/knowledge';
import type { Triage } from '../../../triage/outcome';
import type { Claims } from '../claims';
import { Random } from '../random';
import { randomFacts } from '../random-facts';
import { distinctNames, namesOf, valuesOf } from '../values';
import { combinations } from './combinations';
import { createInspect, createInspectOrder, createInspectWarnings, type Inspect } from './inspect';
import { shrink } from './shrink';

/** How much to examine; of all that, the part `part` of `parts` equal ones. */
export interface Extent {
  readonly triples: boolean;
  /** How many sets are made up. */
  readonly random: number;
  readonly seed: number;
  readonly part: number;
  readonly parts: number;
}

/** How many fact sets of each kind were examined, and the first thing found wrong, with the smallest facts for it. */
export interface Examination {
  readonly counts: Readonly<Record<string, number>>;
  readonly fault?: { readonly what: string; readonly facts: Facts } | undefined;
}

/** Sets made up from one seed: the sets do not depend on how many parts there are. */
const BLOCK = 500;
/** Every how many made-up sets are examined in another order too. */
const REORDERED = 4;

/** Examines outcomes: every pair of values of different facts with every warning added, every triple, and made-up full sets. */
export function examine(
  knowledge: Knowledge,
  triage: Triage,
  claims: Claims,
  { triples, random, seed, part, parts }: Extent,
): Examination {
  const inspect = createInspect(knowledge, triage, claims);
  const inspectOrder = createInspectOrder(triage);
  const inspectAll = [inspect, inspectOrder, createInspectWarnings(triage, claims.warnings)];
  const inspectWarning = claims.warnings.map((warning) => createInspectWarnings(triage, [warning]));
  const names = namesOf(knowledge);
  const counts: Record<string, number> = {};

  const fails = (kind: string, facts: Facts, inspects: readonly Inspect[]): Examination['fault'] => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    const failing = inspects.find((one) => one(facts) !== undefined);
    if (!failing) {
      return undefined;
    }
    const smallest = shrink(facts, (smaller) => failing(smaller) !== undefined);
    return { what: failing(smallest) ?? '', facts: smallest };
  };
  const firstFault = (): Examination['fault'] => {
    let n = 0;
    const mine = () => n++ % parts === part;
    const all = valuesOf(knowledge, names);
    const distinct = valuesOf(knowledge, distinctNames(knowledge, triage));
    for (const facts of [{}, ...combinations(all, 1)]) {
      const fault = mine() ? fails('single values', facts, inspectAll) : undefined;
      if (fault) return fault;
    }
    for (const facts of combinations(all, 2)) {
      const fault = mine() ? fails('pairs of values', facts, [inspect]) : undefined;
      if (fault) return fault;
    }
    for (const facts of combinations(distinct, 2)) {
      const fault = mine() ? fails('pairs with every warning, and in another order', facts, inspectAll) : undefined;
      if (fault) return fault;
    }
    for (const facts of triples ? combinations(distinct, 3) : []) {
      const fault = mine() ? fails('triples of values', facts, [inspect]) : undefined;
      if (fault) return fault;
    }
    for (let block = part; block * BLOCK < random; block += parts) {
      const chance = new Random(seed * 1_000_003 + block);
      for (let set = 0; set < BLOCK; set += 1) {
        const facts = randomFacts(knowledge, names, chance);
        const warned = inspectWarning.length > 0 ? [chance.pick(inspectWarning)!] : [];
        const reordered = set % REORDERED === 0 ? [inspectOrder] : [];
        const fault = fails('made-up sets', facts, [inspect, ...warned, ...reordered]);
        if (fault) return fault;
      }
    }
    return undefined;
  };
  const fault = firstFault();
  return { counts, fault };
}
