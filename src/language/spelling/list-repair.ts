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
 * @param plurals endings of the plural: that of a known word is seldom listed
 */
export function createListRepair(
  list: Iterable<string>,
  { stem, isCommonWord }: Text,
  { skeleton }: Phonetics,
  plain: ReadonlySet<string> = new Set(),
  plurals: readonly string[] = [],
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
  const singulars = (word: string): readonly string[] =>
    plurals.flatMap((ending) => (word.endsWith(ending) ? [word.slice(0, -ending.length)] : []));
  const find = (word: string): readonly string[] => {
    if (word.length < SHORTEST || stems.has(stem(word)) || [word, ...singulars(word)].some(isCommonWord)) {
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
    return found.length > 0 ? found : singulars(word).flatMap((one) => (all.has(one) ? [one] : find(one)));
  };
  return remembered(find);
}
