import type { Compiled } from './compile';

/** The patterns of each set that can be in a message at all. */
export interface Candidates {
  /** The numbers of the sets that have any. */
  readonly sets: readonly number[];
  /** By set number: numbers of patterns; undefined for none. */
  readonly patterns: readonly (readonly number[] | undefined)[];
}

/**
 * Indexes patterns by a word that each cannot do without.
 *
 * A message holds a few dozen of the thousands of words that patterns ask for, so nearly all patterns are ruled out without a look at
 * them; of the others, those that ask for another word that is not there.
 */
export function createIndex({
  patterns,
  setOf,
  setNumbers,
  ids,
}: Compiled): (words: readonly { readonly ids: readonly number[] }[]) => Candidates {
  const byId: number[][] = Array.from({ length: ids.size }, () => []);
  const always: number[] = [];
  patterns.forEach(({ needed: [rarest] }, number) => {
    if (rarest === undefined) {
      always.push(number);
    }
    for (const id of rarest ?? []) {
      byId[id]!.push(number);
    }
  });
  const others = patterns.map(({ needed }) => needed.slice(1));
  // Which ids are in the message, and which patterns were looked at: marked with the number of the message.
  const present = new Int32Array(ids.size);
  const seen = new Int32Array(patterns.length);
  let message = 0;

  return (words) => {
    message++;
    const found: Candidates & { readonly sets: number[]; readonly patterns: (number[] | undefined)[] } = {
      sets: [],
      patterns: new Array(setNumbers.size),
    };
    for (const { ids: own } of words) {
      for (const id of own) {
        present[id] = message;
      }
    }
    for (const number of always) {
      add(found, number);
    }
    for (const { ids: own } of words) {
      for (const id of own) {
        for (const number of byId[id]!) {
          if (seen[number] !== message) {
            seen[number] = message;
            if (others[number]!.every(isPresent)) {
              add(found, number);
            }
          }
        }
      }
    }
    return found;
  };

  function isPresent(group: readonly number[]): boolean {
    for (const id of group) {
      if (present[id] === message) {
        return true;
      }
    }
    return false;
  }

  function add({ sets, patterns: bySet }: { sets: number[]; patterns: (number[] | undefined)[] }, number: number) {
    const set = setOf[number]!;
    const listed = bySet[set];
    if (listed === undefined) {
      bySet[set] = [number];
      sets.push(set);
    } else {
      listed.push(number);
    }
  }
}
