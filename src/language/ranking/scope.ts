import type { Counts, FeatureCatalog } from './feature-catalog';
import type { Sample } from './training-set';

/** How much the words of a message speak for a question in scope: logarithm of odds, 0 when they say nothing. */
export type Scope = (counts: Counts) => number;

const SMOOTHING = 0.5;
// No single word decides: "tests" may well be asked about in scope though all examples with it are not.
const MOST = 2;

/**
 * Fits naive Bayes on the words that say something, in scope against out of scope.
 *
 * The ranking's own class for what is out of scope goes by style as much as by topic (most such examples are chatty); this one goes by topic.
 *
 * @param none the class of what is out of scope; -1 without one, and nothing then speaks either way
 */
export function fitScope(catalog: FeatureCatalog, samples: readonly Sample[], none: number): Scope {
  if (none < 0) {
    return () => 0;
  }
  const uses = [new Float32Array(catalog.size()), new Float32Array(catalog.size())] as const;
  const total: [number, number] = [0, 0];
  for (const { counts, label } of samples) {
    const side = label === none ? 1 : 0;
    total[side]++;
    for (const id of counts.ids.subarray(0, counts.ends[0])) {
      uses[side][id]!++;
    }
  }
  const odds = uses[0].map((own, id) => {
    const other = uses[1][id]!;
    const ratio = Math.log((own + SMOOTHING) / (total[0] + 1)) - Math.log((other + SMOOTHING) / (total[1] + 1));
    return own + other === 0 || catalog.emphasis(id) < 1 ? 0 : Math.max(-MOST, Math.min(MOST, ratio));
  });
  return ({ ids, ends: [words] }) => {
    let sum = 0;
    for (let i = 0; i < words; i++) {
      sum += odds[ids[i]!]!;
    }
    return sum;
  };
}
