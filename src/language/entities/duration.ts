import type { LanguageWords } from '../../knowledge/knowledge';
import type { Text } from '../text/text';
import type { Token } from '../utterance';
import { createComparisons } from './comparison';
import type { Amount, Numbers } from './number';
import { wordAt, wordSet, wordSets } from './words';

/** A length of time, or how often, with the words that compare it ("over 10 minutes"). */
export interface Quantity extends Amount {
  /** Durations in seconds, rates in times a week. */
  readonly dimension: 'duration' | 'rate';
  /** The seconds of the unit it is given in; of a rate, of its period. */
  readonly unit: number;
}

/** Reads lengths of time. */
export interface Durations {
  /**
   * The length of time that begins at a token: "90 seconds", "a couple of minutes", "an hour and a half", "a good quarter of an hour", "2 hours
   * 20 minutes", "hours". Less certain: "5 m" may be a distance, "two hours ago" and "every 20 minutes" are no lengths, "ages" is vague.
   */
  durationAt(tokens: readonly Token[], at: number): Quantity | undefined;
  /** The seconds of a word that is a unit of time, in any number; undefined for any other. */
  secondsOf(word: string): number | undefined;
  /** Whether such a word is a plural. */
  isPlural(word: string): boolean;
}

const SOMETIMES = 0.5;
/** Alone, "hours" are two at least. */
const SEVERAL = 2;
/** The units that "a" counts: "a day" is more often a rate. */
const HOUR = 3600;
/** Most words such as "good" between an amount and its unit. */
const BETWEEN = 2;

/** Compiles how a language says how long something takes. */
export function createDurations(words: LanguageWords['time'], numbers: Numbers, text: Text): Durations {
  const is = wordSets(text, words);
  const units = new Map<string, { readonly seconds: number; readonly form: 'one' | 'many' | 'symbols' }>();
  for (const unit of words.units) {
    for (const form of ['one', 'many', 'symbols'] as const) {
      for (const word of wordSet(text, unit[form])) {
        units.set(word, { seconds: unit.seconds, form });
      }
    }
  }
  const symbols = words.units.flatMap(({ seconds, symbols: of }) => of.map((symbol) => [symbol, seconds] as const));
  const glued = symbols.map(([symbol, seconds]) => ({ written: new RegExp(`^(\\d{1,4})${symbol}$`), seconds }));
  const compare = createComparisons(words, text);

  const unitAt = (tokens: readonly Token[], at: number) => units.get(wordAt(tokens, at));

  /** Whether what stands around says that it is a point in time, a distance or a rate. */
  const isLength = (tokens: readonly Token[], start: number, end: number): boolean => {
    const next = is.between.has(wordAt(tokens, end)) && tokens[end + 1] !== undefined ? end + 1 : end;
    const inSentence = tokens[end]?.sentence === tokens[start]!.sentence;
    const before = wordAt(tokens, start - (is.than.has(wordAt(tokens, start - 1)) ? 2 : 1));
    return !(inSentence && is['no-length-after'].has(wordAt(tokens, next))) && !is['no-length-before'].has(before);
  };

  const plain = (tokens: readonly Token[], at: number): Quantity | undefined => {
    const first = wordAt(tokens, at);
    const made = (from: number, to: number, end: number, unit: number, certainty: number): Quantity => ({
      dimension: 'duration',
      from,
      to,
      start: at,
      end,
      unit,
      certainty: isLength(tokens, at, end) ? certainty : Math.min(certainty, SOMETIMES),
    });
    if (is.endless.has(first)) {
      const isVague = !tokens.some(({ text: word }) => is['not-endless'].has(word));
      return isVague ? made(HOUR, Number.POSITIVE_INFINITY, at + 1, HOUR, SOMETIMES) : undefined;
    }
    for (const { written, seconds } of glued) {
      const count = Number(written.exec(first)?.[1] ?? Number.NaN);
      if (!Number.isNaN(count)) {
        return made(count * seconds, count * seconds, at + 1, seconds, SOMETIMES);
      }
    }
    if (is.long.has(first)) {
      return made(SEVERAL * unitAt(tokens, at)!.seconds, Number.POSITIVE_INFINITY, at + 1, HOUR, 1);
    }
    return fraction(tokens, at, made) ?? counted(tokens, at, made);
  };

  type Make = (from: number, to: number, end: number, unit: number, certainty: number) => Quantity;

  /** "Half an hour", "a good quarter of an hour", "three quarters of an hour", "a half hour". */
  const fraction = (tokens: readonly Token[], at: number, made: Make): Quantity | undefined => {
    // "A good half hour": the word between article and share is passed over.
    const from = numbers.isArticle(wordAt(tokens, at)) && is.between.has(wordAt(tokens, at + 1)) ? at + 2 : at;
    const share = numbers.shareAt(tokens, from);
    if (share === undefined || isWithinAmount(tokens, at)) {
      return undefined;
    }
    let end = share.end;
    end += is.between.has(wordAt(tokens, end)) ? 1 : 0;
    end += numbers.isArticle(wordAt(tokens, end)) ? 1 : 0;
    const unit = unitAt(tokens, end);
    return unit && made(share.value * unit.seconds, share.value * unit.seconds, end + 1, unit.seconds, 1);
  };

  /** Whether a token goes on with an amount: "half" of "two and a half", "five" of "twenty five", "an" of "half an hour". */
  const isWithinAmount = (tokens: readonly Token[], at: number): boolean =>
    [1, 2, 3].some((back) => {
      const share = at < back ? undefined : numbers.shareAt(tokens, at - back)?.end;
      const isShare = share === at || (share === at - 1 && is.between.has(wordAt(tokens, at - 1)));
      return isShare || (at >= back && (numbers.amountAt(tokens, at - back)?.end ?? 0) > at);
    });

  const counted = (tokens: readonly Token[], at: number, made: Make): Quantity | undefined => {
    const amount = numbers.amountAt(tokens, at);
    const one = amount === undefined && numbers.isArticle(wordAt(tokens, at));
    if (amount === undefined && !one) {
      return undefined;
    }
    const { from, to } = amount ?? { from: 1, to: 1 };
    let end = amount?.end ?? at + 1;
    for (
      let passed = 0;
      passed < BETWEEN && unitAt(tokens, end) === undefined && is.between.has(wordAt(tokens, end));
      passed++
    ) {
      end++;
    }
    const unit = unitAt(tokens, end);
    if (unit === undefined || (one && unit.form === 'symbols')) {
      return undefined;
    }
    end++;
    const { seconds } = unit;
    const certainty = unit.form === 'symbols' || (one && seconds > HOUR) || isWithinAmount(tokens, at) ? SOMETIMES : 1;
    const halved = numbers.andHalfAt(tokens, end);
    if (halved !== undefined) {
      return made((from + 0.5) * seconds, (to + 0.5) * seconds, halved, seconds, certainty);
    }
    const smaller = smallerAt(tokens, end, seconds);
    if (smaller !== undefined) {
      return made(from * seconds + smaller.value, to * seconds + smaller.value, smaller.end, seconds, certainty);
    }
    // "A minute or two".
    const more = numbers.isOr(wordAt(tokens, end)) ? numbers.numberAt(tokens, end + 1) : undefined;
    return more !== undefined && more.value > to && unitAt(tokens, more.end) === undefined
      ? made(from * seconds, more.value * seconds, more.end, seconds, certainty)
      : made(from * seconds, to * seconds, end, seconds, certainty);
  };

  /** What a smaller unit adds: "2 hours 20 minutes", "an hour and ten minutes". */
  const smallerAt = (tokens: readonly Token[], at: number, than: number) => {
    for (const start of [at, at + 1]) {
      const amount = start < tokens.length && tokens[start]!.mark === '' ? numbers.numberAt(tokens, start) : undefined;
      const unit = amount && unitAt(tokens, amount.end);
      if (amount !== undefined && unit !== undefined && unit.form !== 'symbols' && unit.seconds < than) {
        return start === at || numbers.isAnd(wordAt(tokens, at))
          ? { value: amount.value * unit.seconds, end: amount.end + 1 }
          : undefined;
      }
    }
    return undefined;
  };

  return {
    durationAt: (tokens, at) => {
      const found = plain(tokens, at);
      return found && compare(tokens, found);
    },
    secondsOf: (word) => {
      const unit = units.get(word);
      return unit?.form === 'symbols' ? undefined : unit?.seconds;
    },
    isPlural: (word) => units.get(word)?.form === 'many',
  };
}

/** The length that a duration amounts to, in minutes: its upper bound; of an open one a little more than the lower, so that "over 10 minutes" is more than ten. */
export function minutesOf({ from, to }: Quantity): number {
  return (Number.isFinite(to) ? to : from * (1 + 0.001)) / 60;
}
