import type { Match, Ranked } from '../understanding';
import { type CalibrationWeights, calibrate, calibration, judge } from './calibration';
import { crossValidate } from './cross-validation';
import { type Evidence, gatherEvidence, type KinClasses } from './evidence';
import { type Example, OUT_OF_SCOPE } from './examples';
import { createFeatureSpace, type FeatureSpace } from './features';
import type { Kin } from './kin';
import type { Reader, Reading } from './reader';
import { fitScope } from './scope';
import { fitSoftmaxRegression, softmaxRegression } from './softmax-regression';
import { chooseThresholds, type Thresholds } from './thresholds';
import { createTrainingSet, type TrainingSet } from './training-set';

/** Ranks entries for questions. */
export interface Ranker {
  rank(text: string): Match;
  readonly thresholds: Thresholds;
  /** What fitting learnt, so that the next start need not fit again. */
  readonly fitted: Fitted;
}

/** What fitting learnt from a pack, as plain numbers. */
export interface Fitted {
  readonly weights: Float32Array;
  readonly calibration: CalibrationWeights;
  readonly thresholds: Thresholds;
}

const RANKED = 5;
const FOLDS = 3;
// Predictions that calibration needs; a large pack has them from one fold, which saves two fits.
const PREDICTIONS = 1000;
// Without examples of what is out of scope, one class in this many is left out of each fold to stand in for them.
const LEAVE_OUT = 6;
/** Confidence of a stored phrasing; what is left is for the same words meant otherwise. */
const STORED = 0.99;
/** Function words alone ("what about you") may rank, but never enough to be offered. */
const WITHOUT_CONTENT = 0.05;

/**
 * Fits a ranker to a pack's examples. Deterministic. Takes about a second for 5,000 examples of 200 entries.
 *
 * @param known what an earlier fit to the same examples learnt; it is taken over, and nothing is fitted
 */
export function fitRanker(examples: readonly Example[], kin: Kin, reader: Reader, known?: Fitted): Ranker {
  const set = createTrainingSet(examples, reader);
  const { ids, none, classes, catalog, samples, owners } = set;
  const kinClasses = ids.map((id) => new Set([...(kin.get(id) ?? [])].map((other) => ids.indexOf(other))));
  const space = createFeatureSpace(
    catalog,
    samples.map(({ counts }) => counts),
  );
  const scope = fitScope(catalog, samples, none);
  const fits = known?.weights.length === space.size * classes;
  const fitted = known && fits ? known : fit(set, kinClasses, space);
  const { thresholds } = fitted;
  const calibrated = calibration(fitted.calibration);
  const model = softmaxRegression(fitted.weights, classes);

  const look = (reading: Reading) => {
    const counts = catalog.count(reading);
    const vector = space.weigh(counts);
    const probabilities = model.probabilities(vector);
    const evidence = gatherEvidence(probabilities, none, kinClasses, vector.known, scope(counts));
    return { isEmpty: vector.indices.length === 0, probabilities, evidence };
  };
  const isInScope = (text: string, evidence: Evidence): boolean => {
    const whole = calibrated.inScope(evidence);
    if (whole >= thresholds.offer) {
      return true;
    }
    const parts = reader.parts(text).map((part) => calibrated.inScope(look(part).evidence));
    return (whole + Math.max(0, ...parts)) / 2 >= thresholds.offer;
  };

  const rank = (text: string): Match => {
    const reading = reader.read(text);
    const { isEmpty, probabilities, evidence } = look(reading);
    if (isEmpty) {
      return { decision: 'unknown', entries: [] };
    }
    const stored = owners.get(reading.key);
    const declined = stored?.includes(OUT_OF_SCOPE) === true;
    const sure = declined ? 1 - STORED : calibrated.right(evidence) * (reading.hasContent ? 1 : WITHOUT_CONTENT);
    const ranked = best(probabilities, none).map((label): Ranked => {
      const share = ((1 - sure) * probabilities[label]!) / (1 - evidence.own);
      return { id: ids[label]!, confidence: label === evidence.best ? sure : Math.min(sure, share) };
    });
    if (stored !== undefined && !declined) {
      return { decision: stored.length === 1 ? 'answer' : 'clarify', entries: withOwners(ranked, stored) };
    }
    if (sure >= thresholds.answer) {
      return { decision: 'answer', entries: ranked };
    }
    const offered = reading.hasContent && !declined && isInScope(text, evidence);
    return { decision: offered ? 'clarify' : 'unknown', entries: ranked };
  };
  return { rank, thresholds, fitted };
}

function fit(set: TrainingSet, kinClasses: KinClasses, space: FeatureSpace): Fitted {
  const { none, classes, samples } = set;
  const rounds = Math.min(FOLDS, Math.ceil((FOLDS * PREDICTIONS) / samples.length));
  const leaveOut = none < 0 ? LEAVE_OUT : undefined;
  const judged = judge(crossValidate(set, { folds: FOLDS, rounds, leaveOut }), none, kinClasses);
  const calibrated = calibrate(judged);
  const { weights } = fitSoftmaxRegression(
    samples.map(({ counts }) => space.weigh(counts)),
    samples.map(({ label }) => label),
    classes,
    space.size,
  );
  return { weights, calibration: calibrated.weights, thresholds: chooseThresholds(judged, calibrated) };
}

/** Puts the owners of a stored phrasing first; what they leave is shared by the others. */
function withOwners(ranked: readonly Ranked[], owners: readonly string[]): readonly Ranked[] {
  const others = ranked.filter(({ id }) => !owners.includes(id));
  const total = others.reduce((sum, { confidence }) => sum + confidence, 0) || 1;
  return [
    ...owners.map((id) => ({ id, confidence: STORED / owners.length })),
    ...others.map(({ id, confidence }) => ({ id, confidence: ((1 - STORED) * confidence) / total })),
  ].slice(0, RANKED);
}

/** The most probable classes, best first, `none` left aside; of equals the first. */
function best(probabilities: Float32Array, none: number): readonly number[] {
  const top: number[] = [];
  for (let c = 0; c < probabilities.length; c++) {
    if (c === none || (top.length === RANKED && probabilities[c]! <= probabilities[top[RANKED - 1]!]!)) {
      continue;
    }
    let at = top.length;
    while (at > 0 && probabilities[top[at - 1]!]! < probabilities[c]!) {
      at--;
    }
    top.splice(at, 0, c);
    top.length = Math.min(top.length, RANKED);
  }
  return top;
}
