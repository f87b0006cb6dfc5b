import { z } from 'zod';
import { conditionSchema } from './condition';
import { demandsSchema } from './review/demands';

const id = (kind: string) =>
  z.string().regex(new RegExp(`^${kind}\\.[a-z0-9]+(-[a-z0-9]+)*$`), `an id looks like "${kind}.some-name"`);
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by "-"');
const text = z.string().trim().min(1, 'must not be empty');
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date looks like 2026-11-23');
const words = z.array(text);

/** A rule: it applies when `when` holds (or is absent) and `unless` does not. `because` is said to the person. */
const rule = { when: conditionSchema.optional(), unless: conditionSchema.optional() };

/** What every entry may carry, whatever its kind. `about.yaml` decides what is demanded of each. */
const entry = {
  /** The short answer: at most 60 words, plain text. */
  answer: text,
  /** More, in simple Markdown: paragraphs, `- ` lists, **bold**, links. */
  detail: text.optional(),
  /** What the evidence says, in words: "Good evidence", "Mixed", "No proof", "Does not help". */
  evidence: text.optional(),
  /** Keys of `sources.yaml`. */
  sources: z.array(z.string()).default([]),
  /** The day a person last checked this entry. */
  reviewed: date.optional(),
  /** Ids of entries offered as next questions. */
  related: z.array(z.string()).default([]),
  /** Words and short phrases people use for this, beside the phrasings in `intents/`. */
  keywords: words.default([]),
  /** What a screen reader or voice says instead of the short answer. */
  speak: text.optional(),
};

/** An answer to a question people ask: `content/faq.yaml`. */
export const faqSchema = z.strictObject({
  id: id('faq'),
  question: text,
  ...entry,
  /** The remedies the answer speaks of: what must not be offered to this person is said before it. */
  about: z.array(z.string()).default([]),
});

const titled = { title: text, ...entry };

/** What may be behind the symptom: `content/causes.yaml`. */
export const causeSchema = z.strictObject({
  id: id('cause'),
  ...titled,
  /** What speaks for this cause in this person. `strong` alone makes it likely, `some` possible, two `some` likely. */
  for: z.array(z.strictObject({ ...rule, weight: z.enum(['strong', 'some', 'weak']), because: text })).default([]),
  /** What speaks against it: it is then at most "less likely". */
  against: z.array(z.strictObject({ ...rule, because: text })).default([]),
});

const link = z.enum(['strong', 'some', 'weak', 'safety']);

/** A class of medicines: `content/medicines.yaml`. */
export const medicineSchema = z.strictObject({
  id: id('medicine'),
  ...titled,
  /** How firmly the class is linked with the symptom; `safety`: not blamed, but it changes what may be suggested. */
  link,
  /** What the person is told to do about it. Never "stop", except where official advice says so. */
  tell: text,
  /** How one of them is called in a sentence: "a statin". */
  called: text.optional(),
  /** Words for the kind ("water tablet"), in the singular. */
  kinds: words.default([]),
  substances: z
    .array(
      z.strictObject({
        /** The generic name, international spelling. */
        name: text,
        /** Other spellings of the generic name. */
        also: words.default([]),
        brands: words.default([]),
        /** Where this substance differs from its class. */
        link: link.optional(),
      }),
    )
    .min(1),
});

/** Kinds of medicines that do not say which class they are of ("blood pressure tablet"): `content/medicine-kinds.yaml`. */
export const medicineKindSchema = z.strictObject({
  kinds: words.min(1),
  /** The classes such a medicine may be of. */
  among: z.array(id('medicine')),
});

/** A long-term condition: `content/conditions.yaml`. */
export const conditionEntrySchema = z.strictObject({
  id: id('condition'),
  ...titled,
  /** Short name, as it reads in a list of choices and in "because you have ...". */
  name: text,
  /** Other names people use. */
  also: words.default([]),
});

/** A warning sign: `content/red-flags.yaml`. */
export const redFlagSchema = z.strictObject({
  id: id('flag'),
  ...titled,
  level: z.enum(['emergency', 'urgent']),
  /** What to do now. May hold `{emergency}`, `{advice}`, `{poisons}`: the numbers of the person's country. */
  act: text,
  /** Facts that raise this flag without the person saying yes to it. */
  raised: z.array(z.strictObject({ ...rule, because: text })).default([]),
  /** Remedies that must not be offered while this flag is up, beside the rules of the remedies themselves. */
  forbids: z.array(z.string()).default([]),
});

/** Something that may help: `content/remedies.yaml`. */
export const remedySchema = z.strictObject({
  id: id('remedy'),
  ...titled,
  grade: z.enum(['A', 'B', 'C', 'D', 'X']),
  /** `now`: during an attack; `prevent`: over weeks; `review`: to arrange with someone; `explain`: told about, never offered. */
  phase: z.enum(['now', 'prevent', 'review', 'explain']),
  /** How to do it, one step each. */
  steps: words.default([]),
  /** Order within its phase, smallest first, before `fits` is looked at. */
  order: z.number().default(100),
  /** For whom it comes before everything else. */
  first: z.array(z.strictObject({ ...rule })).default([]),
  /** When it is offered; absent: to anyone it is not withheld from. */
  offer: z.array(z.strictObject({ ...rule })).optional(),
  /** Why it suits this person; each one that holds moves it up and is said. */
  fits: z.array(z.strictObject({ ...rule, because: text })).default([]),
  /** What to be careful about; without a condition, always said. */
  cautions: z.array(z.strictObject({ ...rule, text })).default([]),
  /** When it must not be offered, and why. */
  withhold: z.array(z.strictObject({ ...rule, because: text })).default([]),
});

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
      }),
    )
    .default([]),
  /** For list facts: the label of "none of these". */
  none: text.optional(),
  /** For list facts: one tap answers the question (true) or several can be ticked (false). */
  single: z.boolean().default(false),
  /** May be skipped or answered "not sure". */
  optional: z.boolean().default(true),
});

/** A reason to see someone within days: `content/urgency.yaml`. */
export const soonRuleSchema = z.strictObject({
  id: id('soon'),
  ...rule,
  because: text,
  sources: z.array(z.string()).default([]),
  reviewed: date.optional(),
});

/** Answers that do not go together: `content/contradictions.yaml`. `because` says so to the person, who is asked which to change. */
export const contradictionSchema = z.strictObject({ id: id('contradiction'), ...rule, because: text });

/** Where a statement comes from: `content/sources.yaml`, a map from key to this. */
export const sourceSchema = z.strictObject({
  title: text,
  publisher: text,
  /** Of publication. */
  year: z.int().min(1900).max(2100).optional(),
  /** The year it was read, for a page that gives no date. */
  seen: z.int().min(1900).max(2100).optional(),
  url: z.url().optional(),
  /** `original`: read in the source's own words; `secondary`: read through a report of it. */
  read: z.enum(['original', 'secondary']).default('original'),
});

const country = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/, 'a country code has two capital letters'),
  name: text,
  /** How people write the country. */
  words: words.default([]),
  emergency: text,
  advice: text.optional(),
  poisons: text.optional(),
});

/** What the pack is, and what it demands of its entries: `content/about.yaml`. */
export const aboutSchema = z.strictObject({
  name: text,
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/)
    .default('en'),
  /** Keys that every entry must carry. */
  requires: z.array(z.enum(['sources', 'reviewed', 'detail', 'evidence', 'related', 'speak', 'phrasings'])).default([]),
  /** What `guide check` demands of the texts. */
  review: demandsSchema.default({}),
  /** Keys of `sources.yaml`: what the bot's own sentences, and the pack as a whole, rest on. */
  sources: z.array(z.string()).default([]),
  disclaimer: text.optional(),
  /** What the bot cannot do, one line each. */
  limits: words.default([]),
  reviewer: text.optional(),
  /** One sentence that says what this is: at most 80 characters. */
  summary: text.max(80).optional(),
  /** Who publishes it: at most 32 characters. */
  publisher: text.max(32).optional(),
  privacy: text.optional(),
  /** Example questions for the welcome. */
  examples: words.default([]),
  /** What to call when the country is not known. */
  numbers: z.strictObject({ emergency: text, advice: text, poisons: text }).optional(),
  countries: z.array(country).default([]),
});

/** Rows of words for one meaning; the first is what the others are read as: `intents/synonyms.yaml`. */
export const synonymsSchema = z.array(z.array(text).min(2));

/** Ways of saying each command: `intents/commands.yaml`. */
export const COMMANDS = [
  'start',
  'back',
  'skip',
  'why',
  'change',
  'stop',
  'restart',
  'help',
  'delete',
  'person',
  'thanks',
  'hello',
  'goodbye',
  'mistake',
  'sources',
] as const;
/** Something the person wants the bot to do, whatever is being talked about. */
export type Command = (typeof COMMANDS)[number];
export const commandsSchema = z.partialRecord(z.enum(COMMANDS), words.min(1));

/** Ways of saying yes, no, none and "not sure": `intents/answers.yaml`. */
export const answersSchema = z.strictObject({
  yes: words,
  no: words,
  none: words,
  unsure: words,
  decline: words,
  all: words.default([]),
});

/**
 * How people describe warning signs: `intents/red-flags.yaml`.
 *
 * `signs` names sets of patterns for one observation (the language of patterns: `src/language/listening/pattern.ts`). `flags` says
 * which signs together raise a flag: each row is enough, within a row every member must be there; a member `a|b` is there when
 * either is, a member `!a` when `a` is not.
 */
export const listeningSchema = z.strictObject({
  signs: z.record(key, words.min(1)),
  flags: z.record(id('flag'), z.array(z.array(z.string()).min(1)).min(1)),
  /** Sets of patterns that signs are built of. */
  words: z.record(key, words.min(1)).optional(),
  /** What findings can be about (parts of the body ...), as sets of patterns. */
  about: z.record(key, words.min(1)).optional(),
  /** The members of `about` that are meant where a message names none. */
  assumed: z.array(key).optional(),
  /** Signs that count however long ago they began: a medicine taken, a disease. */
  lasting: z.array(key).optional(),
  /** What sounds like a sign and is not: its words are not heard. */
  idioms: words.optional(),
  /** Words that are never taken for a misspelling of a word of a sign. */
  plain: words.optional(),
  /** Words that say what a message denies, what is long over and what is only asked. Lists of single words, except where noted. */
  cues: z
    .strictObject({
      /** May stand between any two words of a pattern. */
      fillers: words,
      /** Begin a clause. */
      breaks: words,
      /** Begin a clause after one of `joins`, or where none of `links` stands before them. */
      subjects: words,
      joins: words,
      links: words,
      /** Patterns: deny what follows in the clause; deny the rest of the sentence; look like denials and are none. */
      denies: words,
      doubts: words,
      affirms: words,
      /** End a denial; join the members of a denied list. */
      owners: words,
      lists: words,
      /** Patterns: long ago; it ended well; of late; verbs in the present. */
      past: words,
      over: words,
      recent: words,
      present: words,
      /** Patterns: asked or said in general; looks so and is not; the person reports something. */
      general: words,
      specific: words,
      reports: words,
      /** Before a report: it is only supposed. */
      conditions: words,
      /** Patterns: what follows is said of the whole person. */
      self: words,
    })
    .partial()
    .optional(),
});
