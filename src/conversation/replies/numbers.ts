import type { About } from '../../knowledge/knowledge';
import { type BotContext, say } from '../bot-context';

/** The numbers to call, for `{emergency}`, `{advice}` and `{poisons}` in content. */
export type Numbers = {
  readonly emergency: string;
  readonly advice: string;
  readonly poisons: string;
};

/**
 * The numbers for a person: of the country they named (its code), else of their client's region.
 *
 * A region is where the device was set up, not where the person is, so the number always comes with its country's name
 * and the way out ("or your local emergency number").
 */
export function numbersFor(bot: BotContext, country: string | null): Numbers {
  const { about } = bot.knowledge;
  const unknown = about.numbers ?? { emergency: '', advice: '', poisons: '' };
  const region = country ?? bot.locale?.match(/^[a-z]{2,3}(?:-[A-Za-z]{4})?-([A-Za-z]{2})\b/)?.[1]?.toUpperCase();
  const found = about.countries.find(({ code }) => code === region);
  if (!found) {
    return unknown;
  }
  return {
    emergency: country
      ? found.emergency
      : say(bot, 'emergency-supposed', { number: found.emergency, country: found.name }),
    advice: found.advice ?? unknown.advice,
    poisons: found.poisons ?? unknown.poisons,
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
  const said = ` ${plain(text)} `;
  // Most messages name no place at all: that is seen at a glance.
  if (!/ (in|from) /.test(said) && said.split(' ').length > LONGEST_NAME) {
    return undefined;
  }
  const before = anywhere ? '(in|from)' : '(i am|im|i live|i am living|living|we live|we are|were|based) (in|from)';
  const named = (name: string) =>
    said === ` ${name} ` || (said.includes(name) && new RegExp(` ${before} (the )?${name} `, 'u').test(said));
  return namesOf(bot.knowledge.about).find(({ names }) => names.some(named))?.code;
}

interface CountryNames {
  readonly code: string;
  readonly names: readonly string[];
}

const compiled = new WeakMap<About, readonly CountryNames[]>();

/** The names of the countries as {@link countryIn} reads text, worked out once for a pack. */
function namesOf(about: About): readonly CountryNames[] {
  let countries = compiled.get(about);
  if (countries === undefined) {
    countries = about.countries.map(({ code, name, words }) => ({ code, names: [name, ...words].map(plain) }));
    compiled.set(about, countries);
  }
  return countries;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
