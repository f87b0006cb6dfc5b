import type { Pattern } from './pattern';

/** For one message: the patterns of a set that can be in it at all, in the order of the set. */
export type Candidates = (set: string) => readonly Pattern[];

/**
 * Indexes patterns by a word that each cannot do without.
 *
 * A message holds a few dozen of the thousands of words that patterns ask for, so nearly all patterns are ruled out without
 * a look at them.
 */
export function createCandidates(
  sets: ReadonlyMap<string, readonly Pattern[]>,
): (words: ReadonlyMap<string, unknown>) => Candidates {
  const byWord = new Map<string, { readonly set: string; readonly index: number }[]>();
  const always = new Map<string, number[]>();
  for (const [set, patterns] of sets) {
    const free: number[] = [];
    patterns.forEach((pattern, index) => {
      const needed = neededWords(pattern);
      if (needed === undefined) {
        free.push(index);
      }
      for (const word of needed ?? []) {
        byWord.set(word, [...(byWord.get(word) ?? []), { set, index }]);
      }
    });
    always.set(set, free);
  }

  return (words) => {
    const possible = new Map<string, Set<number>>();
    for (const word of words.keys()) {
      for (const { set, index } of byWord.get(word) ?? []) {
        const indices = possible.get(set);
        if (indices === undefined) {
          possible.set(set, new Set([index]));
        } else {
          indices.add(index);
        }
      }
    }
    return (set) => {
      const patterns = sets.get(set) ?? [];
      const indices = [...(always.get(set) ?? []), ...(possible.get(set) ?? [])];
      return indices.sort((a, b) => a - b).map((index) => patterns[index]!);
    };
  };
}

/** Words of which a pattern needs one (the fewest it can be narrowed to); undefined if it can do without any. */
function neededWords({ sides }: Pattern): ReadonlySet<string> | undefined {
  let fewest: ReadonlySet<string> | undefined;
  for (const step of sides.flat()) {
    if (step.kind === 'find' && !step.optional && step.options.every(({ kind }) => kind === 'words')) {
      const words = new Set(step.options.flatMap((option) => (option.kind === 'words' ? (option.keys[0] ?? []) : [])));
      if (fewest === undefined || words.size < fewest.size) {
        fewest = words;
      }
    }
  }
  return fewest;
}
