import Fuse from 'fuse.js';
import { isOneEdit, isWithinDeletions } from './edit-distance';
import type { Phonetics } from './phonetics';

/** A listed word with its fuse.js score: 0 is the same, 1 nothing alike. */
export interface Near {
  readonly word: string;
  readonly score: number;
}

/** Words found by likeness. */
export interface FuzzyIndex {
  /** Every listed word near enough, best first: by score, then weight, then the alphabet. */
  near(word: string): readonly Near[];
}

/** How far a mistyped word may be from the word that was meant. */
export interface FuzzyOptions {
  /** Letters that may be missing on either side before words count as candidates. */
  readonly deletions: 1 | 2;
  /** Worst score by the number of letters: about the wrong letters by the letters of the word. */
  readonly threshold: (letters: number) => number;
  /** Shorter words are never looked up. */
  readonly shortest: number;
  /** Given, words that sound alike are near, however they are spelt: "ibuprophen". */
  readonly phonetics?: Phonetics;
}

const OTHER_FIRST_LETTER = 0.05;
const MORE_EDITS = 1.5;
// Two wrong vowels in six letters pass when all consonants sound right.
const SOUND_THRESHOLD = 0.34;

/**
 * Lists words for look-up by likeness: by their letters and lengths most are passed over at the cost of a few machine instructions, and
 * fuse.js scores the few that may be near.
 *
 * @param weights the words with how often they are used
 */
export function createFuzzyIndex(
  weights: ReadonlyMap<string, number>,
  { deletions, threshold, shortest, phonetics }: FuzzyOptions,
): FuzzyIndex {
  const listed = [...weights.keys()].filter((word) => word.length >= shortest - 1);
  const byLength = groupedBy(listed, ({ length }) => length);
  const lettersByLength = new Map([...byLength].map(([length, words]) => [length, Int32Array.from(words, letters)]));
  let bySound: ReadonlyMap<string, readonly string[]> | undefined;

  const spelledAlike = (word: string): readonly string[] => {
    const own = letters(word);
    const alike: string[] = [];
    for (let length = word.length - deletions; length <= word.length + deletions; length++) {
      const words = byLength.get(length) ?? [];
      const sets = lettersByLength.get(length);
      for (let at = 0; at < words.length; at++) {
        const differing = own ^ sets![at]!;
        const isAlike = bits(differing & own) <= deletions && bits(differing & ~own) <= deletions;
        if (isAlike && isWithinDeletions(word, words[at]!, deletions)) {
          alike.push(words[at]!);
        }
      }
    }
    return alike;
  };
  const soundingAlike = (word: string): ReadonlySet<string> => {
    const sound = phonetics?.soundOf(word);
    if (phonetics === undefined || sound === undefined) {
      return NONE;
    }
    bySound ??= groupedBy(listed, (other) => phonetics.soundOf(other)?.consonants);
    const sameConsonants = bySound.get(sound.consonants) ?? [];
    return new Set(
      sameConsonants.filter(
        (other) => fuseScore(sound.letters, phonetics.soundOf(other)!.letters, SOUND_THRESHOLD) !== undefined,
      ),
    );
  };

  const near = (word: string): readonly Near[] => {
    const worst = threshold(word.length);
    const alike = soundingAlike(word);
    return [...new Set([...spelledAlike(word), ...alike])]
      .flatMap((other) => {
        const score = fuseScore(word, other, worst) ?? (alike.has(other) ? worst : undefined);
        return score === undefined ? [] : { word: other, score };
      })
      .sort((a, b) => a.score - b.score || weights.get(b.word)! - weights.get(a.word)! || (a.word < b.word ? -1 : 1));
  };
  return { near: (word) => (word.length < shortest ? [] : near(word)) };
}

const NONE: ReadonlySet<string> = new Set();

function groupedBy<K>(words: readonly string[], keyOf: (word: string) => K | undefined): Map<K, string[]> {
  const groups = new Map<K, string[]>();
  for (const word of words) {
    const key = keyOf(word);
    const group = key === undefined ? undefined : groups.get(key);
    if (group !== undefined) {
      group.push(word);
    } else if (key !== undefined) {
      groups.set(key, [word]);
    }
  }
  return groups;
}

/** The letters of a word as a set of 32 bits. */
function letters(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at++) {
    set |= 1 << word.charCodeAt(at);
  }
  return set;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) {
    count++;
  }
  return count;
}

/**
 * The fuse.js score of two words, the worse of both directions, plus a little for another first letter; undefined above the threshold.
 *
 * One edit counts as one wrong letter, which fuse.js does not always find, and more than one as more; whether to double a letter is the
 * most common doubt of all and counts half.
 */
function fuseScore(word: string, candidate: string, threshold: number): number | undefined {
  const longer = Math.max(word.length, candidate.length);
  if (undoubled(word) === undoubled(candidate)) {
    return 0.5 / longer;
  }
  const otherFirst = word[0] === candidate[0] ? 0 : OTHER_FIRST_LETTER;
  if (isOneEdit(word, candidate)) {
    return 1 / longer + otherFirst;
  }
  const options = { ignoreLocation: true, threshold, includeScore: true };
  const there = Fuse.match(word, candidate, options);
  const back = Fuse.match(candidate, word, options);
  if (!there.isMatch || !back.isMatch) {
    return undefined;
  }
  const length = Math.abs(word.length - candidate.length) / longer;
  return Math.max(there.score, back.score, length, MORE_EDITS / longer) + otherFirst;
}

function undoubled(word: string): string {
  return word.replace(/(.)\1/g, '$1');
}
