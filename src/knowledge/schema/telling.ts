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
  /** Facts that people also look up: a few words without a person ("cramp and statins") tell nothing of them. */
  topics: z.array(key).default([]),
  /** Facts that words right after a medicine do not tell: "ramipril every night". */
  regimen: z.array(key).default([]),
  /** Facts of the symptom: in a sentence that speaks of nobody they are said of whoever has it. */
  'of-symptom': z.array(key).default([]),
  /** Facts, or values as `fact=value`, that stay so however long ago they began: "gave up smoking in 2010". */
  lasting: z.array(z.string()).default([]),
  /** Patterns by fact and value; `none`: nothing of a list. Names of conditions need no patterns. */
  facts: z.record(z.string(), z.record(z.string(), patterns.min(1))),
  /** Sets of patterns that the others are built of. */
  words: z.record(key, patterns.min(1)).default({}),
  /** Patterns: what the person the message is about has. */
  symptom: patterns,
  /** Patterns: right before a fact, what makes it the writer's own where nobody is named: "got high blood pressure, is it still good". */
  having: patterns.default([]),
  /** Patterns: words that only a report has, also without a person: "numb toes as well", "since last week". */
  tells: patterns.default([]),
  /** Patterns: somebody else has it too: what is told of them is not told of the person the message is about. */
  besides: patterns.default([]),
  /** Patterns by fact: words that tell of something else and so not this fact ("swim every day"). */
  claims: z.record(z.string(), patterns),
  /** Patterns: what comes after them is only asked or feared. */
  supposing: patterns,
  /**
   * How a medicine is meant, as patterns before it and right after it; of cues before it the nearest counts. `owned`: so plainly a person's
   * own that it is so in a question too; `took`: taken, unless the sentence is of the past; `surely`: taken, also of what people only talk about, such as vitamins.
   */
  medicine: z.strictObject({
    before: z.strictObject({
      taken: patterns,
      surely: patterns,
      took: patterns.default([]),
      owned: patterns.default([]),
      asked: patterns.default([]),
      stopped: patterns.default([]),
      'not-taken': patterns.default([]),
      allergic: patterns.default([]),
    }),
    after: z.strictObject({
      taken: patterns.default([]),
      stopped: patterns.default([]),
      asked: patterns.default([]),
      /** Taken, where nothing else says how it is meant: "levothyroxine 100mcg". */
      dosed: patterns.default([]),
    }),
    /** The medicine asked about is taken: "on it since autumn". */
    it: patterns.default([]),
  }),
  /** May stand between any two words of a pattern. */
  fillers: words,
});
