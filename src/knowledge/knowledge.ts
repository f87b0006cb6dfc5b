import type { z } from 'zod';
import type { Place } from './fault';
import type { Pattern } from './patterns/pattern';
import type { aboutSchema, sourceSchema } from './schema/about';
import type { contradictionSchema, factSchema, questionSchema, soonRuleSchema } from './schema/check';
import type { dialogueSchema } from './schema/dialogue';
import type {
  causeSchema,
  conditionEntrySchema,
  faqSchema,
  medicineFormSchema,
  medicineGroupSchema,
  medicineKindSchema,
  medicineSchema,
  redFlagSchema,
  remedySchema,
} from './schema/entries';
import type { answersSchema, Command, facetSchema, listeningSchema, warningExamplesSchema } from './schema/intents';
import type { LanguageWords } from './schema/language/language';
import type { medicineActionsSchema } from './schema/medicine-actions';
import type { partSchema } from './schema/parts';
import type { tellingSchema } from './schema/telling';

/** An answer to a question people ask. */
export type Faq = z.output<typeof faqSchema>;
/** What may be behind the symptom. */
export type Cause = z.output<typeof causeSchema>;
/** A class of medicines. */
export type Medicine = z.output<typeof medicineSchema>;
/** Kinds of medicines that do not say which class they are of. */
export type MedicineKind = z.output<typeof medicineKindSchema>;
/** What medicines come as, where that decides whether they count. */
export type MedicineForm = z.output<typeof medicineFormSchema>;
/** Medicines that no class is about, with what is said about stopping them. */
export type MedicineGroup = z.output<typeof medicineGroupSchema>;
/** A long-term condition. */
export type LongTermCondition = z.output<typeof conditionEntrySchema>;
/** A warning sign. */
export type RedFlag = z.output<typeof redFlagSchema>;
/** Something that may help. */
export type Remedy = z.output<typeof remedySchema>;
/** A fact the guided dialog can learn. */
export type FactDefinition = z.output<typeof factSchema>;
/** A question of the guided check. */
export type Question = z.output<typeof questionSchema>;
/** A reason to see someone within days. */
export type SoonRule = z.output<typeof soonRuleSchema>;
/** Answers that do not go together. */
export type Contradiction = z.output<typeof contradictionSchema>;
/** Where a statement comes from. */
export type Source = z.output<typeof sourceSchema>;
/** What the pack is. */
export type About = z.output<typeof aboutSchema>;
/** How people say yes, no, none, "not sure" and "rather not say". */
export type AnswerWords = z.output<typeof answersSchema>;
/** How people describe warning signs. */
export type Listening = z.output<typeof listeningSchema>;
/** Messages that report a warning sign, and messages that only sound like it. */
export type WarningExamples = z.output<typeof warningExamplesSchema>;
/** How people tell facts of their own accord. */
export type Telling = z.output<typeof tellingSchema>;
/** How people ask and tell of stopping, skipping or changing a medicine. */
export type MedicineActions = z.output<typeof medicineActionsSchema>;
/** What the parts of a message do beside telling and asking. */
export type Dialogue = z.output<typeof dialogueSchema>;
/** What an entry says about one facet. */
export type Part = z.output<typeof partSchema>;
/** What people ask about a subject ("how much?"), and how they ask it. */
export type Facet = z.output<typeof facetSchema>;
export type { Command, LanguageWords };

/** The kinds of entries a question can lead to. */
export type EntryKind = 'faq' | 'cause' | 'medicine' | 'condition' | 'flag' | 'remedy';

/** Any entry, with its kind and the heading it is shown under (an FAQ's question, any other entry's title). */
export type Entry =
  | (Faq & { readonly kind: 'faq'; readonly title: string })
  | (Cause & { readonly kind: 'cause' })
  | (Medicine & { readonly kind: 'medicine' })
  | (LongTermCondition & { readonly kind: 'condition' })
  | (RedFlag & { readonly kind: 'flag' })
  | (Remedy & { readonly kind: 'remedy' });

/** What people say, as written in `intents/`. */
export interface Intents {
  /** Phrasings by entry id. */
  readonly phrasings: ReadonlyMap<string, readonly string[]>;
  /** Things people ask that the bot must decline. */
  readonly outOfScope: readonly string[];
  /** Rows of words for one meaning; the first is what the others are read as. */
  readonly synonyms: readonly (readonly string[])[];
  /** Ways of saying commands: patterns that must be the whole message; one without sides is a mark without words. */
  readonly commands: ReadonlyMap<Command, readonly Pattern[]>;
  /** Ways of saying what looks like a command and is a question. */
  readonly noCommands: readonly Pattern[];
  /** Words that mean the same in some commands. */
  readonly commandSynonyms: readonly { readonly words: readonly string[]; readonly in: readonly Command[] }[];
  readonly answers: AnswerWords;
  readonly listening: Listening;
  /** Absent: only the descriptions of `listening` decide what is a warning sign. */
  readonly warningExamples?: WarningExamples | undefined;
  /** Absent: the pack takes no facts from what people say of their own accord. */
  readonly telling?: Telling | undefined;
  /** Absent: the pack knows nothing of stopping medicines. */
  readonly medicineActions?: MedicineActions | undefined;
  /** Absent: messages only tell and ask. */
  readonly dialogue?: Dialogue | undefined;
}

/** Everything a pack says and understands: validated, cross-linked, never changed after loading. */
export interface Knowledge {
  readonly about: About;
  /** The bot's own sentences by name, with `{placeholders}`. */
  readonly messages: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Every entry by id, in the order of the files. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly causes: readonly Cause[];
  readonly medicines: readonly Medicine[];
  readonly medicineKinds: readonly MedicineKind[];
  /** Names that hold medicines of more than one class. */
  readonly medicineCombinations: readonly string[];
  readonly medicineForms: readonly MedicineForm[];
  readonly medicineGroups: readonly MedicineGroup[];
  /** Names of medicines that neither a class nor a group is about. */
  readonly otherMedicines: readonly string[];
  readonly conditions: readonly LongTermCondition[];
  readonly flags: readonly RedFlag[];
  readonly remedies: readonly Remedy[];
  /** What the parts of entries are about; empty where a pack writes its entries whole. */
  readonly facets: readonly Facet[];
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly questions: readonly Question[];
  readonly soon: readonly SoonRule[];
  readonly contradictions: readonly Contradiction[];
  readonly intents: Intents;
  /** The words of the language the pack is written in; empty where no files of a language were given. */
  readonly language: LanguageWords;
  /** Where medicines, their substances and kinds, and remedies stand, by the objects themselves. */
  readonly places: ReadonlyMap<object, Place>;
}
