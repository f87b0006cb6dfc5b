import { createRandom, shuffle } from './random';
import type { SparseVector } from './vectorizer';

/** A fitted multinomial logistic regression. */
export interface SoftmaxRegression {
  /** The probability of every class; they add up to 1. */
  probabilities(vector: SparseVector): Float32Array;
  /** Everything it learnt: the weights of each feature for all classes, one feature after the other. */
  readonly weights: Float32Array;
}

/** How a {@link SoftmaxRegression} is fitted. */
export interface FitOptions {
  readonly epochs: number;
  /** Step length of the first epoch; that of epoch `e` is `step / (1 + decay * e)`. */
  readonly step: number;
  readonly decay: number;
  /** Probability taken from the right class and spread over all (label smoothing, Szegedy 2016): keeps the fit from growing certain. */
  readonly smoothing: number;
  /** A class with more examples than this counts as much as the root of its number says, so that it does not draw what belongs to others. No bound when absent. */
  readonly plenty?: number;
}

// Gradients this small change nothing; leaving them out makes all but the first epochs cost half.
const NEGLIGIBLE = 2e-3;
const SEED = 1;

/**
 * Fits multinomial logistic regression by stochastic gradient descent, always in the same order.
 *
 * Time: epochs × examples × features of an example × classes.
 *
 * @param vectors the training examples
 * @param labels the class of each: 0 to `classes` - 1
 * @param size number of features
 */
export function fitSoftmaxRegression(
  vectors: readonly SparseVector[],
  labels: readonly number[],
  classes: number,
  size: number,
  { epochs, step, decay, smoothing, plenty = Infinity }: FitOptions,
): SoftmaxRegression {
  const weights = new Float32Array(size * classes);
  // Weights of one feature for all classes lie together: both loops below then run along memory.
  const random = createRandom(SEED);
  const active = new Int32Array(classes);
  const change = new Float32Array(classes);
  const p = new Float32Array(classes);
  const spread = smoothing / classes;
  const weightOf = classWeights(labels, classes, plenty);

  const order = [...vectors.keys()];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const length = step / (1 + decay * epoch);
    for (const example of shuffle([...order], random)) {
      const { indices, values } = vectors[example]!;
      const label = labels[example]!;
      score(weights, classes, vectors[example]!, p);
      softmax(p);
      const stride = length * weightOf[label]!;
      let count = 0;
      for (let c = 0; c < classes; c++) {
        const gradient = p[c]! - spread - (c === label ? 1 - smoothing : 0);
        if (gradient > NEGLIGIBLE || gradient < -NEGLIGIBLE) {
          active[count] = c;
          change[count++] = stride * gradient;
        }
      }
      for (let k = 0; k < indices.length; k++) {
        const row = indices[k]! * classes;
        const value = values[k]!;
        for (let a = 0; a < count; a++) {
          weights[row + active[a]!]! -= change[a]! * value;
        }
      }
    }
  }

  return softmaxRegression(weights, classes);
}

/** How much an example of each class counts: 1, less where there are plenty of them. */
function classWeights(labels: readonly number[], classes: number, plenty: number): readonly number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) {
    counts[label]!++;
  }
  return counts.map((count) => Math.min(1, Math.sqrt(plenty / Math.max(1, count))));
}

/** The regression that has learnt these weights. */
export function softmaxRegression(weights: Float32Array, classes: number): SoftmaxRegression {
  return {
    weights,
    probabilities: (vector) => {
      const result = new Float32Array(classes);
      score(weights, classes, vector, result);
      softmax(result);
      return result;
    },
  };
}

/** The sum of the weights of every class over the features. */
function score(weights: Float32Array, classes: number, { indices, values }: SparseVector, into: Float32Array): void {
  into.fill(0);
  let k = 0;
  // Eight features at a time: the sums are then read and written an eighth as often, which is most of the time of a fit. Plain
  // variables, because rows in an array of their own cost half as much again.
  for (; k + 7 < indices.length; k += 8) {
    const [a, b] = [indices[k]! * classes, indices[k + 1]! * classes];
    const [c, d] = [indices[k + 2]! * classes, indices[k + 3]! * classes];
    const [e, f] = [indices[k + 4]! * classes, indices[k + 5]! * classes];
    const [g, h] = [indices[k + 6]! * classes, indices[k + 7]! * classes];
    const [va, vb, vc, vd] = [values[k]!, values[k + 1]!, values[k + 2]!, values[k + 3]!];
    const [ve, vf, vg, vh] = [values[k + 4]!, values[k + 5]!, values[k + 6]!, values[k + 7]!];
    for (let i = 0; i < classes; i++) {
      into[i]! +=
        weights[a + i]! * va +
        weights[b + i]! * vb +
        weights[c + i]! * vc +
        weights[d + i]! * vd +
        weights[e + i]! * ve +
        weights[f + i]! * vf +
        weights[g + i]! * vg +
        weights[h + i]! * vh;
    }
  }
  for (; k < indices.length; k++) {
    const row = indices[k]! * classes;
    const value = values[k]!;
    for (let i = 0; i < classes; i++) {
      into[i]! += weights[row + i]! * value;
    }
  }
}

function softmax(scores: Float32Array): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of scores) {
    largest = Math.max(largest, value);
  }
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const grown = Math.exp(scores[c]! - largest);
    scores[c] = grown;
    sum += grown;
  }
  for (let c = 0; c < scores.length; c++) {
    scores[c]! /= sum;
  }
}
