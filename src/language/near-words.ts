import Fuse from 'fuse.js';
import { type Sound, soundOf } from './en/phonetics';
import { createKeyIndex } from './key-index';
import { isOneSlip } from './slip';

/** Words found by what they look like. */
export interface NearWords {
  /** The listed word most like this one, best first by fuse score, then weight; undefined when none is near enough. */
  nearest(word: string): string | undefined;
  /** Every listed word near enough, best first. */
  near(word: string): readonly { readonly word: string; readonly score: number }[];
}

/** How far a mistyped word may be from the word that was meant. */
export interface NearOptions {
  /** Letters that may be missing on either side before words count as candidates: 1 or 2. */
  readonly deletions: 1 | 2;
  /** Worst fuse.js score, for every word or by its number of letters: about the wrong letters by the letters of the word. */
  readonly threshold: number | ((letters: number) => number);
  /** Shorter words are never looked up. */
  readonly shortest: number;
  /** Words that sound alike are near, however they are spelt: "ibuprophen". */
  readonly bySound?: boolean;
}

const CANDIDATES = 40;
const OTHER_FIRST_LETTER = 0.05;
const MORE_SLIPS = 1.5;
// Two wrong vowels in six letters pass when all consonants sound right.
const SOUND_THRESHOLD = 0.34;

/**
 * Lists words for look-up by likeness: an index of deletions (Garbe, "SymSpell") narrows the list to a few candidates,
 * and fuse.js scores those, so that the time depends on the word and not on the length of the list.
 *
 * @param weights the words with how often they are used; of equally near words the more used wins, then the alphabet
 */
export function createNearWords(weights: ReadonlyMap<string, number>, options: NearOptions): NearWords {
  const { threshold: given } = options;
  const thresholdOf = typeof given === 'number' ? () => given : given;
  const sound = (word: string) => (options.bySound ? soundOf(word) : undefined);
  const keysOf = (word: string) => {
    const sounds = sound(word);
    const keys = deletions(word, options.deletions);
    return sounds === undefined ? keys : keys.add(`=${sounds.consonants}`);
  };
  const listed = [...weights.keys()].filter((word) => word.length >= options.shortest - 1);
  const index = createKeyIndex(pairsOf(listed, keysOf));

  /** The score of words that sound the same apart from their vowels. */
  const alike = (sounds: Sound | undefined, candidate: string, threshold: number): number | undefined => {
    const other = sounds && sound(candidate);
    return other !== undefined &&
      other.consonants === sounds?.consonants &&
      likeness(sounds.letters, other.letters, SOUND_THRESHOLD) !== undefined
      ? threshold
      : undefined;
  };

  const near = (word: string) => {
    if (word.length < options.shortest) {
      return [];
    }
    const sounds = sound(word);
    const threshold = thresholdOf(word.length);
    const candidates = new Set<string>();
    for (const key of keysOf(word)) {
      for (const at of index.find(key)) {
        if (candidates.size < CANDIDATES) {
          candidates.add(listed[at]!);
        }
      }
    }
    const scored: { word: string; score: number }[] = [];
    for (const candidate of candidates) {
      const score = likeness(word, candidate, threshold) ?? alike(sounds, candidate, threshold);
      if (score !== undefined) {
        scored.push({ word: candidate, score });
      }
    }
    return scored.sort(
      (a, b) =>
        a.score - b.score ||
        (weights.get(b.word) ?? 0) - (weights.get(a.word) ?? 0) ||
        (a.word < b.word ? -1 : a.word > b.word ? 1 : 0),
    );
  };
  return { near, nearest: (word) => near(word)[0]?.word };
}

function* pairsOf(
  words: readonly string[],
  keysOf: (word: string) => ReadonlySet<string>,
): Generator<readonly [key: string, value: number]> {
  for (const [at, word] of words.entries()) {
    for (const key of keysOf(word)) {
      yield [key, at];
    }
  }
}

/**
 * The fuse.js score of two words, the worse of both directions, plus a little for another first letter; 0 is equal.
 *
 * One slip of the fingers counts as one wrong letter, which fuse.js does not always find, and more than one slip as more.
 */
function likeness(word: string, candidate: string, threshold: number): number | undefined {
  const longer = Math.max(word.length, candidate.length);
  if (undoubled(word) === undoubled(candidate)) {
    return 0.5 / longer;
  }
  const otherFirst = word[0] === candidate[0] ? 0 : OTHER_FIRST_LETTER;
  if (isOneSlip(word, candidate)) {
    return 1 / longer + otherFirst;
  }
  const options = { ignoreLocation: true, threshold, includeScore: true };
  const there = Fuse.match(word, candidate, options);
  const back = Fuse.match(candidate, word, options);
  if (!there.isMatch || !back.isMatch) {
    return undefined;
  }
  const length = Math.abs(word.length - candidate.length) / longer;
  return Math.max(there.score, back.score, length, MORE_SLIPS / longer) + otherFirst;
}

/** A word without double letters: whether to double one is the most common doubt of all. */
function undoubled(word: string): string {
  return word.replace(/(.)\1/g, '$1');
}

function deletions(word: string, count: 1 | 2): Set<string> {
  const keys = new Set([word]);
  for (let i = 0; i < word.length; i++) {
    const once = word.slice(0, i) + word.slice(i + 1);
    keys.add(once);
    if (count === 2) {
      for (let j = i; j < once.length; j++) {
        keys.add(once.slice(0, j) + once.slice(j + 1));
      }
    }
  }
  return keys;
}
