import { z } from 'zod';
import { listed, run, words } from './word-lists';

/** How a language is written: `language/text.yaml`. */
export const textWordsSchema = z.strictObject({
  /** Contractions and short forms of typing, with the words they stand for. */
  'short-forms': z.record(z.string(), run).default({}),
  /** Endings of a word with the words they stand for, the first that fits; `after`: only at these words. */
  endings: z
    .array(z.strictObject({ ending: z.string(), after: z.array(z.string()).optional(), write: run }))
    .default([]),
  /** Spellings that count as one. */
  spellings: z.record(z.string(), z.string()).default({}),
  /** The same for parts of words, as regular expressions in their order. */
  'spelling-rules': z
    .array(
      z.strictObject({
        /** Only words of more letters than this. */
        longer: z.int(),
        find: z.string(),
        write: z.string(),
        /** Every place in the word, not only the first. */
        all: z.boolean().default(false),
      }),
    )
    .default([]),
  /** A number written together with one of these is one word ("2nd"). */
  'number-endings': words,
  /** Words that say nothing on their own. */
  'function-words': listed.default([]),
  /** Those that say how many, how much or how often. */
  quantifiers: listed.default([]),
});

/** Words of the everyday language beside those of `text.yaml`: `language/common-words.yaml`. */
export const commonWordsSchema = z.strictObject({
  words: listed.default([]),
  /** More words that are right as they are; names may hold them. */
  everyday: listed.default([]),
});
