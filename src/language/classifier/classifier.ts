import {
  type Catalog,
  type Counts,
  catalogFeatures,
  createKnownCounter,
  createVectorizer,
  type FeatureSettings,
  type Features,
  featureNames,
  type Rarity,
  rarityOf,
  type SparseVector,
  type Weighed,
} from './features';
import { type FitOptions, fitInPasses, fitSoftmaxRegression, type Pass, softmaxRegression } from './softmax';

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
export interface Classifier {
  /** Counts what a message is described by. */
  count(features: Features): Counts;
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

/** A fit to some of the examples. */
export interface PartialFit {
  readonly learnt: LearntClassifier;
  /** Which examples, by index. */
  readonly used: readonly number[];
}

/** How a fit to some of the examples becomes one to all: what it has not seen is learnt, then everything once more. */
const CONTINUED = { unseen: 4, all: 2 };

/** Numbers the features of examples. */
export function numberExamples(
  features: Iterable<Features>,
  labels: readonly number[],
  classes: number,
  settings: Settings,
): Examples {
  return { ...catalogFeatures(features, settings.features), labels, classes };
}

/**
 * Fits a classifier to examples; the same examples always give the same.
 *
 * @param used which of the examples, by index; all when absent
 * @param from an earlier fit to some of them, which is continued (and whose weights are used up): half the time, the same accuracy
 */
export function fitClassifier(
  { catalog, counts, labels, classes }: Examples,
  settings: Settings,
  used: readonly number[] = [...counts.keys()],
  from?: PartialFit,
): { readonly learnt: LearntClassifier; readonly vectors: readonly Weighed[] } {
  const training = used.map((i) => counts[i]!);
  const rarity = rarityOf(training, catalog, settings.features);
  const { vector, size } = createVectorizer(rarity, settings.features);
  const vectors = training.map(vector);
  const own = used.map((i) => labels[i]!);
  const { weights } =
    from === undefined
      ? fitSoftmaxRegression(vectors, own, classes, size, settings.fit)
      : fitInPasses(from.learnt.weights, vectors, own, classes, continued(used, from), settings.fit.smoothing);
  return { learnt: { catalog, rarity, weights, classes }, vectors };
}

function continued(used: readonly number[], from: PartialFit): readonly Pass[] {
  const seen = new Set(from.used);
  const all = [...used.keys()];
  return [
    { of: all.filter((i) => !seen.has(used[i]!)), step: CONTINUED.unseen },
    { of: all, step: CONTINUED.all },
  ];
}

/** The classifier that has learnt this. */
export function createClassifier(
  { catalog, rarity, weights, classes }: LearntClassifier,
  settings: Settings,
): Classifier {
  const { vector } = createVectorizer(rarity, settings.features);
  const { probabilities } = softmaxRegression(weights, classes);
  let names: readonly string[] | undefined;
  return {
    count: createKnownCounter(catalog),
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
