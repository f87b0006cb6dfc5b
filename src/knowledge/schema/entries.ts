import { z } from 'zod';
import { date, entry, id, rule, signed, text, words } from './parts';

/** An answer to a question people ask: `content/faq.yaml`. */
export const faqSchema = z.strictObject({
  id: id('faq'),
  question: text,
  ...entry,
  /** The remedies the answer speaks of: what must not be offered to this person is said before it. */
  about: z.array(z.string()).default([]),
  /** First aid: where it is the likeliest of what a message may mean it is said at once, for somebody in need cannot choose from a list. */
  'at-once': z.boolean().default(false),
  /** It is about whatever the person takes: which of their medicines are linked with the symptom is said with it. */
  'your-medicines': z.boolean().default(false),
  /** The question of the check that is asked after it, where it was needed now. */
  asks: z.string().optional(),
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

/** What a person is told who asks whether to stop, skip or change a medicine, and who has stopped it. */
export const stoppingSchema = z.strictObject({
  /** The substances this is about; absent: all that no row before is about, and so also what is only known by its kind. */
  of: words.min(1).optional(),
  /** To who asks: what a sudden stop does, and whom to ask. Never "stop", except where official advice says so. */
  asked: text,
  /** To who has stopped already: whom to call, how soon. */
  stopped: text,
  /** Keys of `sources.yaml`. */
  sources: z.array(z.string()).default([]),
});

/** A class of medicines: `content/medicines.yaml`. */
export const medicineSchema = z.strictObject({
  id: id('medicine'),
  ...titled,
  /** How firmly the class is linked with the symptom; `safety`: not blamed, but it changes what may be suggested. */
  link,
  /** What the person is told to do about it. Never "stop", except where official advice says so. */
  tell: text,
  /** What is said about stopping it; the first row about a substance counts. */
  stopping: z.array(stoppingSchema).default([]),
  /** How one of them is called in a sentence: "a painkiller". */
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

/** Medicines that no class is about, with what is said about stopping them: `content/medicine-groups.yaml`. */
export const medicineGroupSchema = z.strictObject({
  names: words.min(1),
  /** How one of them is called in a sentence: "a muscle relaxant". */
  called: text,
  /** People buy it for themselves, and so decide on it themselves. */
  own: z.literal(true).optional(),
  asked: text,
  stopped: text,
  sources: z.array(z.string()).default([]),
  reviewed: date.optional(),
  signed,
});

/** What medicines come as, where that decides whether they count: `content/medicine-forms.yaml`. */
export const medicineFormSchema = z.strictObject({
  /** What people call the form, after the name: "eye drop", in the singular. */
  forms: words.min(1),
  /** Words before the name that say the same: "topical". */
  before: words.default([]),
  /** The classes of which little reaches the body in this form, so that none of their rules holds; absent: all but those of `counts`. */
  local: z.array(id('medicine')).min(1).optional(),
  /** Classes that act in the whole body in this form too. */
  counts: z.array(id('medicine')).default([]),
  /** Said when such a form is noted. */
  says: text,
  /** What to be careful about all the same; of these classes, or of any. */
  care: z
    .array(
      z.strictObject({ of: z.array(id('medicine')).min(1).optional(), text, sources: z.array(z.string()).default([]) }),
    )
    .default([]),
  sources: z.array(z.string()).default([]),
  unverified: words.default([]),
  reviewed: date.optional(),
  signed,
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
  /** What to do now. May hold `{emergency}`, `{advice}`, `{poisons}`, `{crisis}`: the numbers of the person's country. */
  act: text,
  /**
   * What is said instead where it was raised by words of one of these signs: what to do (`other`: where they were of somebody else), what to
   * whoever goes on talking, and what to whoever says that they are safe. May hold `{crisis}` too.
   */
  said: z.strictObject({ signs: words.min(1), act: text, other: text, again: text, safe: text }).optional(),
  /** Facts that raise this flag without the person saying yes to it. */
  raised: z
    .array(
      z.strictObject({
        ...rule,
        because: text,
        /** What to do beside that, for this reason. */
        act: text.optional(),
        /** It guesses what a question of the check asks outright: an explicit "no" to that question ends it. */
        guess: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Remedies that must not be offered while this flag is up, beside the rules of the remedies themselves. */
  forbids: z.array(z.string()).default([]),
});

/** Something that may help: `content/remedies.yaml`. */
export const remedySchema = z.strictObject({
  id: id('remedy'),
  ...titled,
  /** What people call it when they list what they take: "LoSalt", "potassium tablet"; in the singular. */
  names: words.default([]),
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
  /**
   * What to be careful about; without a condition, always said. `text` is said of a person for whom `when` holds, `if` ("If you take a
   * blood thinner, ...") to one of whom that is not known.
   */
  cautions: z.array(z.strictObject({ ...rule, text, if: text.optional() })).default([]),
  /** When it must not be offered, and why; `if` is said instead of `because` where nobody knows whether it holds. */
  withhold: z.array(z.strictObject({ ...rule, because: text, if: text.optional() })).default([]),
});
