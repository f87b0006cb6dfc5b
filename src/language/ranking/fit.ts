import { fitSoftmaxRegression } from '../classifier/softmax';
import { type CalibrationWeights, calibrate, judge } from './calibration';
import { crossValidate } from './cross-validation';
import type { Example } from './examples';
import type { KnownFeatures } from './feature-catalog';
import { createFeatureSpace, type Rarity } from './features';
import { type Kin, kinClasses } from './kin';
import type { Reader } from './reader';
import { FIT, fitScope } from './scope';
import { chooseThresholds, type Thresholds } from './thresholds';
import { createTrainingSet } from './training-set';

/** All that fitting learnt from a pack, as plain data: a ranker can be made of it without the examples. */
export interface Fitted {
  /** Entry ids by class. */
  readonly ids: readonly string[];
  /** The class of what is out of scope; -1 without one. */
  readonly none: number;
  /** The entries that own a stored text, by its key. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  readonly features: KnownFeatures;
  readonly rarity: Rarity;
  /** Of the ranking: {@link SoftmaxRegression}. */
  readonly weights: Float32Array;
  /** Of the scope: {@link Scope}. */
  readonly scope: Float32Array;
  readonly calibration: CalibrationWeights;
  readonly thresholds: Thresholds;
}

const FOLDS = 3;
// Predictions that calibration needs; a large pack has them from one fold, which saves two fits.
const PREDICTIONS = 1000;
// Without examples of what is out of scope, one class in this many is left out of each fold to stand in for them.
const LEAVE_OUT = 6;
/** Fits a ranking to a pack's examples. Deterministic. Takes about a second for 5,000 examples of 200 entries. */
export function fitRanking(examples: readonly Example[], kin: Kin, reader: Reader): Fitted {
  const set = createTrainingSet(examples, reader);
  const { ids, none, classes, catalog, samples, owners } = set;
  const rounds = Math.min(FOLDS, Math.ceil((FOLDS * PREDICTIONS) / samples.length));
  const leaveOut = none < 0 ? LEAVE_OUT : undefined;
  const judged = judge(crossValidate(set, { folds: FOLDS, rounds, leaveOut }), none, kinClasses(ids, kin));
  const calibrated = calibrate(judged);
  const space = createFeatureSpace(
    catalog,
    samples.map(({ counts }) => counts),
  );
  const vectors = samples.map(({ counts }) => space.weigh(counts));
  const labels = samples.map(({ label }) => label);
  return {
    ids,
    none,
    owners,
    features: catalog.known,
    rarity: space.rarity,
    weights: fitSoftmaxRegression(vectors, labels, classes, space.size, FIT).weights,
    scope: fitScope(vectors, labels, none, space.size).weights,
    calibration: calibrated.weights,
    thresholds: chooseThresholds(judged, calibrated),
  };
}
