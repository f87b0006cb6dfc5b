import type { LanguageWords } from '../../knowledge/knowledge';
import type { Text } from '../text/text';
import type { Token } from '../utterance';
import { createComparisons } from './comparison';
import type { Durations, Quantity } from './duration';
import type { Amount, Numbers } from './number';
import { isRun, wordAt, wordMap, wordSets } from './words';

/** Reads how often something happens. */
export interface Rates {
  /** The rate that begins at a token: "2 or 3 times a week", "twice weekly", "every other night", "weekly", "5 nights out of 7". Nights without more are of a week. Certainty 0: it is denied. */
  rateAt(tokens: readonly Token[], at: number): Quantity | undefined;
}

const DAY = 86_400;
const WEEK = 7 * DAY;

/** Compiles how a language says how often. */
export function createRates(words: LanguageWords['time'], numbers: Numbers, durations: Durations, text: Text): Rates {
  const is = wordSets(text, words);
  const adverbs = wordMap(text, words.adverbs);
  const times = wordMap(text, words.times);
  const few = wordMap(text, words.few);
  const compare = createComparisons(words, text);
  const periodAt = (tokens: readonly Token[], at: number): number | undefined => {
    const word = wordAt(tokens, at);
    const seconds = is['times-of-day'].has(word) ? DAY : durations.secondsOf(word);
    return seconds !== undefined && seconds > 60 ? seconds : undefined;
  };
  const made = (from: number, to: number, period: number, start: number, end: number): Quantity => ({
    dimension: 'rate',
    from: (from * WEEK) / period,
    to: (to * WEEK) / period,
    start,
    end,
    unit: period,
    certainty: 1,
  });

  /** "every night", "every other night", "every third day", "every 3 days", "every couple of weeks". */
  const everyAt = (tokens: readonly Token[], at: number): Quantity | undefined => {
    const skip = wordAt(tokens, at + 1);
    const place = is.other.has(skip) ? 2 : numbers.ordinal(skip);
    const some = few.get(skip);
    const range =
      place !== undefined
        ? { from: place, to: place, end: at + 2 }
        : some !== undefined
          ? { from: some[0], to: some[1], end: at + 2 }
          : numbers.amountAt(tokens, at + 1);
    const next = range?.end ?? at + 1;
    const end = next + (is.stress.has(wordAt(tokens, next)) ? 1 : 0);
    const period = periodAt(tokens, end);
    return period === undefined ? undefined : made(1 / (range?.to ?? 1), 1 / (range?.from ?? 1), period, at, end + 1);
  };

  const timesAt = (tokens: readonly Token[], at: number): Pick<Amount, 'from' | 'to' | 'end'> | undefined => {
    const first = times.get(wordAt(tokens, at));
    if (first === undefined) {
      return numbers.amountAt(tokens, at);
    }
    const second = numbers.isOr(wordAt(tokens, at + 1)) ? times.get(wordAt(tokens, at + 2)) : undefined;
    return { from: first, to: second ?? first, end: second === undefined ? at + 1 : at + 3 };
  };

  const plain = (tokens: readonly Token[], at: number): Quantity | undefined => {
    const adverb = adverbs.get(wordAt(tokens, at));
    if (adverb !== undefined) {
      return made(1, 1, adverb, at, at + 1);
    }
    if (is.every.has(wordAt(tokens, at))) {
      return everyAt(tokens, at);
    }
    const range = timesAt(tokens, at);
    if (range === undefined) {
      return undefined;
    }
    const { from, to } = range;
    // "68. Night cramps" counts no nights.
    const what = tokens[range.end]?.mark === '' ? wordAt(tokens, range.end) : '';
    const isCounted = is.counted.has(what);
    let next = range.end + (isCounted ? 1 : 0);
    const all = isRun(tokens, next, words['out-of'])
      ? numbers.numberAt(tokens, next + words['out-of'].length)
      : undefined;
    if (all !== undefined) {
      return made(from / all.value, to / all.value, DAY, at, all.end);
    }
    const regularly = adverbs.get(wordAt(tokens, next));
    if (regularly !== undefined) {
      return made(from, to, regularly, at, next + 1);
    }
    // "2x week"
    const bare = is['times-words'].has(what) ? periodAt(tokens, next) : undefined;
    if (bare !== undefined) {
      return made(from, to, bare, at, next + 1);
    }
    const isIn = is.in.has(wordAt(tokens, next));
    if (isIn || is.per.has(wordAt(tokens, next))) {
      next += isIn && is.per.has(wordAt(tokens, next + 1)) ? 2 : 1;
      const period = periodAt(tokens, next);
      return period === undefined ? undefined : made(from, to, period, at, next + 1);
    }
    if (is.every.has(wordAt(tokens, next))) {
      const each = everyAt(tokens, next);
      return each && { ...each, from: from * each.from, to: to * each.to, start: at };
    }
    return isCounted && is['of-a-week'].has(what) ? made(from, to, WEEK, at, next) : undefined;
  };

  return {
    rateAt: (tokens, at) => {
      const found = plain(tokens, at);
      return found && compare(tokens, found);
    },
  };
}
