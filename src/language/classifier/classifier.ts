import {
  type Catalog,
  type Counts,
  catalogFeatures,
  createKnownCounter,
  type Describe,
  type FeatureSettings,
  featureNames,
} from './features';
import { type FitOptions, fitSoftmaxRegression, softmaxRegression } from './softmax';
import { createVectorizer, type Rarity, rarityOf, type SparseVector, type Weighed } from './vectorizer';

/** How a classifier is fitted. */
export interface Settings {
  readonly features: FeatureSettings;
  readonly fit: FitOptions;
}

/** Examples with their features numbered, ready to be fitted to, whole or in folds. */
export interface Examples {
  readonly catalog: Catalog;
  readonly counts: readonly Counts[];
  /** The class of each: 0 to `classes` - 1. */
  readonly labels: readonly number[];
  readonly classes: number;
}

/** What fitting learnt, as plain data. */
export interface LearntClassifier {
  readonly catalog: Catalog;
  readonly rarity: Rarity;
  /** The weights of each feature for all classes, one feature after the other. */
  readonly weights: Float32Array;
  readonly classes: number;
}

/** Says how likely each class is for what has these features. */
export interface Classifier<T> {
  /** Counts what a message is described by. */
  count(message: T): Counts;
  vector(counts: Counts): Weighed;
  /** By class; they add up to 1. */
  probabilities(vector: SparseVector): Float32Array;
  /** The features that speak most for a class beside all classes, strongest first. */
  reasons(vector: SparseVector, label: number, most: number): readonly Reason[];
}

/** A feature of a message, and how much it speaks for a class: what it adds to the logarithm of its odds. */
export interface Reason {
  readonly feature: string;
  readonly weight: number;
}

/** Numbers the features of examples. */
export function numberExamples<T>(
  examples: Iterable<T>,
  describe: Describe<T>,
  labels: readonly number[],
  classes: number,
  settings: Settings,
): Examples {
  return { ...catalogFeatures(examples, describe, settings.features), labels, classes };
}

/**
 * Fits a classifier to examples; the same examples always give the same.
 *
 * @param used which of the examples, by index; all when absent
 */
export function fitClassifier(
  { catalog, counts, labels, classes }: Examples,
  settings: Settings,
  used: readonly number[] = [...counts.keys()],
): { readonly learnt: LearntClassifier; readonly vectors: readonly Weighed[] } {
  const training = used.map((i) => counts[i]!);
  const rarity = rarityOf(training, catalog, settings.features);
  const { vector, size } = createVectorizer(rarity, settings.features);
  const vectors = training.map(vector);
  const own = used.map((i) => labels[i]!);
  const { weights } = fitSoftmaxRegression(vectors, own, classes, size, settings.fit);
  return { learnt: { catalog, rarity, weights, classes }, vectors };
}

/** The classifier that has learnt this. */
export function createClassifier<T>(
  { catalog, rarity, weights, classes }: LearntClassifier,
  describe: Describe<T>,
  settings: Settings,
): Classifier<T> {
  const { vector } = createVectorizer(rarity, settings.features);
  const { probabilities } = softmaxRegression(weights, classes);
  let names: readonly string[] | undefined;
  return {
    count: createKnownCounter(catalog, describe, settings.features),
    vector,
    probabilities,
    reasons: ({ indices, values }, label, most) => {
      names ??= featureNames(catalog);
      const known = names;
      return Array.from(indices, (index, k) => {
        const row = weights.subarray(index * classes, (index + 1) * classes);
        const average = row.reduce((sum, weight) => sum + weight, 0) / classes;
        return { feature: known[index] ?? '', weight: values[k]! * (row[label]! - average) };
      })
        .sort((a, b) => b.weight - a.weight)
        .slice(0, most)
        .filter(({ weight }) => weight > 0);
    },
  };
}
