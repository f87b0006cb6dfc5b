/** Results that are kept of one function: the number bounds the memory. */
const KEPT = 20_000;

/** A function of an object that is computed once for each, for as long as the object is in use. */
export function rememberedFor<K extends object, T extends object>(find: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, T>();
  return (of) => {
    const found = known.get(of) ?? find(of);
    known.set(of, found);
    return found;
  };
}

/** A function of a word that is computed once for each of the first 20,000 words; the same word always gives the same result. */
export function remembered<T>(find: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const kept = known.get(word);
    if (kept !== undefined || known.has(word)) {
      return kept as T;
    }
    const found = find(word);
    if (known.size < KEPT) {
      known.set(word, found);
    }
    return found;
  };
}
