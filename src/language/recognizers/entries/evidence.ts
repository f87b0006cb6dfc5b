import { fitLogistic, probability } from '../../classifier/logistic';

/** How a prediction looks from outside: what its confidence is told from. */
export interface Evidence {
  /** The best class in scope; -1 when there is none. */
  readonly best: number;
  /** Its probability. */
  readonly own: number;
  /** Its probability with that of the classes related to it. */
  readonly topic: number;
  /** The highest probability of a class that is not related. */
  readonly rival: number;
  /** The probability of what is out of scope. */
  readonly none: number;
  /** How much the words speak for a question in scope: logarithm of odds. */
  readonly scope: number;
  /** Weight of the words that training examples have, in units of the rarest word. */
  readonly words: number;
  /** Share of the letter sequences' weight that training examples have: 0 to 1. */
  readonly letters: number;
}

/** Classes on one topic: by class, the classes that are related to it. */
export type RelatedClasses = readonly ReadonlySet<number>[];

/**
 * Gathers the evidence of a prediction.
 *
 * @param none the class of what is out of scope, never the best; -1 without one
 */
export function gatherEvidence(
  probabilities: Float32Array,
  none: number,
  related: RelatedClasses,
  rest: Pick<Evidence, 'scope' | 'words' | 'letters'>,
): Evidence {
  let best = -1;
  for (let c = 0; c < probabilities.length; c++) {
    if (c !== none && (best < 0 || probabilities[c]! > probabilities[best]!)) {
      best = c;
    }
  }
  const own = probabilities[best] ?? 0;
  let topic = own;
  let rival = 0;
  for (let c = 0; c < probabilities.length; c++) {
    if (related[best]?.has(c)) {
      topic += probabilities[c]!;
    } else if (c !== best && c !== none) {
      rival = Math.max(rival, probabilities[c]!);
    }
  }
  return { best, own, topic, rival, none: probabilities[none] ?? 0, ...rest };
}

/** What evidence is worth, as plain data: the weights of two logistic regressions. */
export interface Calibration {
  /** That the best class, or one related to it, is right. */
  readonly right: readonly number[];
  /** That the question is one of those the pack is for. Null for a pack that knows nothing out of scope: it takes everything for its own. */
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

// Keeps a pack with few phrasings from extreme confidence.
const PRIOR = 2;

/** Fits calibration to predictions of what was not learnt: Platt scaling with more than one feature. */
export function calibrate(judged: readonly Judged[]): Calibration {
  const rows = judged.map((one) => ({ ...one, x: describe(one.evidence) }));
  const features = rows[0]?.x.length ?? 0;
  return {
    right: fitLogistic(
      rows.map((row) => ({ ...row, holds: row.right })),
      features,
      PRIOR,
    ),
    inScope: judged.some(({ foreign }) => foreign)
      ? fitLogistic(
          rows.map((row) => ({ ...row, holds: !row.foreign })),
          features,
          PRIOR,
        )
      : null,
  };
}

/** The probability that the best entry, or one related to it, is right. */
export function rightness({ right }: Calibration, evidence: Evidence): number {
  return probability(right, describe(evidence));
}

/** The probability that the question is one of those the pack is for. */
export function inScope({ inScope: weights }: Calibration, evidence: Evidence): number {
  return weights === null ? 1 : probability(weights, describe(evidence));
}

/** What the numbers of {@link describe} stand for, in their order. */
export const PARTS = ['always', 'topic', 'beside the next', 'out of scope', 'known words', 'scope', 'known letters'];

const CERTAIN = 1e-4;
// Beyond what phrasings show, neither says more: long messages have more of both, and are no surer for it.
const MOST_WORDS = 2.5;
const MOST_SCOPE = 3;

/** Evidence as the numbers that calibration weighs. */
export function describe({ own, topic, rival, none, words, letters, scope }: Evidence): readonly number[] {
  return [
    1,
    logit(topic),
    Math.log(Math.max(CERTAIN, own) / Math.max(CERTAIN, rival)),
    logit(none) / 2,
    Math.log(0.2 + Math.min(MOST_WORDS, words)),
    Math.min(MOST_SCOPE, Math.max(-MOST_SCOPE, scope)),
    letters - 0.5,
  ];
}

function logit(value: number): number {
  const p = Math.min(1 - CERTAIN, Math.max(CERTAIN, value));
  return Math.log(p / (1 - p));
}
