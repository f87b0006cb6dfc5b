import { z } from 'zod';
import { patterns, words } from './parts';

const key = z.string().regex(/^[a-z0-9_]+(-[a-z0-9_]+)*$/, 'use lower-case words joined by "-"');

/**
 * How people tell facts of their own accord: `intents/facts.yaml`, in the language of patterns of `intents/red-flags.yaml`, with the cues of
 * the language (what is denied, long over, asked in general).
 */
export const tellingSchema = z.strictObject({
  /** The facts that hold the age and the medicines: these are read by the program. */
  age: key,
  medicines: key,
  /** The fact that says where the symptom is. */
  place: key.optional(),
  /** Patterns by fact and value; `none`: nothing of a list. Names of conditions need no patterns. */
  facts: z.record(z.string(), z.record(z.string(), patterns.min(1))),
  /** Sets of patterns that the others are built of. */
  words: z.record(key, patterns.min(1)).default({}),
  /** Patterns: what the person the message is about has. */
  symptom: patterns,
  /** Patterns by fact: words that tell of something else and so not this fact ("swim every day"). */
  claims: z.record(z.string(), patterns),
  /** Patterns: what comes after them is only asked or feared. */
  supposing: patterns,
  /** Patterns before a medicine: it is taken; surely so; it is not, or no longer. After one: it is not any longer. */
  taking: patterns,
  surely: patterns,
  leaving: patterns,
  left: patterns,
  /** May stand between any two words of a pattern. */
  fillers: words,
});
