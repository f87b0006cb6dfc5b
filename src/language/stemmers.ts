import { englishPhonetics } from './en/code/phonetics';
import { stemEnglish } from './en/code/stemmer';
import type { Phonetics } from './spelling/phonetics';

/** Stemmers by the primary subtag of a language (BCP 47). A language without one compares whole words. */
export const STEMMERS: Readonly<Record<string, (word: string) => string>> = { en: stemEnglish };

/** Phonetics by the primary subtag of a language. A language without them compares words as they are written. */
export const PHONETICS: Readonly<Record<string, Phonetics>> = { en: englishPhonetics };
