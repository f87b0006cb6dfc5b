import { remembered } from '../text/remembered';
import type { Text } from '../text/text';
import { createFuzzyIndex } from './fuzzy-index';
import type { Spelling } from './spelling';

/** The repair of mistyped names. Every result is kept. */
export interface NameRepair {
  /** Whether a word is looked up, which takes time: one that is no word of a name and not known as something else. */
  isUnknown(word: string): boolean;
  /** The word of a name that a folded word is or was meant to be; undefined where it is none, or may as well be another. */
  meant(word: string): string | undefined;
}

const SHORTEST = 5;
// One wrong letter in five to eight letters passes, and two in more.
const THRESHOLD = (letters: number) => (letters <= 5 ? 0.21 : letters < 9 ? 0.2 : letters < 10 ? 0.26 : 0.3);
const CLEARLY_NEARER = 0.03;

/**
 * Compiles the repair of names. A word that the pack or the everyday language knows as something else is no name, and neither is one
 * that is nearer to such a word. Of names of two classes about equally near none is guessed.
 *
 * @param names the words that names are made of, with the classes each may be of
 * @param strengths units that may be written together with a name: "ramipril5mg"
 */
export function createNameRepair(
  names: ReadonlyMap<string, ReadonlySet<string>>,
  strengths: readonly string[],
  { phonetics, trusts, nearness }: Spelling,
  { isCommonWord }: Text,
): NameRepair {
  const likely = [...names.keys()].filter((word) => word.length >= SHORTEST - 1 && !isCommonWord(word));
  const { near } = createFuzzyIndex(new Map(likely.map((word) => [word, 1])), {
    deletions: 2,
    threshold: THRESHOLD,
    shortest: SHORTEST,
    phonetics,
  });
  const strength = new RegExp(`^(\\p{L}{4,})\\d+(?:${strengths.join('|')})?$`, 'u');
  const isUnknown = (word: string) => word.length >= SHORTEST && !names.has(word) && !trusts(word);
  const isOfOneClass = (one: string, other: string) => [...names.get(one)!].some((id) => names.get(other)!.has(id));

  const meant = (written: string): string | undefined => {
    const word = names.has(written) ? written : written.replace(strength, '$1');
    if (names.has(word) || !isUnknown(word) || !/^\p{L}+$/u.test(word)) {
      return names.has(word) ? word : undefined;
    }
    const sound = phonetics.firstSound(word);
    const [best, ...others] = near(word).filter((found) => phonetics.firstSound(found.word) === sound);
    if (best === undefined || best.score >= nearness(word)) {
      return undefined;
    }
    const rival = others.find((other) => !isOfOneClass(best.word, other.word));
    return rival !== undefined && rival.score - best.score < CLEARLY_NEARER ? undefined : best.word;
  };
  return { isUnknown, meant: remembered(meant) };
}
