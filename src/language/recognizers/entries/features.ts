import type { Settings } from '../../classifier/classifier';
import type { Describe } from '../../classifier/features';
import type { Text } from '../../text/text';
import type { Question } from './question';

const BEGINNING = '^';
const END = '$';
// What a question is about says more than how it is put.
const FUNCTION_WORD = 0.4;
const FUNCTION_PAIR = 0.5;

/** The groups of features of a question. */
export const WORDS = 0;
const PAIRS = 1;
export const LETTERS = 2;

/** How entries are told apart; chosen by cross-validation on four packs, accuracy is flat around these. */
export const SETTINGS = {
  // More weight on letters drowns what a long message is about.
  features: { fewest: [1, 2, 2], weights: [1, 0.5, 0.7], letters: [3, 5], counted: true, common: 1, always: 0 },
  fit: { epochs: 5, step: 5, decay: 1, smoothing: 0.1, plenty: 60 },
} as const;
// The more examples there are, the fewer times each has to be seen.
const MANY = { examples: 20_000, epochs: 3 };

/** {@link SETTINGS} for so many examples. */
export function settingsFor(examples: number): Settings {
  return examples < MANY.examples ? SETTINGS : { ...SETTINGS, fit: { ...SETTINGS.fit, epochs: MANY.epochs } };
}

/** Compiles what a question is described by: words and mentions, pairs of words, letter sequences of words. */
export function createFeatures({ isFunctionStem }: Text): Describe<Question> {
  const isEmpty = (stem: string) => stem === BEGINNING || stem === END || isFunctionStem(stem);
  return ({ words, stems, mentions }, to) => {
    for (const stem of stems) {
      to.add(WORDS, stem, isFunctionStem(stem) ? FUNCTION_WORD : 1);
    }
    for (const id of mentions) {
      to.add(WORDS, `#${id}`, 1);
      to.add(WORDS, `#${id.slice(0, id.indexOf('.'))}`, 1);
    }
    let before = BEGINNING;
    for (const stem of [...stems, END]) {
      to.addPair(PAIRS, before, stem, isEmpty(before) && isEmpty(stem) ? FUNCTION_PAIR : 1);
      before = stem;
    }
    for (const word of words) {
      to.addLetters(LETTERS, word, 1);
    }
  };
}
