import { z } from 'zod';

/** Phrases, in text, as the words of each. */
const phrases = z.array(z.string().transform((text) => text.split(' ').filter(Boolean))).default([]);

/** What people put around a question or a command without changing it: `language/courtesy.yaml`. */
export const courtesySchema = z.strictObject({
  /** Before and after a question: greetings, politeness, "can you tell me". */
  openings: phrases,
  closings: phrases,
  /** Before and after a command: "can we", "for me". */
  'before-commands': phrases,
  'after-commands': phrases,
});
