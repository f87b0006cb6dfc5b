import { z } from 'zod';
import { demandsSchema } from '../review/demands';
import { key, text, words } from './parts';

/** Where a statement comes from: `content/sources.yaml`, a map from key to this. */
export const sourceSchema = z.strictObject({
  title: text,
  publisher: text,
  /** Of publication. */
  year: z.int().min(1900).max(2100).optional(),
  /** The year it was read, for a page that gives no date. */
  seen: z.int().min(1900).max(2100).optional(),
  url: z.url().optional(),
  /** `original`: read in the source's own words; `secondary`: read through a report of it. */
  read: z.enum(['original', 'secondary']).default('original'),
});

const country = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/, 'a country code has two capital letters'),
  name: text,
  /** How people write the country. */
  words: words.default([]),
  emergency: text,
  advice: text.optional(),
  poisons: text.optional(),
  /** Whom to call or text who thinks of ending their life. */
  crisis: text.optional(),
  /** Rules that hold there, for `{placeholders}` of the same names in content: whole sentences. */
  rules: z.record(key, text).default({}),
});

/** What the pack is, and what it demands of its entries: `content/about.yaml`. */
export const aboutSchema = z.strictObject({
  name: text,
  /** Of all its texts and words: a BCP 47 tag. */
  language: z
    .string()
    .regex(
      /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/,
      'must be a language tag: "en", "es-419" or "zh-Hant", for instance',
    )
    .default('en'),
  /** Keys that every entry must carry. */
  requires: z.array(z.enum(['sources', 'reviewed', 'detail', 'evidence', 'related', 'speak', 'phrasings'])).default([]),
  /** What `guide check` demands of the texts. */
  review: demandsSchema.default({}),
  /** Keys of `sources.yaml`: what the bot's own sentences, and the pack as a whole, rest on. */
  sources: z.array(z.string()).default([]),
  disclaimer: text.optional(),
  /** What the bot cannot do, one line each. */
  limits: words.default([]),
  reviewer: text.optional(),
  /** One sentence that says what this is: at most 80 characters. */
  summary: text.max(80).optional(),
  /** Who publishes it: at most 32 characters. */
  publisher: text.max(32).optional(),
  privacy: text.optional(),
  /** Example questions for the welcome. */
  examples: words.default([]),
  /** What to call when the country is not known. */
  numbers: z.strictObject({ emergency: text, advice: text, poisons: text, crisis: text.default('') }).optional(),
  /** What is said in place of the rules of a country where it is not known, or has none. */
  rules: z.record(key, text).default({}),
  countries: z.array(country).default([]),
});
