import { say, type Talk } from './talk';

/** The numbers to call, for `{emergency}`, `{advice}` and `{poisons}` in content. */
export interface Numbers {
  readonly emergency: string;
  readonly advice: string;
  readonly poisons: string;
}

/**
 * The numbers for a person: of the country they named, else of their client's region.
 *
 * A region is where the device was set up, not where the person is, so the number always comes with its country's name
 * and the way out ("or your local emergency number").
 *
 * @param locale BCP 47 as the client says it
 */
export function numbersFor(talk: Talk, country: string | null, locale: string | undefined): Numbers {
  const { about } = talk.knowledge;
  const unknown = about.numbers ?? { emergency: '', advice: '', poisons: '' };
  const region = country ?? locale?.match(/^[a-z]{2,3}(?:-[A-Za-z]{4})?-([A-Za-z]{2})\b/)?.[1]?.toUpperCase();
  const found = about.countries.find(({ code }) => code === region);
  if (!found) {
    return unknown;
  }
  const { name } = found;
  const supposed = (number: string | undefined) =>
    number && (country ? number : say(talk, 'number-supposed', { number, country: name }));
  return {
    emergency: country ? found.emergency : say(talk, 'emergency-supposed', { number: found.emergency, country: name }),
    advice: supposed(found.advice) ?? unknown.advice,
    poisons: supposed(found.poisons) ?? unknown.poisons,
  };
}

/** The country a message names as the person's own: the whole message, or after "in" or "from". */
export function countryIn(talk: Talk, text: string): string | undefined {
  const said = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()} `;
  const named = (name: string) => {
    const word = name.toLowerCase();
    return (
      said === ` ${word} ` ||
      said.includes(` in ${word} `) ||
      said.includes(` in the ${word} `) ||
      said.includes(` from ${word} `)
    );
  };
  return talk.knowledge.about.countries.find(({ name, words }) => [name, ...words].some(named))?.code;
}
