import { z } from 'zod';
import { conditionSchema } from '../condition';
import { PatternError, parsePattern } from '../patterns/pattern';

export const id = (kind: string) =>
  z.string().regex(new RegExp(`^${kind}\\.[a-z0-9]+(-[a-z0-9]+)*$`), `an id looks like "${kind}.some-name"`);
export const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by "-"');
export const text = z.string().trim().min(1, 'must not be empty');
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date looks like 2026-11-23');
export const words = z.array(text);
/** A pattern, parsed; a fault where it cannot be. */
export const pattern = text.transform((source, context) => {
  try {
    return parsePattern(source);
  } catch (error) {
    if (!(error instanceof PatternError)) {
      throw error;
    }
    context.addIssue(error.message);
    return z.NEVER;
  }
});
export const patterns = z.array(pattern);

/** A rule: it applies when `when` holds (or is absent) and `unless` does not. `because` is said to the person. */
export const rule = { when: conditionSchema.optional(), unless: conditionSchema.optional() };

/** What an entry says about one facet of its subject, such as how much to take. */
export const partSchema = z.strictObject({
  /** The id of a facet: `intents/facets.yaml`. */
  facet: key,
  /** One to three short sentences or a short list, in simple Markdown. */
  text,
  /** Those of the entry's sources that this rests on. */
  sources: z.array(z.string()).min(1, 'name at least one source'),
});

/** Who has signed an item as its clinical reviewer, on which day, and a hash of what was signed: `guide review --sign` writes it. */
export const signed = z.strictObject({ by: text, on: date, of: text }).optional();

/** What every entry may carry, whatever its kind. `about.yaml` decides what is demanded of each. */
export const entry = {
  /** The short answer: at most 60 words, plain text. */
  answer: text,
  /** More, in simple Markdown: paragraphs, `- ` lists, **bold**, links. */
  detail: text.optional(),
  /** More, by what is asked about it: each facet at most once, in the order of reading. */
  parts: z.array(partSchema).default([]),
  /** What the evidence says, in words: "Good evidence", "Mixed", "No proof", "Does not help". */
  evidence: text.optional(),
  /** Keys of `sources.yaml`. */
  sources: z.array(z.string()).default([]),
  /** The day a person last checked this entry. */
  reviewed: date.optional(),
  signed,
  /** What of it rests on general knowledge, with no source read for it: for the reviewer, never said to people. */
  unverified: words.default([]),
  /** Ids of entries offered as next questions. */
  related: z.array(z.string()).default([]),
  /** Words and short phrases people use for this, beside the phrasings in `intents/`. */
  keywords: words.default([]),
  /** What a screen reader or voice says instead of the short answer. */
  speak: text.optional(),
};
