import { z } from 'zod';
import { words } from './word-lists';

/** How people correct the list of their medicines: `language/corrections.yaml`. Lists of single words. */
export const correctionWordsSchema = z.strictObject({
  /** Before a name: it goes; of the first, only right before it. */
  denies: words,
  removes: words,
  /** Words between white space that may stand between these and the name. */
  between: z
    .string()
    .default('')
    .transform((text) => text.split(/\s+/).filter(Boolean)),
  /** Join a second name to one that goes. */
  'also-not': words,
  /** Before a name and after it: it goes. */
  'removes-with': words.default([]),
  out: words.default([]),
  /** Right after a name, or a verb there: it goes. */
  ended: words.default([]),
  /** After a name and a verb: it goes. */
  verbs: words,
  wrong: words,
  /** Anywhere: nothing is corrected. */
  undecided: words,
  /** A name is added: anywhere, at the beginning, at the end. */
  adds: words,
  'adds-first': words,
  'adds-last': words,
  /** Another name or value is meant. */
  means: words,
  /** Something was wrong or left out: another is meant, or one more. */
  excuses: words,
  /** Nothing else holds. */
  only: words,
  /** "It is not the statin": what is spoken of is the cause. */
  subjects: words,
  contracted: words,
  articles: words,
  /** A question without its mark at the end: "is it", "is it not", "right". */
  'tag-verbs': words,
  'tag-subjects': words,
  'tag-denials': words,
  tags: words,
});
