import { z } from 'zod';
import { listed, run } from './word-lists';

/** Phrases, in text, as the words of each. */
const phrases = z.array(run).default([]);

/** What people put before and after a question without meaning anything by it: `language/courtesy.yaml`. */
export const courtesySchema = z.strictObject({ openings: phrases, closings: phrases });

/** Words around and inside commands: `language/commands.yaml`. */
export const commandWordsSchema = z.strictObject({
  /** Before and after a command, without changing it. */
  before: phrases,
  after: phrases,
  articles: z.array(z.string()).default([]),
  /** Words that change nothing. */
  light: listed.default([]),
  /** With one of these more words must be left. */
  'needs-more': z.array(z.string()).default([]),
  /** Words that stand for others where more words follow. */
  meant: z.record(z.string(), z.string()).default({}),
});
