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
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly values: T[] }[]>();
  const byPhrase = new Map<string, { readonly words: readonly string[]; readonly values: T[] }>();
  for (const [words, value] of phrases) {
    const first = words[0];
    if (first === undefined) {
      continue;
    }
    const key = words.join(' ');
    const known = byPhrase.get(key);
    if (known !== undefined) {
      if (!known.values.includes(value)) {
        known.values.push(value);
      }
      continue;
    }
    const phrase = { words, values: [value] };
    byPhrase.set(key, phrase);
    const same = byFirst.get(first) ?? [];
    same.push(phrase);
    byFirst.set(first, same);
  }
  for (const same of byFirst.values()) {
    same.sort((a, b) => b.words.length - a.words.length);
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
