import type { z } from 'zod';
import { answerWordsSchema } from './answers';
import { contextWordsSchema } from './context';
import { correctionWordsSchema } from './corrections';
import { countryWordsSchema } from './countries';
import { commandWordsSchema, courtesySchema } from './courtesy';
import { dialogueWordsSchema } from './dialogue';
import { medicineWordsSchema } from './medicines';
import { ageWordsSchema, numberWordsSchema, timeWordsSchema } from './quantities';
import { commonWordsSchema, textWordsSchema } from './text';

/** The files of a language by name, with what is in them: `language/<name>.yaml` of a pack, or of the program. */
export const LANGUAGE_FILES = {
  text: textWordsSchema,
  'common-words': commonWordsSchema,
  courtesy: courtesySchema,
  answers: answerWordsSchema,
  commands: commandWordsSchema,
  context: contextWordsSchema,
  corrections: correctionWordsSchema,
  dialogue: dialogueWordsSchema,
  medicines: medicineWordsSchema,
  numbers: numberWordsSchema,
  time: timeWordsSchema,
  ages: ageWordsSchema,
  countries: countryWordsSchema,
} as const satisfies Record<string, z.ZodType>;

/** The words of a language, by file. */
export type LanguageWords = { readonly [K in keyof typeof LANGUAGE_FILES]: z.output<(typeof LANGUAGE_FILES)[K]> };
