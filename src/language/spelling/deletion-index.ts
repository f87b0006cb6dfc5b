/** Words by what is left of them when letters are deleted (Garbe, "SymSpell"). */
export interface DeletionIndex {
  /** The listed words that share a key with this one, in the order of the list; rarely also another one: whoever asks compares anyway. */
  candidates(word: string): readonly string[];
}

/** Words in one index: a place and the hash of a key share a number of 53 bits. */
const LARGEST = 2 ** 20;
/** Candidates for one word: they bound the time a look-up takes. */
const MOST = 40;

/**
 * Lists words for look-up, in one array of 8 bytes a key: hundreds of thousands of keys take megabytes less than in a map of lists.
 *
 * Keys are kept as 32-bit hashes (FNV-1a), so that two keys may share theirs. The array is filled at the first look-up.
 *
 * @param words at most 1,048,576
 * @param deleted letters that may be missing on either side: 1 or 2
 * @param alsoUnder one more key of a word, such as what it sounds like
 */
export function createDeletionIndex(
  words: readonly string[],
  deleted: 1 | 2,
  alsoUnder: (word: string) => string | undefined = () => undefined,
): DeletionIndex {
  const keysOf = (word: string): ReadonlySet<number> => {
    const keys = deletions(word, deleted);
    const other = alsoUnder(word);
    return other === undefined ? keys : keys.add(hash(`=${other}`));
  };
  let filled: Float64Array | undefined;
  const fill = () => {
    const packed: number[] = [];
    for (const [at, word] of words.entries()) {
      for (const key of keysOf(word)) {
        packed.push(key * LARGEST + at);
      }
    }
    return Float64Array.from(packed).sort();
  };
  return {
    candidates: (word) => {
      filled ??= fill();
      const found = new Set<string>();
      for (const key of keysOf(word)) {
        const from = key * LARGEST;
        for (let i = firstFrom(filled, from); found.size < MOST && filled[i]! < from + LARGEST; i++) {
          found.add(words[filled[i]! - from]!);
        }
      }
      return [...found];
    },
  };
}

/** The first place in an ascending list with this number or a larger one. */
function firstFrom(list: Float64Array, least: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < least) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The hashes of a word and of what is left of it with letters deleted. */
function deletions(word: string, count: 1 | 2): Set<number> {
  const keys = new Set([hash(word)]);
  for (let i = 0; i < word.length; i++) {
    keys.add(hash(word, i));
    for (let j = i + 1; count === 2 && j < word.length; j++) {
      keys.add(hash(word, i, j));
    }
  }
  return keys;
}

/** FNV-1a of a word without the letters at two places. */
function hash(word: string, without = -1, alsoWithout = -1): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    if (i !== without && i !== alsoWithout) {
      value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
    }
  }
  return value >>> 0;
}
