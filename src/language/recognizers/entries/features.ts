import type { Settings } from '../../classifier/classifier';
import type { Features } from '../../classifier/features';
import { letterSequences } from '../../text/letter-sequences';
import { remembered } from '../../text/remembered';
import type { Text } from '../../text/text';
import type { Question } from './question';

const BEGINNING = '^';
const END = '$';
const SHORTEST_SEQUENCE = 3;
const LONGEST_SEQUENCE = 5;
// What a question is about says more than how it is put.
const FUNCTION_WORD = 0.4;
const FUNCTION_PAIR = 0.5;

/** The groups of {@link Features} of a question. */
export const WORDS = 0;
export const LETTERS = 2;

/** How entries are told apart; chosen by cross-validation on four packs, accuracy is flat around these. */
export const SETTINGS = {
  // More weight on letters drowns what a long message is about.
  features: { fewest: [1, 2, 2], weights: [1, 0.5, 0.7], common: 1, always: 0 },
  fit: { epochs: 5, step: 5, decay: 1, smoothing: 0.1 },
} as const;
// The more examples there are, the fewer times each has to be seen.
const MANY = { examples: 20_000, epochs: 3 };

/** {@link SETTINGS} for so many examples. */
export function settingsFor(examples: number): Settings {
  return examples < MANY.examples ? SETTINGS : { ...SETTINGS, fit: { ...SETTINGS.fit, epochs: MANY.epochs } };
}

/** Compiles what a question is described by: words and mentions, pairs of words, letter sequences of words. */
export function createFeatures({ isFunctionStem }: Text): (question: Question) => Features {
  const isEmpty = (stem: string) => stem === BEGINNING || stem === END || isFunctionStem(stem);
  const lettersOf = remembered((word) =>
    letterSequences(word, SHORTEST_SEQUENCE, LONGEST_SEQUENCE).map((sequence) => [sequence, 1] as const),
  );
  return ({ words, stems, mentions }) => [
    [
      ...stems.map((stem) => [stem, isFunctionStem(stem) ? FUNCTION_WORD : 1] as const),
      ...mentions.flatMap((id) => [[`#${id}`, 1] as const, [`#${id.slice(0, id.indexOf('.'))}`, 1] as const]),
    ],
    [...stems, END].map((stem, i) => {
      const before = stems[i - 1] ?? BEGINNING;
      return [`${before} ${stem}`, isEmpty(before) && isEmpty(stem) ? FUNCTION_PAIR : 1] as const;
    }),
    words.flatMap(lettersOf),
  ];
}
