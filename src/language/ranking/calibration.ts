import type { Prediction } from './cross-validation';
import { type Evidence, gatherEvidence, type KinClasses } from './evidence';

/** What {@link Evidence} is worth; both are probabilities. */
export interface Calibration {
  readonly weights: CalibrationWeights;
  /** That the best class, or one of its kin, is right. */
  right(evidence: Evidence): number;
  /** That the question is one of those the pack is for, whatever its best answer. */
  inScope(evidence: Evidence): number;
}

/** What calibration learnt: the weights of two logistic regressions. */
export interface CalibrationWeights {
  readonly right: readonly number[];
  /** Null for a pack that knows nothing out of scope: it takes everything for its own. */
  readonly inScope: readonly number[] | null;
}

/** A prediction with the truth about it. */
export interface Judged {
  readonly evidence: Evidence;
  readonly right: boolean;
  /** Out of scope: nothing would have been right. */
  readonly foreign: boolean;
  /** How much it counts. */
  readonly weight: number;
}

/** Share of messages that are taken to be out of scope, whatever the number of examples for them. */
const OUT_OF_SCOPE_SHARE = 0.3;

const ITERATIONS = 400;
const RATE = 0.5;
// Gaussian prior on the weights: keeps a pack with few phrasings from extreme confidence.
const PRIOR = 2;
const CERTAIN = 1e-4;

/** Compares cross-validated predictions with the truth, weighed so that what is out of scope has its share. */
export function judge(predictions: readonly Prediction[], none: number, kin: KinClasses): readonly Judged[] {
  const isForeign = ({ foreign, sample }: Prediction) => foreign || sample.label === none;
  const foreign = predictions.filter(isForeign).length;
  const own = predictions.length - foreign;
  const weight = foreign === 0 ? 0 : (OUT_OF_SCOPE_SHARE / (1 - OUT_OF_SCOPE_SHARE)) * (own / foreign);
  return predictions.map((prediction) => {
    const { probabilities, sample } = prediction;
    const evidence = gatherEvidence(probabilities, none, kin, prediction.known, prediction.scope);
    const right = sample.label === evidence.best || kin[evidence.best]?.has(sample.label) === true;
    return isForeign(prediction)
      ? { evidence, right: false, foreign: true, weight }
      : { evidence, right, foreign: false, weight: 1 };
  });
}

/** Fits two logistic regressions on the evidence: of being right, and of being in scope (Platt scaling with more than one feature). */
export function calibrate(judged: readonly Judged[]): Calibration {
  return calibration({
    right: fitLogistic(judged, ({ right }) => right),
    inScope: judged.some(({ foreign }) => foreign) ? fitLogistic(judged, ({ foreign }) => !foreign) : null,
  });
}

/** The calibration that has learnt these weights. */
export function calibration(weights: CalibrationWeights): Calibration {
  const { right, inScope } = weights;
  return {
    weights,
    right: (evidence) => logistic(dot(right, describe(evidence))),
    inScope: (evidence) => (inScope ? logistic(dot(inScope, describe(evidence))) : 1),
  };
}

function fitLogistic(judged: readonly Judged[], holds: (one: Judged) => boolean): readonly number[] {
  const rows = judged.map((one) => ({ x: describe(one.evidence), y: holds(one) ? 1 : 0, weight: one.weight }));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0) + 1;
  const weights = new Array<number>(FEATURES).fill(0);
  for (let i = 0; i < ITERATIONS; i++) {
    const gradient = weights.map((value) => value * PRIOR);
    for (const { x, y, weight } of rows) {
      const error = (logistic(dot(weights, x)) - y) * weight;
      for (let k = 0; k < FEATURES; k++) {
        gradient[k]! += error * x[k]!;
      }
    }
    for (let k = 0; k < FEATURES; k++) {
      weights[k]! -= (RATE * gradient[k]!) / total;
    }
  }
  return weights;
}

const FEATURES = 7;
// Beyond what phrasings show, neither says more: long messages have more of both, and are no surer for it.
const MOST_WORDS = 2.5;
const MOST_SCOPE = 3;

function describe({ own, topic, rival, none, known, scope }: Evidence): readonly number[] {
  return [
    1,
    logit(topic),
    Math.log(Math.max(CERTAIN, own) / Math.max(CERTAIN, rival)),
    logit(none) / 2,
    Math.log(0.2 + Math.min(MOST_WORDS, known.words)),
    Math.min(MOST_SCOPE, Math.max(-MOST_SCOPE, scope)),
    known.letters - 0.5,
  ];
}

function logit(probability: number): number {
  const p = Math.min(1 - CERTAIN, Math.max(CERTAIN, probability));
  return Math.log(p / (1 - p));
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
