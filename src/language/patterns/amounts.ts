import { type Durations, minutesOf } from '../entities/duration';
import type { Numbers } from '../entities/number';
import { remembered } from '../text/remembered';
import type { Token } from '../utterance';
import type { ReadWord } from './matcher';

/** Reads numbers and lengths of time at a token. */
export type Quantities = Pick<Numbers, 'numberAt'> & Pick<Durations, 'durationAt'>;

/** A number, or a length of time in minutes, with its place. */
export interface Amount {
  readonly value: number;
  readonly start: number;
  /** One past the last token. */
  readonly end: number;
}

/** The numbers and the lengths of time of a message, each kind looked up when a pattern first asks for it. */
export interface Amounts {
  of(kind: 'number' | 'duration'): readonly Amount[];
}

/** The amounts of no message. */
export const NO_AMOUNTS: Amounts = { of: () => [] };

/**
 * Reads the amounts of a message.
 *
 * @param step counts the work done
 */
export function amountsIn(
  tokens: readonly Token[],
  words: readonly ReadWord[],
  { numberAt, durationAt }: Quantities,
  step: () => void,
): Amounts {
  const numbers = () =>
    tokens.flatMap((_, start): Amount[] => {
      step();
      const number = numberAt(tokens, start);
      return number === undefined ? [] : [{ value: number.value, start, end: number.end }];
    });
  const durations = () => {
    // As they were meant: units of time are short, and often mistyped.
    const meant = tokens.map((token, at) => ({ ...token, text: words[at]!.meant[0] ?? token.text }));
    return meant.flatMap((_, start): Amount[] => {
      step();
      const duration = durationAt(meant, start);
      return duration?.certainty === 1 ? [{ value: minutesOf(duration), start, end: duration.end }] : [];
    });
  };
  return { of: remembered((kind: string) => (kind === 'number' ? numbers() : durations())) };
}
