import type { FactValue, MedicineMention } from '../knowledge/facts';
import type { Place } from '../knowledge/fault';
import type { Command, MedicineForm, MedicineGroup, Question } from '../knowledge/knowledge';
import type { Assertion } from './context/context';
import type { Experiencer } from './context/experiencer';
import type { Explanation } from './explanation';

/** An entry and the probability that it is the right one. */
export interface Ranked {
  readonly id: string;
  /** 0 to 1, calibrated: of the answers given at 0.9, nine in ten are right. */
  readonly confidence: number;
}

/** What to do with a ranking: give the best, offer the best few, or say that it is not known. */
export interface Match {
  readonly decision: 'answer' | 'clarify' | 'unknown';
  /** The five best, also when the decision is not `answer`. */
  readonly entries: readonly Ranked[];
}

/** How a message means a medicine. */
export type MedicineState = 'taken' | 'asked' | 'stopped' | 'allergic' | 'not-taken';

/** A fact that a message states, and why. */
export interface ExtractedFact {
  readonly fact: string;
  /** Undefined: none at all, of a list. */
  readonly value: string | number | undefined;
  /** How it is meant, and of whom. */
  readonly assertion: Assertion;
  readonly experiencer: Experiencer | undefined;
  /** Of a medicine; only one that is taken holds of the person. */
  readonly state?: MedicineState | undefined;
  /** The first of its tokens, and one past the last. */
  readonly tokens: readonly [number, number];
  /** The pattern of the content that says so; undefined for what the program reads: ages, medicines, names. */
  readonly rule?: Place | undefined;
}

/** What a message is read with. */
export interface Expected {
  /** The question that is open: short forms ("both", "70", "none of these") are read as its answer. */
  readonly slot?: Question | undefined;
  /** What is known of the person, by question: what a message may correct. */
  readonly known?: ReadonlyMap<string, FactValue> | undefined;
}

/** The words that a slot was filled by, and the rule. */
export interface Evidence {
  /** Offsets into the message, in UTF-16 units; `end` is one past the last. */
  readonly start: number;
  readonly end: number;
  /** The pattern of the content; undefined for what the program reads by itself: ages, lengths of time, names. */
  readonly rule?: Place | undefined;
  /** The phrase of the content: a word of an option, or one of the answers that fit any question. */
  readonly phrase?: Phrase | undefined;
}

/** A phrase of the content: whose it is (the id of a question or condition, or `answers`), and as it is written there; '' for the row itself. */
export interface Phrase {
  readonly of: string;
  readonly text: string;
}

/**
 * A question of the check with the value that a message gives it.
 *
 * `told` stands by itself, and of a list these are only the members that were told; an `answer` is one because the question is open; a
 * `correction` takes the place of what was known.
 */
export interface FilledSlot {
  readonly question: string;
  /** Null: asked and not known. */
  readonly value: FactValue | null;
  readonly by: 'told' | 'answer' | 'correction';
  /** Why an answer has no value: the person is not sure, or would rather not say. */
  readonly unknown?: 'unsure' | 'skip' | undefined;
  /** 1: it says so by itself; less: only where it is expected. */
  readonly certainty: number;
  readonly because: readonly Evidence[];
}

/** What a message says of a person. */
export interface Extraction {
  /** Of whom: `self`, the word for someone they write for ("mum"), or `other` for one who is not named; undefined where the message does not say. */
  readonly of?: string | undefined;
  /** They have it too: of somebody beside the person it was about before. */
  readonly isBesides?: boolean | undefined;
  /** Corrections first, then the answer to what is open, then what it tells. */
  readonly slots: readonly FilledSlot[];
  /** The facts it states, each as it is meant, also those that hold of nobody: a medicine that was stopped. */
  readonly facts: readonly ExtractedFact[];
}

/** What is asked or told of stopping, skipping or changing medicines. */
export interface MedicineAction {
  readonly act: 'stop' | 'without' | 'skip' | 'less' | 'more' | 'swap' | 'keep' | 'need';
  /** `asked`: also supposed or intended; `told`: a fact; `advised`: the people who prescribe said so. */
  readonly as: 'asked' | 'told' | 'advised';
  /** What it is about: medicines by name, a name nobody knows, any medicine ("my tablets"), or what "it" and "them" mean before this message. */
  readonly object: 'named' | 'unknown' | 'any' | 'it' | 'them';
  /** The names as they are written; none for `any`, `it` and `them`. */
  readonly medicines: readonly string[];
  /** Told: it is no longer taken. */
  readonly ended: boolean;
  /** The people who prescribe did it or said it. */
  readonly byTeam: boolean;
  /** Told: so long ago that nothing has to be done today. */
  readonly isLongAgo: boolean;
  /** Told: of whom. */
  readonly of: 'self' | 'other' | undefined;
  /** Where in the text it begins: what stands before is not asked. */
  readonly from: number;
}

/** What a part of a message does: it tells, asks, says how something tried went, wants something of the last answer, or is polite. */
export type Act = 'report' | 'question' | 'feedback' | 'request' | 'social';

/** A part of a message: what one sentence, or one of several questions in a sentence, does. In the order of the text; together they cover it. */
export interface Segment {
  /** As it is written. */
  readonly text: string;
  /** Offsets into the message, in UTF-16 units; `end` is one past the last. */
  readonly start: number;
  readonly end: number;
  readonly act: Act;
  /** Which feedback (`no-help`, `helped`, `already`), request (`more`, `shorter`, `simpler`, `why`, `sources`, `sure`, `repeat`) or courtesy (`thanks`, `hello`, `bye`, `sorry`); of the others undefined. */
  readonly name?: string | undefined;
  /** The ids of the facets that it asks, likeliest first. */
  readonly facets: readonly string[];
  /** The ids of the entries of what it names, in its order. Words that may stand for anything ("tablet") are none. */
  readonly subjects: readonly string[];
  /** It has no topic of its own: "how much?", "is that safe with warfarin", "why not". */
  readonly refers: boolean;
  /** A pronoun in it has nothing before it that it may stand for: "is it dangerous". */
  readonly hasPronoun: boolean;
  /** It has words of its own beside pronouns and the words by which facets are asked. */
  readonly hasTopic: boolean;
  /** It names something new and asks nothing of its own: "and vitamin K?", "what about my water tablet". */
  readonly continues: boolean;
  /** Whom it is about, where it says so: `self`, the word for somebody else ("mum"), or `other`. */
  readonly of?: string | undefined;
}

/** A name of a medicine or of something else that people take, as it is written. */
export interface KnownName {
  readonly as: string;
  /** Of no class: what is said about stopping it. */
  readonly group?: MedicineGroup | undefined;
  /** Said to come in a form of which little reaches the body. */
  readonly local?: MedicineForm | undefined;
  /** The classes it is of, or would be of in another form. */
  readonly classes: readonly string[];
}

/** The signs of a message by name: those it tells of now, and those it only denies. */
export interface ToldSigns {
  readonly now: readonly string[];
  readonly denied: readonly string[];
}

/** What a message means. Pure and deterministic; bounded time for any text. */
export interface Language {
  /** Ranks every entry for a question. */
  match(text: string): Match;
  /** Everything that decided what a message means: tokens, what was recognised by which rule, weights, thresholds. */
  explain(text: string, expected?: Expected): Explanation;
  /** The ids of the warning signs a message reports of the person or someone with them, now. Empty for general questions and the past. */
  listen(text: string): readonly string[];
  /**
   * The same warning signs, each with the person's own words that report it: never empty, at most a dozen words.
   *
   * @param earlier signs told of the same person before: flags that they and this message add up to are heard too
   */
  hear(text: string, earlier?: readonly string[]): readonly { readonly flag: string; readonly words: string }[];
  /** The observations that a message tells of now, by name, and those that it denies: what a later message may add up with. */
  signs(text: string): ToldSigns;
  /** The command a message is, whatever else is open; undefined if it is none. For whom ("start the check for my dad") its segments say. */
  command(text: string): Command | undefined;
  /** The medicines a text mentions, and the supplements and products that are remedies of the content, in the order of the text. */
  medicines(text: string): readonly MedicineMention[];
  /** Every name in a text of what people take, of a class or not, in the order of the text. */
  names(text: string): readonly KnownName[];
  /** The names, of several classes, that a mistyped one may as well be: best first, at most three; none where one of them is meant. */
  alike(name: string): readonly string[];
  /** What a message asks or tells of stopping, skipping or changing medicines, in its order. */
  actions(text: string): readonly MedicineAction[];
  /** The parts of a message, each with what it does; none of an empty one. */
  segments(text: string): readonly Segment[];
  /** What a message may ask of the medicine named last, where nothing else in it is understood; undefined where it holds nothing of the kind. */
  hinted(text: string): MedicineAction | undefined;
  /** What a message says of the person it is about: facts told of their own accord, the answer to what is open, corrections of what is known. */
  extract(text: string, expected?: Expected): Extraction;
  /** Reads a message as one of these labels (a list of choices on the screen); its index, or undefined. */
  choice(labels: readonly string[], text: string): number | undefined;
  /**
   * Reads a message that is nothing but a list of positions from 1 to `count` ("1 and 2", "1,2", "options 1 & 4", "the first one").
   * Zero-based, in the order of the text, without repeats; undefined if it is anything else or a number is out of range.
   */
  numbers(text: string, count: number): readonly number[] | undefined;
  /** Titles that may be meant by what was typed so far: at most `limit` entry ids, best first. */
  suggest(typed: string, limit: number): readonly string[];
}
