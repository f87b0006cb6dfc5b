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
  /** The words of names, of several classes, that a folded word may as well be: best first, at most three; none where one is meant or nothing is near. */
  rivals(word: string): readonly string[];
}

const SHORTEST = 5;
// One wrong letter in five to eight letters passes, and two in more.
const THRESHOLD = (letters: number) => (letters <= 5 ? 0.21 : letters < 9 ? 0.2 : letters < 10 ? 0.26 : 0.3);
const CLEARLY_NEARER = 0.03;
const MOST_RIVALS = 3;

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

  /** What an unknown word may be a slip of, nearest first: names that are about as near as the nearest, one of a class. */
  const likeliest = remembered((word: string): readonly string[] => {
    const sound = phonetics.firstSound(word);
    const [best, ...others] = near(word).filter((found) => phonetics.firstSound(found.word) === sound);
    if (best === undefined || best.score >= nearness(word)) {
      return [];
    }
    const chosen = [best.word];
    for (const { word: other, score } of others) {
      if (score - best.score < CLEARLY_NEARER && !chosen.some((one) => isOfOneClass(one, other))) {
        chosen.push(other);
      }
    }
    return chosen;
  });
  const isSlip = (word: string) => isUnknown(word) && /^\p{L}+$/u.test(word);

  const meant = (written: string): string | undefined => {
    const word = names.has(written) ? written : written.replace(strength, '$1');
    if (names.has(word) || !isSlip(word)) {
      return names.has(word) ? word : undefined;
    }
    const likely = likeliest(word);
    return likely.length === 1 ? likely[0] : undefined;
  };
  const rivals = (word: string) => {
    const likely = isSlip(word) ? likeliest(word) : [];
    return likely.length > 1 ? likely.slice(0, MOST_RIVALS) : [];
  };
  return { isUnknown, meant: remembered(meant), rivals };
}
