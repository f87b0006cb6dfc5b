import { z } from 'zod';

const words = z.array(z.string().trim().min(1, 'must not be empty'));

/** A mark to reach and one not to pass: above `aim` is worth a remark, above `limit` a fault. */
const mark = z
  .strictObject({ aim: z.number().positive(), limit: z.number().positive() })
  .refine(({ aim, limit }) => aim <= limit, '"aim" must not be above "limit"');

/** What a pack demands of its texts: `review` in `content/about.yaml`; what is left out is not looked at. */
export const demandsSchema = z
  .strictObject({
    /** The most words of a short answer. */
    answer: z.int().positive(),
    /** Words of a part: more are worth a remark. */
    part: z.int().positive(),
    /** School grades of the United States (Flesch and Kincaid); grade 6 is an age of about 11. */
    grade: mark,
    /** Words of a sentence. */
    sentence: mark,
    /** The age of the oldest review, in months. */
    months: z.int().positive(),
    /** What every `evidence` begins with: one of these. */
    evidence: words.min(1),
    /** Words that have no plainer one, beside the names of medicines and conditions: they do not count towards the grade. */
    terms: words,
    /** What must not be said, what makes it harmless right before (`unless`) or after it (`following`), and what to do instead. */
    avoid: z.array(
      z.strictObject({
        say: words.min(1),
        unless: words.default([]),
        following: words.default([]),
        instead: z.string().trim().min(1),
      }),
    ),
  })
  .partial();
