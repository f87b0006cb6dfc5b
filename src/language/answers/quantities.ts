import { durationAt } from './durations';
import type { Quantity } from './quantity';
import { rateAt } from './rates';

const MORE = new Set(['over', 'above', 'longer', 'beyond', 'exceeding', 'least']);
const LESS = new Set(['under', 'below', 'shorter', 'within', 'most']);
const JUST_OFF = 0.001;

/** The lengths of time and the rates in a text, left to right. Reads "a good quarter of an hour", "90 seconds", "2 or 3 times a week", "every other night", "less than once a month". */
export function findQuantities(words: readonly string[]): readonly Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < words.length; ) {
    const quantity = rateAt(words, at) ?? durationAt(words, at);
    if (quantity === undefined) {
      at++;
    } else {
      found.push(compared(words, quantity));
      at += quantity.length;
    }
  }
  return found;
}

/** Widens a quantity by the words before it: "over", "more than", "less than", "up to", "at least", "nearly". */
function compared(words: readonly string[], found: Quantity): Quantity {
  let at = found.at;
  const before = (offset: number) => words[found.at - offset] ?? '';
  if (before(1) === 'to' && before(2) === 'up') {
    at -= 2;
    return { ...found, from: 0, at, length: found.length + 2 };
  }
  const [word, length] =
    before(1) === 'than'
      ? [before(2), 2]
      : before(2) === 'at' && (before(1) === 'least' || before(1) === 'most')
        ? [before(1), 2]
        : [before(1), 1];
  at -= length;
  if (MORE.has(word) || word === 'more') {
    const from = word === 'least' ? found.from : found.to * (1 + JUST_OFF);
    return { ...found, from, to: Number.POSITIVE_INFINITY, at, length: found.length + length };
  }
  if (LESS.has(word) || word === 'less' || word === 'fewer') {
    const to = word === 'most' ? found.to : found.from * (1 - JUST_OFF);
    return { ...found, from: 0, to, at, length: found.length + length };
  }
  return found;
}
