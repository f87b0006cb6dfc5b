import type { SparseVector } from '../classifier/features';
import { fitSoftmaxRegression } from '../classifier/softmax';

/** How much a message speaks for a question in scope: logarithm of odds, 0 when it says nothing. */
export interface Scope {
  (vector: SparseVector): number;
  /** What it learnt: the weights of each feature for "in scope" and "out of scope"; empty when nothing is known to be out of scope. */
  readonly weights: Float32Array;
}

/** Settings that cross-validation on several packs found good; accuracy is flat around them. */
export const FIT = { epochs: 3, step: 5, decay: 1, smoothing: 0.1 };

const CLASSES = 2;
const IN = 0;
const OUT = 1;
// Longer and less smoothed than the ranking: two classes of thousands of examples bear it. Cross-validated.
const SCOPE_FIT = { ...FIT, epochs: 6, smoothing: 0.02 };

/**
 * Fits logistic regression to tell what is in scope from what is not, both sides counting the same whatever their numbers.
 *
 * The ranking's own class for what is out of scope must beat each entry alone; this one is asked about the whole scope. Of the two and
 * naive Bayes on words it is the best single sign (area under the curve on two sets of questions nobody trained on: 0.99 and 0.95
 * beside 0.90 and 0.93, and 0.95 and 0.86).
 *
 * @param none the class of what is out of scope; -1 without one, and nothing then speaks either way
 */
export function fitScope(
  vectors: readonly SparseVector[],
  labels: readonly number[],
  none: number,
  size: number,
): Scope {
  const foreign = labels.filter((label) => label === none).length;
  if (foreign === 0) {
    return scopeOf(new Float32Array(0));
  }
  const times = Math.max(1, Math.round((labels.length - foreign) / foreign));
  const examples: SparseVector[] = [];
  const sides: number[] = [];
  vectors.forEach((vector, i) => {
    const side = labels[i] === none ? OUT : IN;
    for (let n = side === OUT ? times : 1; n > 0; n--) {
      examples.push(vector);
      sides.push(side);
    }
  });
  return scopeOf(fitSoftmaxRegression(examples, sides, CLASSES, size, SCOPE_FIT).weights);
}

/** The scope that has learnt these weights. */
export function scopeOf(weights: Float32Array): Scope {
  const odds = ({ indices, values }: SparseVector): number => {
    let sum = 0;
    for (let k = 0; weights.length > 0 && k < indices.length; k++) {
      const row = indices[k]! * CLASSES;
      sum += values[k]! * (weights[row + IN]! - weights[row + OUT]!);
    }
    return sum;
  };
  return Object.assign(odds, { weights });
}
