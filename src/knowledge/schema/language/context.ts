import { z } from 'zod';
import { key, patterns, words } from '../parts';

/** Cues of how words are meant, after NegEx and ConText: lists of single words, and patterns. */
export const cueSchema = z.strictObject({
  /** Words that may stand between any two words of a pattern. */
  fillers: words.default([]),
  /** Begin a clause. */
  breaks: words.default([]),
  /** Begin a clause after one of `joins`, or where none of `links` stands before them. */
  subjects: words.default([]),
  joins: words.default([]),
  links: words.default([]),
  /** End a denial; join the members of a denied list. */
  owners: words.default([]),
  lists: words.default([]),
  /** Before a report: it is only supposed. */
  conditions: words.default([]),
  /** Patterns: deny what follows in the clause; deny the rest of the sentence; look like denials and are none. */
  denies: patterns.default([]),
  doubts: patterns.default([]),
  affirms: patterns.default([]),
  /** Patterns: deny what stands before them in the clause ("my jaw is fine"). */
  clears: patterns.default([]),
  /** Patterns: long ago; it ended well; of late; verbs in the present. */
  past: patterns.default([]),
  over: patterns.default([]),
  recent: patterns.default([]),
  present: patterns.default([]),
  /** Patterns: asked or said in general; looks so and is not; the person reports something. */
  general: patterns.default([]),
  specific: patterns.default([]),
  reports: patterns.default([]),
  /** Patterns: what follows is said of the whole person. */
  self: patterns.default([]),
});

/** Cues, as they are read. */
export type Cues = z.output<typeof cueSchema>;

/** Words for people. */
const peopleSchema = z.strictObject({
  /** The one who writes, and what is theirs; whoever was named last. */
  self: words,
  third: words,
  /** Those of `self` that say nothing of the writer where somebody else is spoken of: "what can we give her". */
  joint: words.default([]),
  /** Those of `self` that may only be spoken to: "tell me about". */
  addressed: words,
  /** Before a person ("my husband"); no owner is looked for beyond `joins`; "my 80 year old". */
  possessives: words,
  joins: words,
  aged: words,
  /** Right before a person: it says when ("as a child"); they are dead. */
  when: words,
  dead: words,
  /** Right after one: the same. */
  died: words.default([]),
  /** People one asks for, and anybody else. */
  others: words,
  strangers: words,
  /** Right after a person who opens a clause: it is the writer ("mum of two here"), unless an age follows. */
  'parent-of': words.default([]),
  /** Those of them that only address the reader where they open a clause, unless one of the second follows: "mate, I am 44". */
  called: words.default([]),
  'called-not': words.default([]),
  /** After one of `others` and a number: a birth is told, and no person asked for. */
  newborn: words.default([]),
  is: words.default([]),
});
const NOBODY: z.output<typeof peopleSchema> = {
  self: [],
  third: [],
  joint: [],
  addressed: [],
  possessives: [],
  joins: [],
  aged: [],
  when: [],
  dead: [],
  died: [],
  others: [],
  strangers: [],
  'parent-of': [],
  called: [],
  'called-not': [],
  newborn: [],
  is: [],
};

/** How a language denies, supposes and tells of the past: `language/context.yaml`. */
export const contextWordsSchema = cueSchema.extend({
  /** Sets of patterns that the cues are built of. */
  words: z.record(key, patterns.min(1)).default({}),
  people: peopleSchema.default(NOBODY),
});
