import { createRandom, shuffle } from '../classifier/random';
import { fitSoftmaxRegression } from '../classifier/softmax';
import type { Known } from './evidence';
import { createFeatureSpace } from './features';
import { FIT, fitScope } from './scope';
import type { Sample, TrainingSet } from './training-set';

/** What a classifier that never saw an example says of it. */
export interface Prediction {
  readonly sample: Sample;
  /** Probabilities by class. */
  readonly probabilities: Float32Array;
  readonly known: Known;
  readonly scope: number;
  /** The example's whole class was left out too: whatever is predicted is wrong, and the example out of scope. */
  readonly foreign: boolean;
}

const SEED = 7;

/** How examples are divided. */
export interface Folds {
  readonly folds: number;
  /** How many of the folds are predicted; all when absent. */
  readonly rounds?: number;
  /** Leave one class in this many out of each fold whole, to learn what unknown topics look like; none when absent. */
  readonly leaveOut?: number | undefined;
}

/**
 * k-fold cross-validation: examples are predicted by a classifier fitted on the other folds.
 *
 * Folds are stratified: each class is spread over them evenly. Examples of a class that say nearly the same stay together: predicting one
 * from the other would look easier than what people type is. What people do not type so is trained on, but not predicted.
 * Deterministic.
 */
export function crossValidate(
  { catalog, samples, classes, none }: TrainingSet,
  { folds, rounds = folds, leaveOut = 0 }: Folds,
): readonly Prediction[] {
  const fold = assignFolds(samples, classes, folds);
  const predictions: Prediction[] = [];
  for (let held = 0; held < rounds; held++) {
    const isForeign = (label: number) => leaveOut > 0 && label % leaveOut === held;
    const training = samples.filter(({ label }, i) => fold[i] !== held && !isForeign(label));
    const space = createFeatureSpace(
      catalog,
      training.map(({ counts }) => counts),
    );
    const vectors = training.map(({ counts }) => space.weigh(counts));
    const labels = training.map(({ label }) => label);
    const scope = fitScope(vectors, labels, none, space.size);
    const model = fitSoftmaxRegression(vectors, labels, classes, space.size, FIT);
    samples.forEach((sample, i) => {
      if (fold[i] === held && sample.typed) {
        const vector = space.weigh(sample.counts);
        predictions.push({
          sample,
          probabilities: model.probabilities(vector),
          known: vector.known,
          scope: scope(vector),
          foreign: isForeign(sample.label),
        });
      }
    });
  }
  return predictions;
}

function assignFolds(samples: readonly Sample[], classes: number, folds: number): readonly number[] {
  const random = createRandom(SEED);
  const byClass: number[][] = Array.from({ length: classes }, () => []);
  samples.forEach(({ label }, i) => {
    byClass[label]!.push(i);
  });
  const fold = new Array<number>(samples.length);
  const sizes = new Array<number>(folds).fill(0);
  for (const members of byClass) {
    for (const alike of groupAlike(shuffle(members, random), samples)) {
      const smallest = sizes.indexOf(Math.min(...sizes));
      sizes[smallest]! += alike.length;
      for (const i of alike) {
        fold[i] = smallest;
      }
    }
  }
  return fold;
}

/** Groups examples that share this much of their words (Jaccard) with the first of a group. */
const ALIKE = 0.5;

function groupAlike(members: readonly number[], samples: readonly Sample[]): readonly (readonly number[])[] {
  const groups: { readonly words: ReadonlySet<number>; readonly members: number[] }[] = [];
  for (const i of members) {
    const { ids, ends } = samples[i]!.counts;
    const words = new Set(ids.subarray(0, ends[0]));
    const group = groups.find((other) => {
      let shared = 0;
      for (const word of words) {
        shared += other.words.has(word) ? 1 : 0;
      }
      return shared > ALIKE * (words.size + other.words.size - shared);
    });
    if (group === undefined) {
      groups.push({ words, members: [i] });
    } else {
      group.members.push(i);
    }
  }
  return groups.map((group) => group.members);
}
