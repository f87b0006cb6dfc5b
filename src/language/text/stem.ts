import porter2 from 'wink-porter2-stemmer';

const REMEMBERED = 20_000;
const stems = new Map<string, string>();

/**
 * The stem of a folded word by Porter2 (Snowball English).
 *
 * Remembers the first 20,000 words: stemming is most of the time a comparison takes, and the number bounds the memory.
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) {
    return known;
  }
  const found = porter2(word);
  if (stems.size < REMEMBERED) {
    stems.set(word, found);
  }
  return found;
}
