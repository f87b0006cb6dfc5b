/** A prediction with a score, and how much it counts. */
export interface Scored {
  readonly score: number;
  readonly wrong: boolean;
  readonly weight: number;
}

/** The lowest threshold from which on predictions that are wrong weigh at most so much; 1 where there is none. */
export function lowestThreshold(predictions: readonly Scored[], mostWrong: number): number {
  let threshold = 1;
  let wrong = 0;
  for (const one of predictions.toSorted((a, b) => b.score - a.score)) {
    wrong += one.wrong ? one.weight : 0;
    if (wrong > mostWrong) {
      break;
    }
    threshold = one.score;
  }
  return threshold;
}

/** The score that this share of the scores reaches: 0 to 1; 0 where there are none. */
export function reachedBy(scores: readonly number[], share: number): number {
  const sorted = scores.toSorted((a, b) => b - a);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}
