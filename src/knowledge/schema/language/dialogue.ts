import { z } from 'zod';
import { key, patterns } from '../parts';
import { words } from './word-lists';

const many = z
  .string()
  .default('')
  .transform((text) => text.trim().split(/\s+/).filter(Boolean));

/** How questions begin and what refers back: `language/dialogue.yaml`, which explains each list. */
export const dialogueWordsSchema = z.strictObject({
  fillers: words,
  /** Sets of patterns that the others are built of. */
  words: z.record(key, patterns.min(1)).default({}),
  /** Patterns: a question begins wherever they stand; only at the beginning of a part; look so and are none. */
  asks: patterns.default([]),
  'asks-first': patterns.default([]),
  'asks-not': patterns.default([]),
  /** Patterns: another question is only its other half. */
  alternatives: patterns.default([]),
  /** Patterns: "it" that means nothing before. */
  expletives: patterns.default([]),
  /** Patterns: asks the same of what is named next. */
  'what-about': patterns.default([]),
  /** Single words. */
  joins: words,
  or: words,
  leads: words,
  tags: words,
  /** What numbers the points of a list, each series in its order. */
  lists: z.array(z.array(z.coerce.string())).default([]),
  around: words,
  articles: words,
  before: words,
  conditions: words,
  verbs: many,
  subjects: words,
  refers: words,
  'refers-alone': words,
  'no-topic': many,
});
