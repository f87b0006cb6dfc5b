import { numberAt, ordinal } from '../number-words';
import { type Amount, amountAt } from './amounts';
import { type Quantity, SECONDS, singular } from './quantity';

const PERIODS = new Map([
  ['hour', SECONDS.hour],
  ['day', SECONDS.day],
  ['night', SECONDS.day],
  ['evening', SECONDS.day],
  ['morning', SECONDS.day],
  ['week', SECONDS.week],
  ['fortnight', SECONDS.fortnight],
  ['month', SECONDS.month],
  ['year', SECONDS.year],
]);
const ADVERBS = new Map([
  ['nightly', SECONDS.day],
  ['daily', SECONDS.day],
  ['weekly', SECONDS.week],
  ['fortnightly', SECONDS.fortnight],
  ['monthly', SECONDS.month],
  ['yearly', SECONDS.year],
]);
const TIMES = new Map([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
]);
const COUNTED = new Set(['time', 'x', 'night', 'day', 'evening', 'morning', 'occasion']);
const INTENSIFIERS = new Set(
  'single bloody damn damned flipping blooming blinking flaming bleeding blasted ruddy sodding fucking freaking'.split(
    ' ',
  ),
);
const EVERY = new Set(['every', 'each']);

/** The rate that begins at a word: "2 or 3 times a week", "twice weekly", "every other night", "weekly", "5 nights out of 7". Nights without more are of a week. */
export function rateAt(words: readonly string[], at: number): Quantity | undefined {
  const adverb = ADVERBS.get(words[at] ?? '');
  if (adverb !== undefined) {
    return rate(1, 1, adverb, at, 1);
  }
  if (EVERY.has(words[at] ?? '')) {
    return everyAt(words, at);
  }
  const times = TIMES.get(words[at] ?? '');
  const second = times !== undefined && words[at + 1] === 'or' ? TIMES.get(words[at + 2] ?? '') : undefined;
  const range: Amount | undefined =
    times === undefined
      ? amountAt(words, at)
      : { from: times, to: second ?? times, length: second === undefined ? 1 : 3 };
  if (range === undefined) {
    return undefined;
  }
  let next = at + range.length;
  const counted = singular(words[next]);
  next += COUNTED.has(counted) ? 1 : 0;
  const outOf = words[next] === 'out' && words[next + 1] === 'of' ? numberAt(words, next + 2) : undefined;
  if (outOf !== undefined) {
    return weekly((7 * range.from) / outOf.value, (7 * range.to) / outOf.value, at, next + 2 + outOf.length - at);
  }
  const regularly = ADVERBS.get(words[next] ?? '');
  if (regularly !== undefined) {
    return rate(range.from, range.to, regularly, at, next + 1 - at);
  }
  if ((counted === 'time' || counted === 'x') && PERIODS.has(words[next] ?? '')) {
    // "2x week"
    return rate(range.from, range.to, PERIODS.get(words[next]!)!, at, next + 1 - at);
  }
  const per = words[next];
  if (per === 'a' || per === 'an' || per === 'per' || per === 'each' || per === 'in' || per === 'the') {
    next += per === 'in' && (words[next + 1] === 'a' || words[next + 1] === 'the') ? 2 : 1;
    const period = PERIODS.get(singular(words[next]));
    return period === undefined ? undefined : rate(range.from, range.to, period, at, next + 1 - at);
  }
  if (EVERY.has(per ?? '')) {
    const every = everyAt(words, next);
    return every && weekly(range.from * every.from, range.to * every.to, at, next + every.length - at);
  }
  return counted === 'night' && next > at + range.length
    ? rate(range.from, range.to, SECONDS.week, at, next - at)
    : undefined;
}

/** "every night", "every other night", "every third day", "every 3 days", "every couple of weeks". */
function everyAt(words: readonly string[], at: number): Quantity | undefined {
  let next = at + 1;
  const skip = words[next];
  const place = skip === 'other' ? 2 : ordinal(skip ?? '');
  // "Every few days" are three or four of them.
  const range =
    place !== undefined
      ? { from: place, to: place, length: 1 }
      : skip === 'few'
        ? { from: 3, to: 4, length: 1 }
        : amountAt(words, next);
  next += range?.length ?? 0;
  const single = INTENSIFIERS.has(words[next] ?? '') ? 1 : 0;
  const period = PERIODS.get(singular(words[next + single]));
  return period === undefined
    ? undefined
    : rate(1 / (range?.to ?? 1), 1 / (range?.from ?? 1), period, at, next + single + 1 - at);
}

function rate(from: number, to: number, period: number, at: number, length: number): Quantity {
  return weekly((from * SECONDS.week) / period, (to * SECONDS.week) / period, at, length);
}

function weekly(from: number, to: number, at: number, length: number): Quantity {
  return { dimension: 'rate', from, to, at, length };
}
