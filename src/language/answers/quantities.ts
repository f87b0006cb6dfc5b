import { numberAt } from '../number-words';

/** What a quantity measures: how long (in seconds) or how often (times a week). */
export type Dimension = 'duration' | 'rate';

/** A length of time or a rate in a text. */
export interface Quantity {
  readonly dimension: Dimension;
  /** The bounds, both included; seconds or times a week. `to` may be infinite. */
  readonly from: number;
  readonly to: number;
  /** Position of the first word and number of words. */
  readonly at: number;
  readonly length: number;
}

const SECOND = 1;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;
const DURATIONS = new Map([
  ['second', SECOND],
  ['s', SECOND],
  ['minute', MINUTE],
  ['m', MINUTE],
  ['hour', HOUR],
  ['h', HOUR],
]);
const PERIODS = new Map([
  ['hour', HOUR],
  ['day', DAY],
  ['night', DAY],
  ['evening', DAY],
  ['morning', DAY],
  ['week', WEEK],
  ['fortnight', 2 * WEEK],
  ['month', MONTH],
  ['year', YEAR],
]);
const ADVERBS = new Map([
  ['nightly', DAY],
  ['daily', DAY],
  ['weekly', WEEK],
  ['fortnightly', 2 * WEEK],
  ['monthly', MONTH],
  ['yearly', YEAR],
]);
const TIMES = new Map([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
]);
const COUNTED = new Set(['time', 'night', 'day', 'evening', 'morning', 'cramp', 'attack', 'episode']);
const EVERY = new Set(['every', 'each']);
const A_FEW = new Map<string, readonly [number, number]>([
  ['few', [2, 4]],
  ['several', [3, 6]],
  ['couple', [2, 2]],
  ['pair', [2, 2]],
  ['many', [4, 10]],
  ['some', [2, 5]],
]);
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

/** A number or a range of numbers in words: "3", "2 or 3", "two to three", "a few", "a couple of". */
function rangeAt(words: readonly string[], at: number): { from: number; to: number; length: number } | undefined {
  const article = words[at] === 'a' || words[at] === 'an' ? 1 : 0;
  const vague = A_FEW.get(words[at + article] ?? '');
  if (vague !== undefined) {
    const length = article + 1;
    return { from: vague[0], to: vague[1], length: length + (words[at + length] === 'of' ? 1 : 0) };
  }
  const first = amountAt(words, at);
  if (first === undefined) {
    return undefined;
  }
  const joiner = words[at + first.length];
  const second =
    joiner === 'or' || joiner === 'to' || joiner === 'and'
      ? amountAt(words, at + first.length + 1)
      : amountAt(words, at + first.length);
  if (second !== undefined && second.value > first.value) {
    const gap = joiner === 'or' || joiner === 'to' || joiner === 'and' ? 1 : 0;
    return { from: first.value, to: second.value, length: first.length + gap + second.length };
  }
  const more = joiner === 'or' && words[at + first.length + 1] === 'more';
  return {
    from: first.value,
    to: more ? Number.POSITIVE_INFINITY : first.value,
    length: first.length + (more ? 2 : 0),
  };
}

function amountAt(words: readonly string[], at: number): { value: number; length: number } | undefined {
  const word = words[at] ?? '';
  if (/^\d{1,5}\.\d{1,2}$/.test(word)) {
    return { value: Number(word), length: 1 };
  }
  return numberAt(words, at);
}

function durationAt(words: readonly string[], at: number): Quantity | undefined {
  const glued = /^(\d{1,4})s$/.exec(words[at] ?? '');
  if (glued) {
    return quantity('duration', Number(glued[1]), Number(glued[1]), at, 1);
  }
  const part = fractionAt(words, at);
  if (part !== undefined) {
    return quantity('duration', part.seconds, part.seconds, at, part.length);
  }
  const range = rangeAt(words, at);
  const article = words[at] === 'a' || words[at] === 'an' ? { from: 1, to: 1, length: 1 } : undefined;
  const amount = range ?? article;
  if (amount === undefined) {
    return undefined;
  }
  let next = at + amount.length;
  const half = words[next] === 'and' && words[next + 1] === 'a' && words[next + 2] === 'half' ? 3 : 0;
  next += half;
  const unit = DURATIONS.get(singular(words[next]));
  if (unit === undefined || (words[next] === 's' && range === undefined)) {
    return undefined;
  }
  next++;
  const extra =
    half > 0 ? 0.5 : words[next] === 'and' && words[next + 1] === 'a' && words[next + 2] === 'half' ? 0.5 : 0;
  const length = next - at + (extra > 0 && half === 0 ? 3 : 0);
  return quantity('duration', (amount.from + extra) * unit, (amount.to + extra) * unit, at, length);
}

/** "half an hour", "a quarter of an hour", "three quarters of an hour", with a word such as "good" in between. */
function fractionAt(words: readonly string[], at: number): { seconds: number; length: number } | undefined {
  let next = at;
  let quarters = 1;
  const number = numberAt(words, next);
  if (words[next] === 'a' || words[next] === 'an') {
    next++;
    next += words[next] === 'good' || words[next] === 'full' ? 1 : 0;
  } else if (number !== undefined && singular(words[next + number.length]) === 'quarter') {
    quarters = number.value;
    next += number.length;
  }
  const share = words[next] === 'half' ? 0.5 : singular(words[next]) === 'quarter' ? 0.25 * quarters : undefined;
  if (share === undefined) {
    return undefined;
  }
  next++;
  next += words[next] === 'of' ? 1 : 0;
  next += words[next] === 'a' || words[next] === 'an' ? 1 : 0;
  const unit = DURATIONS.get(singular(words[next]));
  return unit === undefined ? undefined : { seconds: share * unit, length: next + 1 - at };
}

function rateAt(words: readonly string[], at: number): Quantity | undefined {
  const adverb = ADVERBS.get(words[at] ?? '');
  if (adverb !== undefined) {
    return rate(1, 1, adverb, at, 1);
  }
  if (EVERY.has(words[at] ?? '')) {
    return everyAt(words, at);
  }
  const times = TIMES.get(words[at] ?? '');
  const range = times === undefined ? rangeAt(words, at) : { from: times, to: times, length: 1 };
  if (range === undefined) {
    return undefined;
  }
  if (times !== undefined && words[at + 1] === 'or' && TIMES.has(words[at + 2] ?? '')) {
    range.to = TIMES.get(words[at + 2]!)!;
    range.length = 3;
  }
  let next = at + range.length;
  const counted = singular(words[next]);
  next += COUNTED.has(counted) ? 1 : 0;
  const outOf = words[next] === 'out' && words[next + 1] === 'of' ? numberAt(words, next + 2) : undefined;
  if (outOf !== undefined) {
    return quantity(
      'rate',
      (7 * range.from) / outOf.value,
      (7 * range.to) / outOf.value,
      at,
      next + 2 + outOf.length - at,
    );
  }
  const per = words[next];
  if (per === 'a' || per === 'an' || per === 'per' || per === 'each' || per === 'in' || per === 'the') {
    next += per === 'in' && (words[next + 1] === 'a' || words[next + 1] === 'the') ? 2 : 1;
    const period = PERIODS.get(singular(words[next]));
    return period === undefined ? undefined : rate(range.from, range.to, period, at, next + 1 - at);
  }
  if (EVERY.has(per ?? '')) {
    const every = everyAt(words, next);
    return every && quantity('rate', range.from * every.from, range.to * every.to, at, next + every.length - at);
  }
  return counted === 'night' && next > at + range.length ? rate(range.from, range.to, WEEK, at, next - at) : undefined;
}

/** "every night", "every other night", "every second day", "every 3 days", "every couple of weeks". */
function everyAt(words: readonly string[], at: number): Quantity | undefined {
  let next = at + 1;
  const skip = words[next];
  const range =
    skip === 'other' || skip === 'second' || skip === '2nd' ? { from: 2, to: 2, length: 1 } : rangeAt(words, next);
  next += range?.length ?? 0;
  const single = words[next] === 'single' ? 1 : 0;
  const period = PERIODS.get(singular(words[next + single]));
  return period === undefined
    ? undefined
    : rate(1 / (range?.to ?? 1), 1 / (range?.from ?? 1), period, at, next + single + 1 - at);
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

function rate(from: number, to: number, period: number, at: number, length: number): Quantity {
  return quantity('rate', (from * WEEK) / period, (to * WEEK) / period, at, length);
}

function quantity(dimension: Dimension, from: number, to: number, at: number, length: number): Quantity {
  return { dimension, from, to, at, length };
}

function singular(word: string | undefined): string {
  return word !== undefined && word.length > 1 && word.endsWith('s') ? word.slice(0, -1) : (word ?? '');
}
