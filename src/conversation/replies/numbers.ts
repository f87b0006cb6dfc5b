import type { Knowledge } from '../../knowledge/knowledge';
import { plainLetters } from '../../messages/plain-letters';
import { type BotContext, say } from '../bot-context';

/** What differs by country: numbers to call, for `{emergency}`, `{advice}`, `{poisons}` and `{crisis}` in content, and the rules that it names. */
export type Numbers = Readonly<Record<string, string>> & {
  readonly emergency: string;
  readonly advice: string;
  readonly poisons: string;
  readonly crisis: string;
};

/**
 * The numbers for a person: of the country they named (its code), else of their client's region.
 *
 * A region is where the device was set up, not where the person is, so the number always comes with its country's name
 * and the way out ("or your local emergency number").
 */
export function numbersFor(bot: BotContext, country: string | null): Numbers {
  const { about } = bot.knowledge;
  const unknown = { ...about.rules, ...(about.numbers ?? { emergency: '', advice: '', poisons: '', crisis: '' }) };
  const region = country ?? bot.locale?.match(/^[a-z]{2,3}(?:-[A-Za-z]{4})?-([A-Za-z]{2})\b/)?.[1]?.toUpperCase();
  const found = about.countries.find(({ code }) => code === region);
  if (!found) {
    return unknown;
  }
  return {
    ...about.rules,
    ...found.rules,
    emergency: country
      ? found.emergency
      : say(bot, 'emergency-supposed', { number: found.emergency, country: found.name }),
    advice: found.advice ?? unknown.advice,
    poisons: found.poisons ?? unknown.poisons,
    crisis: found.crisis ?? unknown.crisis,
  };
}

/** Words of the longest name of a country, with the empty ones at its ends. */
const LONGEST_NAME = 7;

/**
 * The country a message names as where the person is ("I live in the USA", or the name alone).
 *
 * @param anywhere any "in ..." or "from ..." counts: after an emergency, where a wrong guess is put right at once
 */
export function countryIn(bot: BotContext, text: string, anywhere = false): string | undefined {
  const said = ` ${plainLetters(text)} `;
  const { countries, mayName, living, anywhere: wherever } = readingOf(bot.knowledge);
  // Most messages name no place at all: that is seen at a glance.
  if (!mayName.test(said) && said.split(' ').length > LONGEST_NAME) {
    return undefined;
  }
  const before = anywhere ? wherever : living;
  const named = (name: string) =>
    said === ` ${name} ` || (said.includes(name) && new RegExp(` ${before}${name} `, 'u').test(said));
  return countries.find(({ names }) => names.some(named))?.code;
}

/** What {@link countryIn} reads a message with. */
interface CountryReading {
  readonly countries: readonly { readonly code: string; readonly names: readonly string[] }[];
  /** Words before the name of a country. */
  readonly mayName: RegExp;
  /** Before a name, as parts of regular expressions: where the person is; any such words. */
  readonly living: string;
  readonly anywhere: string;
}

const compiled = new WeakMap<Knowledge, CountryReading>();

/** The names of the countries and the words before them, worked out once for a pack. */
function readingOf(knowledge: Knowledge): CountryReading {
  let reading = compiled.get(knowledge);
  if (reading === undefined) {
    const { before, articles, living } = knowledge.language.countries;
    const anywhere = `${oneOf(before)} (?:${oneOf(articles)} )?`;
    reading = {
      countries: knowledge.about.countries.map(({ code, name, words }) => ({
        code,
        names: [name, ...words].map(plainLetters),
      })),
      mayName: new RegExp(` ${oneOf(before)} `, 'u'),
      living: `${oneOf(living)} ${anywhere}`,
      anywhere,
    };
    compiled.set(knowledge, reading);
  }
  return reading;
}

/** One of these words, as part of a regular expression; of no words nothing. */
function oneOf(words: readonly string[]): string {
  return words.length === 0 ? '(?!)' : `(?:${words.map(plainLetters).join('|')})`;
}
