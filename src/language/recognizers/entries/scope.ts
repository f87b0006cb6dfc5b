import { fitSoftmaxRegression } from '../../classifier/softmax';
import type { SparseVector } from '../../classifier/vectorizer';
import { SETTINGS } from './features';

const IN = 0;
const OUT = 1;
const CLASSES = 2;
// Longer and less smoothed than the ranking: two classes of thousands of examples bear it. Cross-validated.
const FIT = { ...SETTINGS.fit, epochs: 6, smoothing: 0.02, plenty: Infinity };

/**
 * Fits logistic regression to tell what is in scope from what is not, both sides counting the same whatever their numbers.
 *
 * The ranking's own class for what is out of scope must beat each entry alone; this one is asked about the whole scope. Of the two and
 * naive Bayes on words it is the best single sign (area under the curve on two sets of questions nobody trained on: 0.99 and 0.95
 * beside 0.90 and 0.93, and 0.95 and 0.86).
 *
 * @param none the class of what is out of scope
 * @returns by feature, what it speaks for a question in scope: logarithm of odds; empty where nothing is known to be out of scope
 */
export function fitScope(
  vectors: readonly SparseVector[],
  labels: readonly number[],
  none: number,
  size: number,
): Float32Array {
  const foreign = labels.filter((label) => label === none).length;
  if (foreign === 0) {
    return new Float32Array(0);
  }
  const times = Math.max(1, Math.round((labels.length - foreign) / foreign));
  const repeated = labels.flatMap((label, i) => (label === none ? new Array<number>(times).fill(i) : [i]));
  const { weights } = fitSoftmaxRegression(
    repeated.map((i) => vectors[i]!),
    repeated.map((i) => (labels[i] === none ? OUT : IN)),
    CLASSES,
    size,
    FIT,
  );
  return Float32Array.from({ length: size }, (_, i) => weights[CLASSES * i + IN]! - weights[CLASSES * i + OUT]!);
}

/** How much a message speaks for a question in scope: logarithm of odds, 0 when it says nothing. */
export function scopeOf(scope: Float32Array, { indices, values }: SparseVector): number {
  let sum = 0;
  for (let k = 0; scope.length > 0 && k < indices.length; k++) {
    sum += values[k]! * scope[indices[k]!]!;
  }
  return sum;
}
