import type { Match, Ranked } from '../understanding';
import { calibrate, judge } from './calibration';
import { crossValidate } from './cross-validation';
import { gatherEvidence } from './evidence';
import { type Example, OUT_OF_SCOPE } from './examples';
import { createFeatureSpace } from './features';
import type { Kin } from './kin';
import type { Reader } from './reader';
import { fitScope } from './scope';
import { fitSoftmaxRegression } from './softmax-regression';
import { chooseThresholds, type Thresholds } from './thresholds';
import { createTrainingSet } from './training-set';

/** Ranks entries for questions. */
export interface Ranker {
  rank(text: string): Match;
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

/** Fits a ranker to a pack's examples. Deterministic. Takes about a second for 5,000 examples of 200 entries. */
export function fitRanker(examples: readonly Example[], kin: Kin, read: Reader): Ranker {
  const set = createTrainingSet(examples, read);
  const { ids, none, classes, catalog, samples, owners } = set;
  const kinClasses = ids.map((id) => new Set([...(kin.get(id) ?? [])].map((other) => ids.indexOf(other))));
  const rounds = Math.min(FOLDS, Math.ceil((FOLDS * PREDICTIONS) / samples.length));
  const leaveOut = none < 0 ? LEAVE_OUT : undefined;
  const judged = judge(crossValidate(set, { folds: FOLDS, rounds, leaveOut }), none, kinClasses);
  const calibration = calibrate(judged);
  const thresholds = chooseThresholds(judged, calibration);
  const space = createFeatureSpace(
    catalog,
    samples.map(({ counts }) => counts),
  );
  const scope = fitScope(catalog, samples, none);
  const model = fitSoftmaxRegression(
    samples.map(({ counts }) => space.weigh(counts)),
    samples.map(({ label }) => label),
    classes,
    space.size,
  );

  const rank = (text: string): Match => {
    const reading = read(text);
    const counts = catalog.count(reading);
    const vector = space.weigh(counts);
    if (vector.indices.length === 0) {
      return { decision: 'unknown', entries: [] };
    }
    const probabilities = model.probabilities(vector);
    const evidence = gatherEvidence(probabilities, none, kinClasses, vector.known, scope(counts));
    const stored = owners.get(reading.key);
    const declined = stored?.includes(OUT_OF_SCOPE) === true;
    const sure = declined ? 1 - STORED : calibration.right(evidence) * (reading.hasContent ? 1 : WITHOUT_CONTENT);
    const ranked = best(probabilities, none).map(
      (label): Ranked => ({
        id: ids[label]!,
        confidence:
          label === evidence.best ? sure : Math.min(sure, ((1 - sure) * probabilities[label]!) / (1 - evidence.own)),
      }),
    );
    const entries = stored === undefined || declined ? ranked : withOwners(ranked, stored);
    if ((entries[0]?.confidence ?? 0) >= thresholds.answer) {
      return { decision: 'answer', entries };
    }
    const offered =
      stored === undefined ? reading.hasContent && calibration.inScope(evidence) >= thresholds.offer : !declined;
    return { decision: offered ? 'clarify' : 'unknown', entries };
  };
  return { rank, thresholds };
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
