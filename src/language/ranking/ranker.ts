import { softmaxRegression } from '../classifier/softmax';
import type { Match, Ranked } from '../understanding';
import { calibration } from './calibration';
import { type Evidence, gatherEvidence } from './evidence';
import { OUT_OF_SCOPE } from './examples';
import { featureCatalog } from './feature-catalog';
import { featureSpace } from './features';
import type { Fitted } from './fit';
import { type Kin, kinClasses } from './kin';
import type { Reader, Reading } from './reader';
import { scopeOf } from './scope';

/** Ranks entries for questions. */
export interface Ranker {
  rank(text: string): Match;
}

const RANKED = 5;
/** Confidence of a stored phrasing; what is left is for the same words meant otherwise. */
const STORED = 0.99;
/** Function words alone ("what about you") may rank, but never enough to be offered. */
const WITHOUT_CONTENT = 0.05;

/** The ranker that has learnt this. */
export function createRanker(fitted: Fitted, kin: Kin, reader: Reader): Ranker {
  const { ids, none, owners, thresholds } = fitted;
  const classes = ids.length + (none < 0 ? 0 : 1);
  const topics = kinClasses(ids, kin);
  const catalog = featureCatalog(fitted.features);
  const space = featureSpace(fitted.features, fitted.rarity);
  const calibrated = calibration(fitted.calibration);
  const model = softmaxRegression(fitted.weights, classes);
  const scope = scopeOf(fitted.scope);

  const look = (reading: Reading) => {
    const counts = catalog.count(reading);
    const vector = space.weigh(counts);
    const probabilities = model.probabilities(vector);
    const evidence = gatherEvidence(probabilities, none, topics, vector.known, scope(vector));
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
  return { rank };
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
