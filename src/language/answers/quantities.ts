import { durationAt } from './durations';
import type { Quantity } from './quantity';
import { rateAt } from './rates';

const MORE = new Set(['more', 'over', 'above', 'longer', 'beyond', 'past', 'exceeding', 'least']);
const LESS = new Set(['less', 'fewer', 'under', 'below', 'shorter', 'within', 'inside', 'most']);
const DENIALS = new Set(['not', 'no', 'never', 'hardly', 'barely', 'rarely']);
const BETWEEN = new Set(
  'even quite usually normally ever really any much often last lasts lasted lasting go goes going on get gets take takes be been for'.split(
    ' ',
  ),
);
const JUST_OFF = 0.001;

/** The lengths of time and the rates in a text, left to right. Reads "a good quarter of an hour", "90 seconds", "2 or 3 times a week", "every other night", "less than once a month". */
export function findQuantities(words: readonly string[]): readonly Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < words.length; ) {
    const quantity = rateAt(words, at) ?? durationAt(words, at);
    if (quantity === undefined) {
      at++;
    } else {
      const meant = compared(words, quantity);
      if (meant !== undefined) {
        found.push(meant);
      }
      at += quantity.length;
    }
  }
  return found;
}

/**
 * Widens a quantity by the words before it: "over", "more than", "less than", "up to", "at least", "not even", "no longer than".
 *
 * Undefined for a rate that is denied: "not every night" says nothing of how many.
 */
function compared(words: readonly string[], found: Quantity): Quantity | undefined {
  const before = (offset: number) => words[found.at - offset] ?? '';
  if (before(1) === 'to' && before(2) === 'up') {
    return widened(found, 0, found.to, 2);
  }
  const [word, length] =
    before(1) === 'than'
      ? [before(2), 2]
      : before(2) === 'at' && (before(1) === 'least' || before(1) === 'most')
        ? [before(1), 2]
        : [before(1), 1];
  const more = MORE.has(word);
  const less = LESS.has(word);
  const denied = denialBefore(words, found.at - (more || less ? length : 0));
  const reach = found.at - (denied ?? found.at - length);
  if (more && denied !== undefined) {
    return widened(found, 0, found.to, reach);
  }
  if (less && denied !== undefined) {
    return widened(found, found.from, Number.POSITIVE_INFINITY, reach);
  }
  if (more) {
    const from = word === 'least' ? found.from : found.to * (1 + JUST_OFF);
    return widened(found, from, Number.POSITIVE_INFINITY, length);
  }
  if (less) {
    return widened(found, 0, word === 'most' ? found.to : found.from * (1 - JUST_OFF), length);
  }
  // "No 5 minutes" is "no, 5 minutes".
  if (denied === undefined || words[denied] === 'no') {
    return found;
  }
  return found.dimension === 'duration' || word === 'even'
    ? widened(found, 0, found.from * (1 - JUST_OFF), reach)
    : undefined;
}

function widened({ dimension, at, length }: Quantity, from: number, to: number, before: number): Quantity {
  return { dimension, from, to, at: at - before, length: length + before };
}

/** Where the word stands that denies a comparison or an amount; only words that go with one may come between. */
function denialBefore(words: readonly string[], end: number): number | undefined {
  let at = end - 1;
  while (at >= 0 && BETWEEN.has(words[at]!)) {
    at--;
  }
  return DENIALS.has(words[at] ?? '') ? at : undefined;
}
