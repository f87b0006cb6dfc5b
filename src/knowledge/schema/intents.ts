import { z } from 'zod';
import type { Place } from '../fault';
import type { Pattern } from '../patterns/pattern';
import { cueSchema } from './language/context';
import { id, key, pattern, patterns, text, words } from './parts';

/** Rows of words for one meaning; the first is what the others are read as: `intents/synonyms.yaml`. */
export const synonymsSchema = z.array(z.array(text).min(2));

/** Commands, in the order in which they are tried. */
export const COMMANDS = [
  'start',
  'restart',
  'back',
  'skip',
  'why',
  'change',
  'stop',
  'delete',
  'person',
  'help',
  'thanks',
  'hello',
  'goodbye',
  'result',
  'mistake',
  'sources',
] as const;
/** Something the person wants the bot to do, whatever is being talked about. */
export type Command = (typeof COMMANDS)[number];
/** A way of saying a command: a pattern, or a mark without words ("🙏"), which is a pattern without steps. */
const way = text.transform((source, context): Pattern => {
  if (!/[\p{L}\p{N}]/u.test(source)) {
    return { source, place: undefined, sides: [], about: undefined };
  }
  const parsed = pattern.safeParse(source);
  if (parsed.error !== undefined) {
    context.addIssue(parsed.error.issues[0]!.message);
    return z.NEVER;
  }
  const steps = parsed.data.sides.length === 1 ? parsed.data.sides[0]! : [];
  const isWordsOnly = steps.every(
    (step, at) =>
      (step.kind === 'rest' && at === steps.length - 1) ||
      (step.kind === 'find' && step.options.every(({ kind }) => kind === 'words')),
  );
  if (steps.length === 0 || !isWordsOnly || parsed.data.about !== undefined) {
    context.addIssue(
      `"${source}" may only hold words, "a|b", "a-b", "a?" and "..." at its end: it must be the whole message`,
    );
  }
  return parsed.data;
});
const ways = z.array(way).min(1).optional();

/** Ways of saying each command: `intents/commands.yaml`. `none`: what looks like a command and is a question about something else. */
export const commandsSchema = z.strictObject({
  ...(Object.fromEntries(COMMANDS.map((command) => [command, ways])) as Record<Command, typeof ways>),
  none: ways,
  /** Words that mean the same in these commands. */
  same: z.array(z.strictObject({ words: words.min(2), in: z.array(z.enum(COMMANDS)).min(1) })).default([]),
});

/**
 * What the bot itself takes the parts of a facet for: the reason of what was said, its proof, what comes after something that did not help, how
 * to stop it, and what is said of it beside a medicine or with a condition.
 */
const FACET_USES = ['why', 'proof', 'no-help', 'stopping', 'medicine', 'condition'] as const;

/** A facet of a subject that people ask about ("how much?"), with the ways of asking: an item of `intents/facets.yaml`. */
export const facetSchema = z.strictObject({
  id: key,
  serves: z.enum(FACET_USES).optional(),
  /** The entry that answers it where what is spoken of has no such part. */
  else: text.optional(),
  /** The heading of parts about it, and the label of a button. */
  title: text,
  ask: patterns.min(1),
});

/** Ways of saying yes, no, none and "not sure": `intents/answers.yaml`. */
export const answersSchema = z.strictObject({
  yes: words,
  no: words,
  none: words,
  unsure: words,
  decline: words,
  all: words.default([]),
});

/** Messages, alone or with the one who wrote them: what is fitted is tried on other writers' messages. */
const examples = z
  .array(z.union([text, z.strictObject({ writer: key, say: words.min(1) })]))
  .min(1)
  .transform((items) =>
    items.flatMap((item): readonly Example[] =>
      typeof item === 'string'
        ? [{ text: item, writer: undefined }]
        : item.say.map((said) => ({ text: said, writer: item.writer })),
    ),
  );

/** A message, and who wrote it, where that is known. */
export interface Example {
  readonly text: string;
  readonly writer: string | undefined;
}

/**
 * Messages by which reports of warning signs are told from what only sounds like them: `intents/warning-examples.yaml`.
 *
 * `reports` are messages of people with a warning sign, by flag; `look-alikes` messages of people without one, by what makes them tempting.
 */
export const warningExamplesSchema = z.strictObject({
  reports: z.record(id('flag'), examples),
  'look-alikes': z.record(key, examples),
});

/** A row of signs: all of its members must be there. Its place is known once its file is read. */
const row = z
  .array(z.string())
  .min(1)
  .transform((members) => ({ members, place: undefined as Place | undefined }));

/**
 * How people describe warning signs: `intents/red-flags.yaml`.
 *
 * `signs` names sets of patterns for one observation (the language of patterns: `docs/patterns.md`). `flags` says
 * which signs together raise a flag: each row is enough, within a row every member must be there; a member `a|b` is there when
 * either is, a member `!a` when `a` is not.
 */
export const listeningSchema = z.strictObject({
  signs: z.record(key, patterns.min(1)),
  flags: z.record(id('flag'), z.array(row).min(1)),
  /** By flag, the members of a row without which examples alone never raise it: nobody is short of breath in words that say nothing of it. */
  needs: z.record(id('flag'), z.array(z.string()).min(1)).optional(),
  /**
   * By flag, signs of which one ends its warning when it is said afterwards ("it let go"), unless what raised it told of a member `!a`. A warning
   * of any other flag ends as a mistake alone.
   */
  ends: z.record(id('flag'), z.array(z.string()).min(1)).optional(),
  /** Sets of patterns that signs are built of. */
  words: z.record(key, patterns.min(1)).optional(),
  /** What findings can be about (parts of the body ...), as sets of patterns. */
  about: z.record(key, patterns.min(1)).optional(),
  /** Sets of patterns that no sign needs: they help to tell reports from what only sounds like them. */
  hints: z.record(key, patterns.min(1)).optional(),
  /** The members of `about` that are meant where a message names none. */
  assumed: z.array(key).optional(),
  /** Signs that count however long ago they began: a medicine taken, a disease. */
  lasting: z.array(key).optional(),
  /** What sounds like a sign and is not: its words are not heard. */
  idioms: patterns.optional(),
  /** Words that are never taken for a misspelling of a word of a sign. */
  plain: words.optional(),
  /** Cues of this pack beside those of the language: see `language/context.ts`. */
  cues: cueSchema.partial().optional(),
});
