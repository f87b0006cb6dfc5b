import { numberAt } from '../number-words';
import { amountAt } from './amounts';
import { type Quantity, SECONDS, singular } from './quantity';

const DURATIONS = new Map([
  ['second', SECONDS.second],
  ['s', SECONDS.second],
  ['minute', SECONDS.minute],
  ['m', SECONDS.minute],
  ['hour', SECONDS.hour],
  ['h', SECONDS.hour],
]);
// What seems without end is long, unless it is denied or is how long there has been trouble: "I have had them for ages".
const ENDLESS = new Set(['ages', 'forever']);
const NOT_ONE = new Set(['not', 'no', 'never', 'had', 'been', 'since', 'getting', 'ago', 'all']);

/** The length of time that begins at a word: "90 seconds", "a couple of minutes", "an hour and a half", "a good quarter of an hour", "ages". */
export function durationAt(words: readonly string[], at: number): Quantity | undefined {
  if (ENDLESS.has(words[at] ?? '') && !words.some((word) => NOT_ONE.has(word))) {
    return duration(SECONDS.hour, Number.POSITIVE_INFINITY, at, 1);
  }
  const glued = /^(\d{1,4})s$/.exec(words[at] ?? '');
  if (glued) {
    return duration(Number(glued[1]), Number(glued[1]), at, 1);
  }
  const part = fractionAt(words, at);
  if (part !== undefined) {
    return duration(part.seconds, part.seconds, at, part.length);
  }
  const range = amountAt(words, at);
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
  return duration((amount.from + extra) * unit, (amount.to + extra) * unit, at, length);
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

function duration(from: number, to: number, at: number, length: number): Quantity {
  return { dimension: 'duration', from, to, at, length };
}
