import type { LanguageWords } from '../../knowledge/knowledge';
import type { Text } from '../text/text';
import type { Token } from '../utterance';
import { type Ages, createAges } from './age';
import { createDurations, type Durations, type Quantity } from './duration';
import { createNumbers, type Numbers } from './number';
import { createRates, type Rates } from './rate';
import { createRecency, type Recency } from './recency';

/** Reads the numbers, times and ages of messages. */
export interface Entities extends Numbers, Durations, Rates, Recency, Ages {
  /** The words of numbers and units, for the repair of misspelt ones. */
  readonly quantityWords: readonly string[];
  /** The lengths of time and the rates of a message, from left to right. */
  quantitiesIn(tokens: readonly Token[]): readonly Quantity[];
}

/**
 * Compiles the parsers of numbers, times and ages of a language.
 *
 * @param people words for people one asks for, in their normal form
 */
export function createEntities(words: LanguageWords, people: ReadonlySet<string>, text: Text): Entities {
  const numbers = createNumbers(words.numbers, text);
  const durations = createDurations(words.time, numbers, text);
  const rates = createRates(words.time, numbers, durations, text);
  const { units, tens, half, quarter } = words.numbers;
  const quantityWords = [
    ...units,
    ...tens,
    ...half,
    ...quarter,
    ...words.time.units.flatMap(({ one, many }) => [...one, ...many]),
  ];
  return {
    quantityWords: quantityWords.flatMap(text.forms),
    ...numbers,
    ...durations,
    ...rates,
    ...createRecency(words.time, numbers, durations, text),
    ...createAges(words.ages, numbers, people, text),
    quantitiesIn: (tokens) => {
      const found: Quantity[] = [];
      for (let at = 0; at < tokens.length; ) {
        const quantity = rates.rateAt(tokens, at) ?? durations.durationAt(tokens, at);
        if (quantity !== undefined && quantity.certainty > 0) {
          found.push(quantity);
        }
        at = quantity?.end ?? at + 1;
      }
      return found;
    },
  };
}
