import type { Calibration, Judged } from './calibration';
import type { Evidence } from './evidence';

/** When to answer and when to offer. */
export interface Thresholds {
  /** The best entry is given from this confidence on. */
  readonly answer: number;
  /** Below it, the best few are offered when the question is in scope with this probability; else it is not known. */
  readonly offer: number;
}

/** At most this share of all messages may get a wrong answer: the aim the product is measured by. */
const WRONG_ANSWERS = 0.03;
/** At most this share of what is out of scope should be met with "did you mean": being asked back costs less than a wrong answer ... */
const OUT_OF_SCOPE_OFFERED = 0.15;
/** ... but it comes second to this: of the questions whose best entry is right at most so many may be refused. */
const RIGHT_REFUSED = 0.015;
const LOWEST_ANSWER = 0.5;

/**
 * Chooses thresholds on predictions of training phrasings by classifiers that had not seen them: the lowest that keep to the limits above.
 */
export function chooseThresholds(judged: readonly Judged[], { right, inScope }: Calibration): Thresholds {
  const total = judged.reduce((sum, { weight }) => sum + weight, 0);
  let answer = 1;
  let wrong = 0;
  for (const { confidence, one } of descending(judged, right)) {
    wrong += one.right ? 0 : one.weight;
    if (wrong > WRONG_ANSWERS * total) {
      break;
    }
    answer = confidence;
  }
  const foreign = descending(
    judged.filter((one) => one.foreign),
    inScope,
  );
  const rightly = descending(
    judged.filter((one) => one.right),
    inScope,
  );
  const keepsOut = foreign[Math.floor(OUT_OF_SCOPE_OFFERED * foreign.length)]?.confidence ?? 0;
  const letsIn = rightly[Math.ceil((1 - RIGHT_REFUSED) * rightly.length) - 1]?.confidence ?? 0;
  return { answer: Math.max(LOWEST_ANSWER, answer), offer: Math.min(keepsOut, letsIn) };
}

function descending(judged: readonly Judged[], confidence: (evidence: Evidence) => number) {
  return judged
    .map((one) => ({ one, confidence: confidence(one.evidence) }))
    .sort((a, b) => b.confidence - a.confidence);
}
