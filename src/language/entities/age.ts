import type { LanguageWords } from '../../knowledge/knowledge';
import type { Text } from '../text/text';
import type { Token } from '../utterance';
import { createStatedAges } from './ages/stated-age';
import type { Entity, Numbers } from './number';
import { isRun, wordAt, wordMap, wordSets } from './words';

/** An age in a message, in whole years. */
export interface Age extends Entity {
  readonly years: number;
}

/** Reads ages. */
export interface Ages {
  /**
   * The numbers of a message that may be ages, in its order, by how sure that is: {@link STATED} "I am 67", "67 yrs old", "67F", "late 60s",
   * "67 by the way", "I will be 68 in May", and a number that is a clause of its own ("67, on tablets"); {@link MARKED} "about 70", "18 months old"; {@link BARE} any other number
   * without a unit; {@link COMING} "I will be 66", given as 65.
   */
  agesIn(tokens: readonly Token[]): readonly Age[];
  /** The age a message gives where one is asked for; undefined when there is none, or several that nothing tells apart. */
  ageAsked(tokens: readonly Token[]): number | undefined;
}

/** How sure it is that a number is an age. */
export const STATED = 1;
export const MARKED = 0.8;
export const BARE = 0.5;
export const COMING = 0.3;

const OLDEST = 120;
/** Younger children are not "nearly 3" for a year. */
const BEFORE_YEARS = 3;
const MONTHS = 12;
/** The middle of a decade. */
const MIDDLE = 5;
const FIRST_DECADE = 20;

/**
 * Compiles how a language tells ages.
 *
 * @param people words for people one asks for: "my mum is 80"
 */
export function createAges(
  words: LanguageWords['ages'],
  numbers: Numbers,
  people: ReadonlySet<string>,
  text: Text,
): Ages {
  const is = wordSets(text, words);
  const parts = wordMap(text, words.parts);
  const { isStated, isComing } = createStatedAges(words, is, numbers, people, text);

  /** Whether a number of years is a length of time: "for 20 years", "3 years ago". */
  const isSpan = (tokens: readonly Token[], at: number, end: number): boolean =>
    is['span-years'].has(wordAt(tokens, end)) &&
    (is['span-before'].has(wordAt(tokens, at - 1)) || is['span-after'].has(wordAt(tokens, end + 1)));

  const decadeAt = (tokens: readonly Token[], at: number): Age | undefined => {
    const tens = numbers.decade(wordAt(tokens, at));
    if (tens === undefined) {
      return undefined;
    }
    const part = parts.get(wordAt(tokens, at - 2)) ?? parts.get(wordAt(tokens, at - 1));
    const inMy = words['in-my'];
    const isStated = parts.has(wordAt(tokens, at - 1)) || isRun(tokens, at - inMy.length, inMy);
    return { years: tens + (part ?? MIDDLE), start: at, end: at + 1, certainty: isStated ? STATED : MARKED };
  };

  const numberAge = (
    tokens: readonly Token[],
    at: number,
    end: number,
    value: number,
    isAge: boolean,
  ): Age | undefined => {
    const made = (age: number, certainty: number): Age => ({ years: age, start: at, end, certainty });
    // "68. Night cramps" counts no nights.
    const next = tokens[end]?.mark === '' ? wordAt(tokens, end) : '';
    const before = wordAt(tokens, at - 1);
    if (!Number.isInteger(value)) {
      return undefined;
    }
    const going = words['going-on'];
    const isNearly = is.nearly.has(before) || isRun(tokens, at - going.length, going);
    const age = value - (isNearly && value > BEFORE_YEARS ? 1 : 0);
    const number = { at, end, value, isAge };
    if (value <= OLDEST && isComing(tokens, number)) {
      return made(value - 1, STATED);
    }
    if (value <= OLDEST && isStated(tokens, number)) {
      return made(age, STATED);
    }
    if (is.months.has(next)) {
      return is.old.has(wordAt(tokens, end + 1)) ? made(Math.floor(value / MONTHS), MARKED) : undefined;
    }
    if (is.something.has(next) && value % 10 === 0 && value >= FIRST_DECADE) {
      return made(value + MIDDLE, MARKED);
    }
    if (is['other-units'].has(next) || isSpan(tokens, at, end)) {
      return undefined;
    }
    if (is.coming.has(before)) {
      return made(value - 1, COMING);
    }
    return made(age, isNearly || is.years.has(next) || is.marks.has(before) ? MARKED : BARE);
  };

  const agesIn = (tokens: readonly Token[]): readonly Age[] => {
    const ages: Age[] = [];
    const isAge = tokens.some(({ text: word }) => is.age.has(word));
    for (let at = 0; at < tokens.length; ) {
      const number = numbers.numberAt(tokens, at);
      const age = decadeAt(tokens, at) ?? (number && numberAge(tokens, at, number.end, number.value, isAge));
      if (age !== undefined) {
        ages.push(age);
      }
      at = number?.end ?? at + 1;
    }
    return ages;
  };

  return {
    agesIn,
    ageAsked: (tokens) => {
      const ages = agesIn(tokens);
      const marked = ages.find(({ certainty }) => certainty >= MARKED);
      const [bare, ...others] = ages.filter(({ certainty }) => certainty === BARE);
      const next = ages.length === 1 && ages[0]!.certainty === COMING ? ages[0] : undefined;
      return (marked ?? (others.length === 0 ? bare : undefined) ?? (bare === undefined ? next : undefined))?.years;
    },
  };
}
