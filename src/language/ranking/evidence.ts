/** How a prediction looks from outside: what its confidence is told from. */
export interface Evidence {
  /** The best class in scope; -1 when there is none. */
  readonly best: number;
  /** Its probability. */
  readonly own: number;
  /** Its probability with that of its kin. */
  readonly topic: number;
  /** The highest probability of a class that is not kin. */
  readonly rival: number;
  /** The probability of what is out of scope. */
  readonly none: number;
  readonly known: Known;
  /** How much the words speak for a question in scope: logarithm of odds. */
  readonly scope: number;
}

/** How much of a message training examples have, whatever class they are of. */
export interface Known {
  /** Weight of the words that training examples have, in units of the rarest word. */
  readonly words: number;
  /** Share of the letter sequences' weight that training examples have: 0 to 1. */
  readonly letters: number;
}

/** Classes on one topic: by class, the classes that are kin to it. */
export type KinClasses = readonly ReadonlySet<number>[];

/**
 * Gathers the evidence of a prediction.
 *
 * @param none the class of what is out of scope, never the best; -1 without one
 */
export function gatherEvidence(
  probabilities: Float32Array,
  none: number,
  kin: KinClasses,
  known: Known,
  scope: number,
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
    if (kin[best]?.has(c)) {
      topic += probabilities[c]!;
    } else if (c !== best && c !== none) {
      rival = Math.max(rival, probabilities[c]!);
    }
  }
  return { best, own, topic, rival, none: probabilities[none] ?? 0, known, scope };
}
