import { createPhraseIndex } from '../entities/phrase-index';

/** Reads words of one meaning as the same: replaces every word or phrase of a row by the row's first. */
export type Synonyms = (stems: readonly string[]) => readonly string[];

/**
 * Compiles rows of synonyms. Works on stems, so "tablets" follows "tablet"; the longest phrase wins, then the earlier row.
 *
 * @param rows rows of members, each split into its folded words; in each row the first is what the others are read as
 * @param stem the stem of a word
 */
export function createSynonyms(
  rows: readonly (readonly (readonly string[])[])[],
  stem: (word: string) => string,
): Synonyms {
  const index = createPhraseIndex(
    rows.flatMap((row) => {
      const [meaning, ...others] = row.map((member) => member.map(stem));
      return meaning === undefined ? [] : others.map((member) => [member, meaning] as const);
    }),
  );
  return (stems) => {
    const read: string[] = [];
    for (let at = 0; at < stems.length; ) {
      const found = index.longestAt(stems, at);
      read.push(...(found?.values[0] ?? [stems[at]!]));
      at += found?.length ?? 1;
    }
    return read;
  };
}
