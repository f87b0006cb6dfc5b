import type { LanguageWords } from '../../knowledge/knowledge';
import type { Text } from '../text/text';
import type { Token } from '../utterance';
import type { Durations } from './duration';
import type { Numbers } from './number';
import { wordAt, wordMap, wordSets } from './words';

/** Reads how long ago something was. */
export interface Recency {
  /** How long ago something may be at most, in seconds, where a label says so: "in the last 6 weeks". */
  withinLast(tokens: readonly Token[]): number | undefined;
  /** Whether every time a message gives ("8 months ago", "years ago", "last year", "3 months old") is longer ago than this; false without one. */
  isLongerAgo(tokens: readonly Token[], most: number | undefined): boolean;
  /** Whether a word says "ago" and nothing else. */
  isAgo(word: string): boolean;
}

/** "Years ago": two of them at least. */
const SEVERAL = 2;
const YEAR = 31_536_000;
/** Most words of an amount before its unit. */
const AMOUNT_LENGTH = 5;

/** Compiles how a language says how long ago something was. */
export function createRecency(
  words: LanguageWords['time'],
  numbers: Numbers,
  durations: Durations,
  text: Text,
): Recency {
  const is = wordSets(text, words);
  const days = wordMap(text, words.days);

  /** The amount that ends right before a unit; of a plural without one, two. */
  const amountBefore = (tokens: readonly Token[], unit: number): number => {
    for (let at = Math.max(0, unit - AMOUNT_LENGTH); at < unit; at++) {
      const amount = numbers.amountAt(tokens, at);
      if (amount?.end === unit) {
        return amount.from;
      }
    }
    const isOne = numbers.isArticle(wordAt(tokens, unit - 1)) || !durations.isPlural(wordAt(tokens, unit));
    return isOne ? 1 : SEVERAL;
  };

  const timesAgo = (tokens: readonly Token[]): readonly number[] =>
    tokens.flatMap(({ text: word }, at) => {
      const unit = durations.secondsOf(word);
      if (unit !== undefined && is.ago.has(wordAt(tokens, at + 1))) {
        return [amountBefore(tokens, at) * unit];
      }
      const next = durations.secondsOf(wordAt(tokens, at + 1));
      if (is['ago-before'].has(word)) {
        const amount = numbers.amountAt(tokens, at + 1);
        const counted = amount && durations.secondsOf(wordAt(tokens, amount.end));
        const some = next === undefined ? [] : [SEVERAL * next];
        return counted === undefined ? some : [amount!.from * counted];
      }
      if (is.last.has(word)) {
        return next === undefined ? [] : [next];
      }
      const isLong =
        is['long-ago'].has(word) && [1, 2].some((offset) => is['ago-only'].has(wordAt(tokens, at + offset)));
      return isLong ? [YEAR] : (days.get(word) ?? []);
    });

  return {
    withinLast: (tokens) => {
      for (const [at, { text: word }] of tokens.entries()) {
        const amount = is.last.has(word) ? numbers.amountAt(tokens, at + 1) : undefined;
        const unit = amount && durations.secondsOf(wordAt(tokens, amount.end));
        if (amount !== undefined && unit !== undefined) {
          return amount.to * unit;
        }
      }
      return undefined;
    },
    isLongerAgo: (tokens, most) => {
      const times = most === undefined ? [] : timesAgo(tokens);
      return times.length > 0 && times.every((time) => time > most!);
    },
    isAgo: (word) => is['ago-only'].has(word),
  };
}
