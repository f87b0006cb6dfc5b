import { z } from 'zod';
import { words } from './word-lists';

/** How people speak of medicines beside their names: `language/medicines.yaml`. */
export const medicineWordsSchema = z.strictObject({
  /** What medicines come as, in the singular. */
  forms: words,
  /** Between a form and what it is for ("tablet for"), and what may stand between the two ("for my"). */
  purposes: words,
  'before-purposes': words,
  /** Between a form and the name after it: "a gel called". */
  joining: words,
  /** Between a name and the form after it, beside strengths: "diclofenac sodium gel". */
  between: words,
  /** Before a kind that is one thing and called just so: "the pill". */
  definite: words,
  /** The ending of the plural, or several. */
  plural: z.union([z.string().transform((ending) => (ending === '' ? [] : [ending])), words]).default([]),
  /** Between the parts of a combination: "fluticasone + salmeterol". */
  combining: words,
  /** Units of strength, written together with a name: "ramipril5mg". */
  strengths: words,
  /** Endings of words that are no names that nobody knows: "worrying". */
  'no-name-endings': words,
});
