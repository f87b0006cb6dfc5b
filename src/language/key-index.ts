/** Numbers by keys. */
export interface KeyIndex {
  /** The numbers that were stored under a key, ascending; rarely also one stored under another: whoever asks compares anyway. */
  find(key: string): readonly number[];
}

const LARGEST = 2 ** 20;

/**
 * Stores numbers under keys in one array of 8 bytes a pair: hundreds of thousands of keys take megabytes less than in a map of lists.
 *
 * Keys are kept as 32-bit hashes (FNV-1a), so that two keys may share theirs.
 *
 * @param pairs keys with numbers from 0 to 1,048,575
 */
export function createKeyIndex(pairs: Iterable<readonly [key: string, value: number]>): KeyIndex {
  const packed = Float64Array.from(pairs, ([key, value]) => hash(key) * LARGEST + value).sort();
  return {
    find: (key) => {
      const from = hash(key) * LARGEST;
      const to = from + LARGEST;
      let low = 0;
      let high = packed.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (packed[middle]! < from) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      const found: number[] = [];
      for (; low < packed.length && packed[low]! < to; low++) {
        found.push(packed[low]! - from);
      }
      return found;
    },
  };
}

function hash(key: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) {
    value = Math.imul(value ^ key.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}
