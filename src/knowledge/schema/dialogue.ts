import { z } from 'zod';
import { key, patterns as parsed, words } from './parts';

const patterns = parsed.min(1);

/** What a person says of what was tried, by name. */
export const FEEDBACK = ['already', 'no-help', 'helped'] as const;
/** What a person wants of the last answer, by name. */
export const REQUESTS = ['more', 'shorter', 'simpler', 'why', 'sources', 'sure', 'repeat'] as const;
/** What people say that neither tells nor asks anything of the subject, by name: courtesy, anger, grief, a picture, and orders to be another. */
export const SOCIAL = ['thanks', 'hello', 'bye', 'sorry', 'rude', 'sad', 'photo', 'orders'] as const;

const named = <N extends string>(names: readonly N[]) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, patterns.optional()])) as Record<N, z.ZodOptional<typeof patterns>>,
  );

/** What the parts of a message do beside telling and asking: `intents/dialogue.yaml`, in the language of patterns. */
export const dialogueSchema = z.strictObject({
  /** Something was tried: it did not help, it helped, it is done already. */
  feedback: named(FEEDBACK).default({}),
  /** About the last answer, and nothing else. */
  requests: named(REQUESTS).default({}),
  /** Nothing is told or asked. */
  social: named(SOCIAL).default({}),
  /** By entry: how it is named, where nothing else in the pack says so. */
  subjects: z.record(z.string(), patterns).default({}),
  /** Words that name no subject of their own: "tablet", "dose". Several may stand in one text, between white space. */
  generic: words.default([]),
  /** Sets of patterns that the others are built of. */
  words: z.record(key, patterns).default({}),
});
