import { createPhraseIndex } from '../phrase-index';
import { foldSpelling } from '../text/spelling-variants';
import { stem } from '../text/stem';
import { DEALINGS } from './dealings';
import { LIVING } from './living';
import { TALK } from './talk';

/** What a meaning begins with, to tell it from a stem. */
export const MEANING_MARK = '~';

// Everyday English words of about the same meaning, one row each, whatever a pack is about. They are a hint beside the words
// themselves and never replace them: "change" and "modify" mean the same of an order, but not of a coin.
const ROWS = [DEALINGS, LIVING, TALK].flatMap((rows) =>
  rows
    .trim()
    .split('\n')
    .map((row) => row.split(', ').map((member) => member.split(' ').map(foldSpelling))),
);

/** The words of all rows, folded. */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set(ROWS.flat(2));

const index = createPhraseIndex(
  ROWS.flatMap((row) => {
    const members = row.map((member) => member.map(stem));
    return members.map((member) => [member, `${MEANING_MARK}${members[0]!.join(' ')}`] as const);
  }),
);

/**
 * The everyday meanings of a text's stems, each as the first member of its row.
 *
 * A word of several rows has several; where a phrase begins, its meanings and those of its first word count.
 */
export function everydayMeanings(stems: readonly string[]): readonly string[] {
  const found = new Set<string>();
  stems.forEach((word, at) => {
    for (const words of [stems, [word]]) {
      for (const meaning of index.longestAt(words, words === stems ? at : 0)?.values ?? []) {
        found.add(meaning);
      }
    }
  });
  return [...found];
}
