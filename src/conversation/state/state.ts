import { z } from 'zod';
import type { FactValue } from '../../knowledge/facts';

const factValue: z.ZodType<FactValue> = z.union([z.string(), z.number(), z.array(z.string())]);

const open = z.discriminatedUnion('kind', [
  /**
   * A question of the check; `aside`: asked beside an answer, and forgotten as soon as anything else is said; `unsure`: a danger question
   * that was answered "not sure" once.
   */
  z.object({
    kind: z.literal('question'),
    id: z.string(),
    aside: z.literal(true).optional(),
    unsure: z.literal(true).optional(),
  }),
  /** "Did you mean": the entries offered, and what was asked. */
  z.object({ kind: z.literal('clarify'), ids: z.array(z.string()), asked: z.string() }),
  /** Which answer to change: the questions offered. */
  z.object({ kind: z.literal('change'), ids: z.array(z.string()) }),
  /**
   * Whom the check is for: who it is for so far, or `of`. `text`: the message that spoke of them, to be noted as theirs; '' where they asked
   * for a check, and a new one begins.
   */
  z.object({ kind: z.literal('whom'), of: z.string(), text: z.string() }),
  /** Whether to delete everything. */
  z.object({ kind: z.literal('delete') }),
]);

/** A warning sign, and the words that were heard as one. */
const sign = z.object({ flag: z.string(), words: z.string() });

/** What was answered: what the talk is about. */
const topic = z.object({
  /** The entry that was answered. */
  entry: z.string(),
  /** The remedy, medicine, condition or cause it is about; null: none. */
  subject: z.string().nullable(),
  /** What was asked of it; null: nothing particular. */
  facet: z.string().nullable(),
  /** Whom it was about, where that was not the person the conversation is about. */
  of: z.string().nullable(),
  /** The facets that were told already. */
  told: z.array(z.string()),
  /** The question, for "and for the other one?"; '' where none is kept. */
  asked: z.string().default(''),
});

const stateSchema = z.object({
  v: z.literal(1),
  /** Whether the welcome was given. */
  greeted: z.boolean().default(false),
  /** Counts what was asked; the buttons of an ask carry its number, so that a later tap on them is known to be stale. */
  step: z.int().min(0).default(0),
  /** What was asked last, and the step it was first asked at: asked again it is the same question, under a new step. */
  asked: z
    .object({ what: z.string(), since: z.int().min(0) })
    .nullable()
    .default(null),
  /** What the bot waits for; null: anything. */
  open: open.nullable().default(null),
  /** The guided check: the answers by question id (null: skipped or not sure), in the order given. */
  check: z
    .object({ answers: z.array(z.object({ question: z.string(), value: factValue.nullable() })), done: z.boolean() })
    .nullable()
    .default(null),
  /** What the person told unasked, as answers by question id: of a list, what may not be all of it. */
  told: z.array(z.object({ question: z.string(), value: factValue })).default([]),
  /** Of whom: `self`, the word for someone they write for, or `other`; null: not said. */
  of: z.string().nullable().default(null),
  /** Urgent warning signs heard in what the person typed. */
  heard: z.array(z.string()).default([]),
  /** What was told of the person so far that a later message may add up with to a warning: observations by name, the latest last. */
  signs: z.array(z.string()).default([]),
  /** The emergency the bot stays with until the person says that it was a mistake. */
  emergency: z.array(z.string()).nullable().default(null),
  /**
   * The warning that was said last: its flags, what raised them in sentences, those heard in words, and of an emergency the message,
   * to be answered if it was none; `said`: its words have a reply of their own (`said` of the flag), and whose they are. An answer of the check ends it.
   */
  raised: z
    .object({
      flags: z.array(z.string()),
      why: z.array(z.string()),
      signs: z.array(sign),
      text: z.string(),
      said: z.enum(['self', 'other']).optional(),
    })
    .nullable()
    .default(null),
  /** Urgent warning signs that were told already. */
  warned: z.array(z.string()).default([]),
  /** What the person did not mean as a sign: the same words do not raise it again. */
  dismissed: z.array(sign).default([]),
  /**
   * Signs the person said no to: in the answer to a question of the check, or (null) by saying that they were misunderstood.
   * `known`: the questions told or answered by then, and not since.
   */
  denied: z
    .array(z.object({ question: z.string().nullable(), flags: z.array(z.string()), known: z.array(z.string()) }))
    .default([]),
  /** What the talk is about, newest first. */
  focus: z.array(topic).default([]),
  /** What was told of people beside the one the conversation is about, by the word for them, and urgent signs heard of them. */
  others: z
    .array(
      z.object({
        of: z.string(),
        told: z.array(z.object({ question: z.string(), value: factValue })),
        heard: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  /** What the person said does not help or is done already: not offered again. */
  done: z.array(z.string()).default([]),
  /** What was dropped last, by stopping the check or starting again: brought back by going back, until something else is told. */
  dropped: z.record(z.string(), z.unknown()).optional(),
  /** The medicines, and other things people take, that the person named last: what "it" and "them" mean. */
  spokenOf: z.array(z.string()).default([]),
  /** Two-letter code of the country the person said they are in. */
  country: z.string().nullable().default(null),
});

/** Everything the bot remembers of a conversation. Plain JSON. */
export type State = z.output<typeof stateSchema>;

/** What the bot waits for. */
export type Open = NonNullable<State['open']>;

/** A topic of the talk. */
export type Topic = State['focus'][number];

/** A conversation nobody has said anything in. */
export const NEW: State = stateSchema.parse({ v: 1 });

/**
 * Reads a stored state; what an older or newer version left and this one cannot read begins afresh,
 * with the welcome not repeated.
 */
export function readState(stored: unknown): State {
  if (stored === undefined) {
    return NEW;
  }
  const result = stateSchema.safeParse(stored);
  return result.success ? result.data : { ...NEW, greeted: true };
}
