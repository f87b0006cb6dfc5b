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
  const uses = countUses(sets);
  const byWord = new Map<string, { readonly set: string; readonly index: number }[]>();
  const always = new Map<string, readonly number[]>();
  for (const [set, patterns] of sets) {
    const free: number[] = [];
    patterns.forEach((pattern, index) => {
      const needed = rarest(neededWords(pattern), uses);
      if (needed === undefined) {
        free.push(index);
      }
      for (const word of needed ?? []) {
        const listed = byWord.get(word);
        if (listed === undefined) {
          byWord.set(word, [{ set, index }]);
        } else {
          listed.push({ set, index });
        }
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
      const free = always.get(set) ?? NONE;
      const here = possible.get(set);
      if (here === undefined && free.length === 0) {
        return NO_PATTERNS;
      }
      const indices = here === undefined ? free : [...free, ...here].sort((a, b) => a - b);
      return indices.map((index) => patterns[index]!);
    };
  };
}

const NONE: readonly number[] = [];
const NO_PATTERNS: readonly Pattern[] = [];

/** For each step that has to be there and is made of words alone: the words, one of which the message must hold. */
function neededWords({ sides }: Pattern): readonly (readonly string[])[] {
  return sides.flat().flatMap((step) => {
    if (step.kind !== 'find' || step.optional || !step.options.every(({ kind }) => kind === 'words')) {
      return [];
    }
    return [[...new Set(step.options.flatMap((option) => (option.kind === 'words' ? (option.keys[0] ?? []) : [])))]];
  });
}

/** How many patterns could be looked up by a word. */
function countUses(sets: ReadonlyMap<string, readonly Pattern[]>): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const word of [...sets.values()].flat().flatMap(neededWords).flat()) {
    uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  return uses;
}

/** The step whose words say most: what every message is about ("it", "leg") would rule out little. */
function rarest(
  groups: readonly (readonly string[])[],
  uses: ReadonlyMap<string, number>,
): readonly string[] | undefined {
  const weight = (group: readonly string[]) => group.reduce((sum, word) => sum + (uses.get(word) ?? 0), 0);
  return [...groups].sort((a, b) => weight(a) - weight(b))[0];
}
