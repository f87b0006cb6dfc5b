import Fuse from 'fuse.js';
import { createDeletionIndex } from './deletion-index';
import { isOneEdit } from './edit-distance';
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
 * Lists words for look-up by likeness: an index of deletions narrows the list to a few candidates, and fuse.js scores those, so that
 * the time depends on the word and not on the length of the list.
 *
 * @param weights the words with how often they are used
 */
export function createFuzzyIndex(
  weights: ReadonlyMap<string, number>,
  { deletions, threshold, shortest, phonetics }: FuzzyOptions,
): FuzzyIndex {
  const listed = [...weights.keys()].filter((word) => word.length >= shortest - 1);
  const index = createDeletionIndex(listed, deletions, (word) => phonetics?.soundOf(word)?.consonants);
  const soundAlike = (word: string, candidate: string): boolean => {
    const [sound, other] = [phonetics?.soundOf(word), phonetics?.soundOf(candidate)];
    return (
      sound !== undefined &&
      sound.consonants === other?.consonants &&
      fuseScore(sound.letters, other.letters, SOUND_THRESHOLD) !== undefined
    );
  };
  const score = (word: string, candidate: string): number | undefined => {
    const worst = threshold(word.length);
    return fuseScore(word, candidate, worst) ?? (soundAlike(word, candidate) ? worst : undefined);
  };
  return {
    near: (word) =>
      (word.length < shortest ? [] : index.candidates(word))
        .flatMap((candidate) => {
          const scored = score(word, candidate);
          return scored === undefined ? [] : [{ word: candidate, score: scored }];
        })
        .sort((a, b) => a.score - b.score || weights.get(b.word)! - weights.get(a.word)! || (a.word < b.word ? -1 : 1)),
  };
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
