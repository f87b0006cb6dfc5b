import { z } from 'zod';
import { key, patterns as parsed, words } from './parts';

/** What can be asked or told of doing with a medicine. */
export const ACTS = ['stop', 'without', 'skip', 'less', 'more', 'swap', 'keep', 'need'] as const;

const patterns = parsed.min(1);

/** How people ask and tell of stopping, skipping or changing a medicine: `intents/medicine-actions.yaml`, in the language of patterns. */
export const medicineActionsSchema = z.strictObject({
  /** What is done with the medicine named after it, or before it. */
  acts: z.strictObject({
    stop: patterns,
    without: patterns,
    skip: patterns,
    less: patterns,
    more: patterns,
    swap: patterns,
    keep: patterns,
    need: patterns,
  }),
  /** Before an act: it is asked, supposed or intended. */
  asking: patterns,
  /** Asked so, "it" is no medicine unless the message names one. */
  openly: patterns,
  /** Told: it is no longer taken; the same only with one of `any-more` after the name; ran out; a dose missed; changed; swapped for another. */
  ended: patterns,
  untaken: patterns,
  'any-more': patterns,
  'ran-out': patterns,
  missed: patterns,
  changed: patterns,
  swapped: patterns,
  /** Words that are seldom said of anything but a medicine where one was just named: read only where nothing else is understood. */
  loosely: patterns,
  /** What may stand for a medicine there: pronouns; nouns, which are of no symptom. */
  reference: patterns,
  nouns: patterns,
  /** What nobody can do by wanting to. */
  unable: patterns,
  /** Who prescribes; that it was done by them; that they said so. */
  team: patterns,
  'by-team': patterns,
  advised: patterns,
  /** So long ago that nothing has to be done today. */
  'long-ago': patterns,
  /** What "it" means where it was named later than the medicine. */
  symptom: patterns,
  /** Sets of patterns that the others are built of. */
  words: z.record(key, patterns).default({}),
  /** Lists of single words. */
  lists: z.strictObject({
    /** May stand between what is done and the medicine; join a second name to the first. */
    between: words,
    joins: words,
    /** "It"; those of them that mean several; what follows "it" where it is no medicine. */
    it: words,
    several: words,
    indefinite: words,
    'not-it': words,
    /** Part of what is done: no cramp can be meant, whatever the question begins with. */
    'only-medicine': words,
    /** What is also done to a cramp: "how do I stop it" is of no medicine. */
    'of-cramps': words,
    /** Words for any medicine. */
    any: words,
    /** Told: after the name of what was swapped for another. */
    'for-another': words,
    /** Asked so, it is about a medicine whatever was named last. */
    surely: words,
    /** Right before what is done to a medicine named before it; the same where it is told. */
    passive: words,
    'passive-told': words,
    /** Told without a name: what stands before it, and how the sentence goes on. */
    'done-by': words,
    'goes-on': words,
    /** May stand before a question without "should" or the like. */
    leads: words,
  }),
  /** May stand between any two words of a pattern. */
  fillers: words,
});
