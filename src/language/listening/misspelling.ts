import { isCommonWord } from '../text/common-words';
import { stem } from '../text/stem';

/** Shortest word that is repaired: shorter ones have too many neighbours. */
const SHORTEST = 5;
/** From this length on two mistakes are forgiven, if they leave the consonants: "diareah", but not "meditation" for "medication". */
const LONG = 8;

/**
 * Finds the known words that a word may be a misspelling of: same first letter (or the first two swapped), one mistake, or
 * two in words of eight letters or more. A mistake is a letter too many, missing, wrong, or swapped with its neighbour.
 *
 * Everyday words and inflections of known words are right as they are.
 *
 * @param known the words to repair towards, in their normal form
 * @param plain more words that are never repaired though they are close to a known one
 */
export function createRepair(known: Iterable<string>, plain: ReadonlySet<string>): (word: string) => readonly string[] {
  const all = new Set(known);
  const stems = new Set([...all, ...plain].map(stem));
  const buckets = new Map<string, string[]>();
  for (const word of all) {
    if (word.length >= SHORTEST) {
      for (const letter of new Set([word[0], word[1]])) {
        const key = `${letter}${word.length}`;
        buckets.set(key, [...(buckets.get(key) ?? []), word]);
      }
    }
  }
  const repair = (word: string): readonly string[] => {
    if (word.length < SHORTEST || stems.has(stem(word)) || isCommonWord(word) || isCommonWord(word.replace(/s$/, ''))) {
      return [];
    }
    const most = word.length >= LONG ? 2 : 1;
    let best = most + 1;
    let found: string[] = [];
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const candidate of buckets.get(`${word[0]}${length}`) ?? []) {
        if (candidate[0] !== word[0] && candidate[0] !== word[1]) {
          continue;
        }
        const distance = mistakes(word, candidate, Math.min(best, most));
        if (distance > 1 && consonants(word) !== consonants(candidate)) {
          continue;
        }
        if (distance < best) {
          best = distance;
          found = [candidate];
        } else if (distance === best && distance <= most) {
          found.push(candidate);
        }
      }
    }
    // The plural of a known word is seldom listed.
    return found.length === 0 && word.endsWith('s') ? repair(word.slice(0, -1)) : found;
  };
  return repair;
}

/** What of a word misspellers keep: its consonants, doubled ones once, those that sound alike as one. */
function consonants(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/[aeiouyh]/g, '')
    .replace(/[ckq]/g, 'k')
    .replace(/z/g, 's')
    .replace(/(.)\1+/g, '$1');
}

/** Optimal string alignment distance (Damerau 1964, each letter edited once), or `most + 1` if it is more than `most`. */
function mistakes(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) {
      return most + 1;
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
