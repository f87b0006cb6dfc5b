import type { Compiled } from './compile';

/** By set number: the patterns that can be in a message at all, in their order; undefined for none. */
export type Candidates = readonly (readonly number[] | undefined)[];

/**
 * Indexes patterns by a word that each cannot do without.
 *
 * A message holds a few dozen of the thousands of words that patterns ask for, so nearly all patterns are ruled out without a look at them.
 */
export function createIndex({
  patterns,
  firstOfSet,
  ids,
}: Compiled): (words: readonly { readonly ids: readonly number[] }[]) => Candidates {
  const byId: number[][] = Array.from({ length: ids.size }, () => []);
  const always: number[] = [];
  const setOf = new Int32Array(patterns.length);
  for (let set = 0; set < firstOfSet.length - 1; set++) {
    setOf.fill(set, firstOfSet[set], firstOfSet[set + 1]);
  }
  patterns.forEach(({ needed }, number) => {
    if (needed[0] === undefined) {
      always.push(number);
    }
    for (const id of needed[0] ?? []) {
      byId[id]!.push(number);
    }
  });
  // Which ids are in the message now, and which patterns were looked at: marked with the number of the message.
  const present = new Int32Array(ids.size);
  const seen = new Int32Array(patterns.length);
  let message = 0;
  const isPresent = (id: number) => present[id] === message;

  return (words) => {
    message++;
    const candidates: (number[] | undefined)[] = new Array(firstOfSet.length - 1);
    const add = (number: number) => {
      const set = setOf[number]!;
      const listed = candidates[set];
      if (listed === undefined) {
        candidates[set] = [number];
      } else {
        listed.push(number);
      }
    };
    for (const { ids: own } of words) {
      for (const id of own) {
        present[id] = message;
      }
    }
    always.forEach(add);
    for (const { ids: own } of words) {
      for (const id of own) {
        for (const number of byId[id]!) {
          if (seen[number] !== message) {
            seen[number] = message;
            if (patterns[number]!.needed.every((group) => group.some(isPresent))) {
              add(number);
            }
          }
        }
      }
    }
    for (const listed of candidates) {
      listed?.sort((a, b) => a - b);
    }
    return candidates;
  };
}
