/** A phrase found in a text: which words it covers and what it stands for. */
export interface Found<T> {
  /** Position of the first word. */
  readonly at: number;
  /** Number of words. */
  readonly length: number;
  readonly values: readonly T[];
}

/** Phrases by their words. */
export interface PhraseIndex<T> {
  /** The longest phrase that begins at this word; an `undefined` word matches nothing. */
  longestAt(words: readonly (string | undefined)[], at: number): Found<T> | undefined;
  /** The phrases of a text from left to right, longest first, none over another. */
  find(words: readonly (string | undefined)[]): readonly Found<T>[];
}

/** Compiles phrases for look-up; the same phrase may stand for several values. */
export function createPhraseIndex<T>(phrases: Iterable<readonly [words: readonly string[], value: T]>): PhraseIndex<T> {
  const byPhrase = new Map<string, { readonly words: readonly string[]; readonly values: T[] }>();
  const byFirst = new Map<string | undefined, { readonly words: readonly string[]; readonly values: T[] }[]>();
  for (const [words, value] of phrases) {
    const key = words.join(' ');
    const phrase = byPhrase.get(key) ?? { words, values: [] };
    byPhrase.set(key, phrase);
    if (!phrase.values.includes(value)) {
      phrase.values.push(value);
    }
  }
  for (const phrase of [...byPhrase.values()].sort((a, b) => b.words.length - a.words.length)) {
    const same = byFirst.get(phrase.words[0]);
    if (same === undefined) {
      byFirst.set(phrase.words[0], [phrase]);
    } else {
      same.push(phrase);
    }
  }

  const longestAt = (words: readonly (string | undefined)[], at: number): Found<T> | undefined => {
    const first = words[at];
    const found =
      first === undefined
        ? undefined
        : byFirst.get(first)?.find((phrase) => phrase.words.every((word, offset) => words[at + offset] === word));
    return found && { at, length: found.words.length, values: found.values };
  };
  return {
    longestAt,
    find: (words) => {
      const all: Found<T>[] = [];
      for (let at = 0; at < words.length; ) {
        const found = longestAt(words, at);
        if (found !== undefined) {
          all.push(found);
        }
        at += found?.length ?? 1;
      }
      return all;
    },
  };
}
