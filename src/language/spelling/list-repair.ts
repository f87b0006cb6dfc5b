import { remembered } from '../text/remembered';
import type { Text } from '../text/text';
import { editDistance } from './edit-distance';
import type { Phonetics } from './phonetics';

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
/** From this length on two edits are forgiven, if they leave the consonants: "diareah", but not "meditation" for "medication". */
const LONG = 8;

/**
 * Compiles the repair of words towards a list: same first letter (or the first two swapped), one edit, or two in words of eight
 * letters or more. Common words and inflections of listed words are right as they are.
 *
 * @param list words in their normal form
 * @param plain more words that are never repaired though they are close to a listed one
 */
export function createListRepair(
  list: Iterable<string>,
  { stem, isCommonWord }: Text,
  { skeleton }: Phonetics,
  plain: ReadonlySet<string> = new Set(),
): (word: string) => readonly string[] {
  const all = new Set(list);
  const stems = new Set([...all, ...plain].map(stem));
  const byStart = new Map<string, string[]>();
  for (const word of all) {
    for (const letter of word.length < SHORTEST ? [] : new Set([word[0], word[1]])) {
      const key = `${letter}${word.length}`;
      byStart.set(key, [...(byStart.get(key) ?? []), word]);
    }
  }
  const find = (word: string): readonly string[] => {
    if (word.length < SHORTEST || stems.has(stem(word)) || isCommonWord(word) || isCommonWord(word.replace(/s$/, ''))) {
      return [];
    }
    const most = word.length >= LONG ? 2 : 1;
    let best = most;
    let found: string[] = [];
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const candidate of byStart.get(`${word[0]}${length}`) ?? []) {
        const isAlike = candidate[0] === word[0] || candidate[0] === word[1];
        const distance = isAlike ? editDistance(word, candidate, best) : most + 1;
        if (distance > best || (distance > 1 && skeleton(word) !== skeleton(candidate))) {
          continue;
        }
        found = distance < best ? [candidate] : [...found, candidate];
        best = distance;
      }
    }
    // The plural of a known word is seldom listed.
    return found.length === 0 && word.endsWith('s') ? find(word.slice(0, -1)) : found;
  };
  return remembered(find);
}
