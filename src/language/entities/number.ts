import type { LanguageWords } from '../../knowledge/knowledge';
import type { Text } from '../text/text';
import type { Token } from '../utterance';
import { wordAt, wordMap, wordSets } from './words';

/** Something a message states, with its tokens. */
export interface Entity {
  /** The first token, and one past the last. */
  readonly start: number;
  readonly end: number;
  /** 1: it says so by itself; less: only where it is asked for, or may be something else. */
  readonly certainty: number;
}

/** A number, or the range of an amount. */
export interface Amount extends Entity {
  /** The bounds, both included; `to` may be infinite ("4 or more"). */
  readonly from: number;
  readonly to: number;
}

/** Reads numbers at a token. */
export interface Numbers {
  /** The number that begins at a token: "12", "1.5", "twenty five", "one hundred and two". */
  numberAt(tokens: readonly Token[], at: number): { readonly value: number; readonly end: number } | undefined;
  /** The amount that begins at a token: a number, "2 or 3", "two to three", "two and a half", "a few", "a couple of", "4 or more". */
  amountAt(tokens: readonly Token[], at: number): Amount | undefined;
  /** The position an ordinal stands for ("second", "2nd"). */
  ordinal(word: string): number | undefined;
  /** The decade a word names ("60s", "sixties"): 20 to 90. */
  decade(word: string): number | undefined;
  /** "A", "an": one of what comes next. */
  isArticle(word: string): boolean;
  isAnd(word: string): boolean;
  isOr(word: string): boolean;
  /** The share of one that begins at a token: "half", "a quarter", "three quarters"; also "a half". */
  shareAt(tokens: readonly Token[], at: number): { readonly value: number; readonly end: number } | undefined;
  /** Where "and a half" ends that begins at a token; undefined where none does. */
  andHalfAt(tokens: readonly Token[], at: number): number | undefined;
}

const DIGITS = /^\d{1,9}$/;
/** An amount such as "a few" may be another. */
const VAGUE = 0.8;

/** Compiles how a language writes numbers. */
export function createNumbers(words: LanguageWords['numbers'], text: Text): Numbers {
  const is = wordSets(text, words);
  const valuesOf = (list: readonly string[], value: (place: number) => number) =>
    wordMap(text, Object.fromEntries(list.map((word, place) => [word, value(place)])));
  const units = valuesOf(words.units, (place) => place);
  const tens = valuesOf(words.tens, (place) => 20 + 10 * place);
  const small = new Map([
    ...units,
    ...tens,
    ...wordMap(text, words.also),
    ...[...tens].flatMap(([ten, value]) =>
      [...units].slice(1, 10).map(([unit, more]) => [`${ten}${unit}`, value + more] as const),
    ),
  ]);
  const ordinals = valuesOf(words.ordinals, (place) => place + 1);
  const decades = valuesOf(words.decades, (place) => 20 + 10 * place);
  const ordinalDigits = new RegExp(`^(\\d{1,2})(?:${words['ordinal-endings'].join('|') || '(?!)'})$`);
  const decadeDigits = new RegExp(`^([2-9]0)(?:${words['decade-endings'].join('|') || '(?!)'})$`);
  const vague = wordMap(text, words.vague);

  const below100 = (tokens: readonly Token[], at: number) => {
    const value = small.get(wordAt(tokens, at));
    if (value === undefined) {
      return undefined;
    }
    const next = at + (is['tens-and'].has(wordAt(tokens, at + 1)) ? 2 : 1);
    const unit = value >= 20 && value % 10 === 0 ? small.get(wordAt(tokens, next)) : undefined;
    return unit !== undefined && unit > 0 && unit < 10
      ? { value: value + unit, end: next + 1 }
      : { value, end: at + 1 };
  };

  const numberAt: Numbers['numberAt'] = (tokens, at) => {
    const word = wordAt(tokens, at);
    if (DIGITS.test(word)) {
      const decimals = tokens[at + 1]?.decimals ? tokens[at + 1]!.text : undefined;
      // "1,500" is a whole number.
      return decimals === undefined
        ? { value: Number(word), end: at + 1 }
        : { value: Number(`${word}${decimals.length < 3 ? '.' : ''}${decimals}`), end: at + 2 };
    }
    const one = is.articles.has(word) || small.get(word) === 1 ? 1 : 0;
    if (is.hundred.has(wordAt(tokens, at + one))) {
      const end = at + one + 1;
      const rest = below100(tokens, end + (is.and.has(wordAt(tokens, end)) ? 1 : 0));
      return rest === undefined ? { value: 100, end } : { value: 100 + rest.value, end: rest.end };
    }
    return below100(tokens, at);
  };

  const andHalfAt: Numbers['andHalfAt'] = (tokens, at) => {
    const next = at + 1 + (is.articles.has(wordAt(tokens, at + 1)) ? 1 : 0);
    return is.and.has(wordAt(tokens, at)) && is.half.has(wordAt(tokens, next)) ? next + 1 : undefined;
  };

  const amountAt: Numbers['amountAt'] = (tokens, at) => {
    const article = is.articles.has(wordAt(tokens, at)) ? 1 : 0;
    const some = vague.get(wordAt(tokens, at + article));
    if (some !== undefined && !is.asking.has(wordAt(tokens, at - 1))) {
      const end = at + article + 1;
      return {
        from: some[0],
        to: some[1],
        start: at,
        end: is.of.has(wordAt(tokens, end)) ? end + 1 : end,
        certainty: VAGUE,
      };
    }
    const first = numberAt(tokens, at);
    if (first === undefined) {
      return undefined;
    }
    const halved = andHalfAt(tokens, first.end);
    if (halved !== undefined) {
      return { from: first.value + 0.5, to: first.value + 0.5, start: at, end: halved, certainty: 1 };
    }
    const joiner = wordAt(tokens, first.end);
    const second = numberAt(tokens, is.range.has(joiner) ? first.end + 1 : first.end);
    if (second !== undefined && second.value > first.value) {
      return { from: first.value, to: second.value, start: at, end: second.end, certainty: 1 };
    }
    const isMore = is.or.has(joiner) && is.more.has(wordAt(tokens, first.end + 1));
    return {
      from: first.value,
      to: isMore ? Number.POSITIVE_INFINITY : first.value,
      start: at,
      end: first.end + (isMore ? 2 : 0),
      certainty: 1,
    };
  };

  return {
    numberAt,
    amountAt,
    andHalfAt,
    shareAt: (tokens, at) => {
      const article = is.articles.has(wordAt(tokens, at)) ? 1 : 0;
      const many = article === 0 ? numberAt(tokens, at) : undefined;
      const end = many?.end ?? at + article;
      if (is.quarter.has(wordAt(tokens, end))) {
        return { value: 0.25 * (many?.value ?? 1), end: end + 1 };
      }
      return many === undefined && is.half.has(wordAt(tokens, end)) ? { value: 0.5, end: end + 1 } : undefined;
    },
    ordinal: (word) => {
      const digits = ordinalDigits.exec(word);
      return digits ? Number(digits[1]) : ordinals.get(word);
    },
    decade: (word) => {
      const digits = decadeDigits.exec(word);
      return digits ? Number(digits[1]) : decades.get(word);
    },
    isArticle: (word) => is.articles.has(word),
    isAnd: (word) => is.and.has(word),
    isOr: (word) => is.or.has(word),
  };
}
