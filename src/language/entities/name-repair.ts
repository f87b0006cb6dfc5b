import { createFuzzyIndex } from '../spelling/fuzzy-index';
import type { Spelling } from '../spelling/spelling';
import { remembered } from '../text/remembered';
import type { Text } from '../text/text';
import type { Meaning, Term } from './medicine-terms';

/** The repair of mistyped names. Every result is kept. */
export interface NameRepair {
  /** The words that names are made of. */
  readonly words: ReadonlySet<string>;
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
 * @param strengths units that may be written together with a name: "ramipril5mg"
 */
export function createNameRepair(
  names: readonly Term[],
  strengths: readonly string[],
  spelling: Spelling,
  text: Text,
): NameRepair {
  const classes = new Map<string, Set<string>>();
  for (const [words, meaning] of names) {
    for (const word of words) {
      const known = classes.get(word) ?? new Set();
      classes.set(word, known);
      for (const id of classesOf(meaning)) {
        known.add(id);
      }
    }
  }
  const { phonetics, trusts, nearness } = spelling;
  const likely = [...classes.keys()].filter((word) => word.length >= SHORTEST - 1 && !text.isCommonWord(word));
  const { near } = createFuzzyIndex(new Map(likely.map((word) => [word, 1])), {
    deletions: 2,
    threshold: THRESHOLD,
    shortest: SHORTEST,
    phonetics,
  });
  const strength = new RegExp(`^([a-z]{4,})\\d+(?:${strengths.join('|')})?$`);
  const isUnknown = (word: string) => word.length >= SHORTEST && !classes.has(word) && !trusts(word);
  const ofOneClass = (one: string, other: string) => [...classes.get(other)!].some((id) => classes.get(one)!.has(id));

  const meant = (written: string): string | undefined => {
    const word = classes.has(written) ? written : written.replace(strength, '$1');
    if (classes.has(word) || !isUnknown(word) || !/^[a-z]+$/.test(word)) {
      return classes.has(word) ? word : undefined;
    }
    const sound = phonetics.firstSound(word);
    const [best, ...others] = near(word).filter((found) => phonetics.firstSound(found.word) === sound);
    if (best === undefined || best.score >= nearness(word)) {
      return undefined;
    }
    const rival = others.find((other) => !ofOneClass(best.word, other.word));
    return rival !== undefined && rival.score - best.score < CLEARLY_NEARER ? undefined : best.word;
  };
  return { words: new Set(classes.keys()), isUnknown, meant: remembered(meant) };
}

function classesOf({ named, among = [] }: Meaning): readonly string[] {
  return named === undefined ? among : [named.id];
}
