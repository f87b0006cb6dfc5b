import { stemEnglish } from './en/stemmer';

/** Stemmers by the primary subtag of a language (BCP 47). A language without one compares whole words. */
export const STEMMERS: Readonly<Record<string, (word: string) => string>> = { en: stemEnglish };
