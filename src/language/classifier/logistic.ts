/** An example of a logistic regression. */
export interface Observed {
  readonly x: readonly number[];
  readonly holds: boolean;
  /** How much it counts. */
  readonly weight: number;
}

const MOST_STEPS = 25;
const ENOUGH = 1e-6;

/**
 * Fits logistic regression on a few dense features by Newton's method; calibration uses it (Platt scaling with more than one feature).
 *
 * @param prior precision of the Gaussian prior on every weight: keeps few examples from extreme confidence
 */
export function fitLogistic(examples: readonly Observed[], features: number, prior: number): readonly number[] {
  const weights = new Array<number>(features).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    // The gradient stands in the last column beside the curvature.
    const rows = weights.map((value, i) => [...weights.map((_, j) => (i === j ? prior : 0)), value * prior]);
    for (const { x, holds, weight } of examples) {
      const p = logistic(dot(weights, x));
      const error = (p - (holds ? 1 : 0)) * weight;
      const curvature = p * (1 - p) * weight;
      for (let i = 0; i < features; i++) {
        const row = rows[i]!;
        for (let j = 0; j < features; j++) {
          row[j]! += curvature * x[i]! * x[j]!;
        }
        row[features]! += error * x[i]!;
      }
    }
    const change = solve(rows);
    change.forEach((value, i) => {
      weights[i]! -= value;
    });
    if (change.every((value) => Math.abs(value) < ENOUGH)) {
      break;
    }
  }
  return weights;
}

/** The probability that weights give to features. */
export function probability(weights: readonly number[], x: readonly number[]): number {
  return logistic(dot(weights, x));
}

/** Solves linear equations whose matrix is positive definite; the right side stands in the last column. Gauss–Jordan, in place. */
function solve(rows: number[][]): readonly number[] {
  rows.forEach((pivot, i) => {
    const by = pivot[i]!;
    for (let j = i; j < pivot.length; j++) {
      pivot[j]! /= by;
    }
    rows.forEach((row, k) => {
      const factor = row[i]!;
      for (let j = i; k !== i && j < row.length; j++) {
        row[j]! -= factor * pivot[j]!;
      }
    });
  });
  return rows.map((row) => row.at(-1)!);
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += a[i]! * b[i]!;
  }
  return sum;
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
