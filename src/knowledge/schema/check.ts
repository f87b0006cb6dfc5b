import { z } from 'zod';
import { date, id, key, rule, signed, text, words } from './parts';

const factBase = { title: text };

/** A thing the guided dialog can learn: `content/facts.yaml`, a map from fact key to this. */
export const factSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...factBase, kind: z.literal('number'), from: z.int(), to: z.int() }),
  z.strictObject({ ...factBase, kind: z.literal('one'), values: z.array(key).min(2) }),
  z.strictObject({ ...factBase, kind: z.literal('many'), values: z.array(key).min(1) }),
  /** A list of entry ids of one kind. */
  z.strictObject({ ...factBase, kind: z.literal('entries'), of: z.enum(['flag', 'condition', 'remedy']) }),
  /** A list of names in the person's own words, resolved against `medicines.yaml`. */
  z.strictObject({ ...factBase, kind: z.literal('names'), of: z.literal('medicine') }),
]);

/** The texts of a question where they are others when it is about somebody else; `{person}` stands for "your dad". */
const otherTexts = z
  .strictObject({ ask: text, hint: text, why: text, none: text, options: z.record(z.string(), text) })
  .partial();

/** A question of the guided check: `content/questions.yaml`, in the order they are asked. */
export const questionSchema = z.strictObject({
  id: id('question'),
  /** The part of the check it belongs to, shown with the progress. */
  stage: text,
  /** The question itself, one idea. */
  ask: text,
  /** The answer to "why do you ask?". */
  why: text,
  /** A line under the question: how to answer. */
  hint: text.optional(),
  /** The fact it fills in. Several questions may add to the same list fact. */
  fact: z.string(),
  /** Asked only when this holds. */
  ...rule,
  /** Keys of `sources.yaml`: where what the question says comes from. */
  sources: z.array(z.string()).default([]),
  options: z
    .array(
      z.strictObject({
        value: z.union([z.string(), z.number()]),
        label: text,
        /** How people say it, beside the label. */
        words: words.default([]),
        /** Warning signs that this answer says no to: heard in words before, they are taken back. */
        denies: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  /** For list facts: the label of "none of these". */
  none: text.optional(),
  /** For list facts: one tap answers the question (true) or several can be ticked (false). */
  single: z.boolean().default(false),
  /** For list facts: warning signs that "none of these" says no to, beside those among the options. */
  denies: z.array(z.string()).default([]),
  /** About habits: left out once an urgent sign is known, for it would change nothing that matters then. */
  habit: z.boolean().default(false),
  /** How it is put when it is about somebody else; `same`: in the same words. */
  other: z.union([z.literal('same'), otherTexts]).optional(),
  /** May be skipped or answered "not sure". */
  optional: z.boolean().default(true),
  signed,
});

/** A reason to see someone within days: `content/urgency.yaml`. */
export const soonRuleSchema = z.strictObject({
  id: id('soon'),
  ...rule,
  because: text,
  sources: z.array(z.string()).default([]),
  reviewed: date.optional(),
  signed,
  /** What of it rests on general knowledge, with no source read for it. */
  unverified: words.default([]),
});

/** Answers that do not go together: `content/contradictions.yaml`. `because` says so to the person, who is asked which to change. */
export const contradictionSchema = z.strictObject({ id: id('contradiction'), ...rule, because: text, signed });
