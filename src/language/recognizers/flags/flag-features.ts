import type { Describe, FeatureSettings } from '../../classifier/features';
import type { Annotated } from './signs';

/** What stands for the beginning and the end of a sentence: no stem holds them. */
const BEGINNING = '^';
const END = '$';
/** Letter sequences are this long: shorter and longer ones beside them change nothing that held-out messages show. */
const LETTERS_LENGTH = 4;
/** How much a letter sequence counts: there are many of them to a word, and they only help with words not met before. */
const LETTERS = 0.3;

/** One group: what counts is how the features of a message weigh beside each other. */
export const FEATURE_SETTINGS: FeatureSettings = {
  fewest: [2],
  weights: [1],
  letters: [LETTERS_LENGTH, LETTERS_LENGTH],
  // In a long story what is repeated must not drown the report.
  counted: false,
  common: 0,
  always: 0.3,
};
const ALL = 0;

/**
 * The features of a message by which reports of warning signs are told from what only sounds like them: stems, pairs of stems that follow
 * each other in a sentence, letter sequences of words, the sets of signs with their assertion, the flags whose rows hold, how long it
 * is, and whether anything is asked.
 */
export const describeReport: Describe<Annotated> = ({ tokens, sets, reported, mentioned, asks }, to) => {
  to.add(ALL, lengthFeature(tokens.length), 1);
  tokens.forEach(({ stem, text, sentence }, at) => {
    const before = tokens[at - 1];
    to.add(ALL, stem, 1);
    to.addPair(ALL, before?.sentence === sentence ? before.stem : BEGINNING, stem, 1);
    if (tokens[at + 1]?.sentence !== sentence) {
      to.addPair(ALL, stem, END, 1);
    }
    if (text.length >= LETTERS_LENGTH) {
      to.addLetters(ALL, text, LETTERS);
    }
  });
  for (const [set, assertions] of sets) {
    for (const assertion of assertions) {
      to.add(ALL, `(${set}) ${assertion}`, 1);
    }
  }
  for (const flag of mentioned) {
    to.add(ALL, `[${flag}] ${reported.includes(flag) ? 'reported' : 'mentioned'}`, 1);
  }
  if (asks) {
    to.add(ALL, '?', 1);
  }
};

/** From 0 for nothing to 7 for thirty words and more. */
function lengthFeature(words: number): string {
  return `<${Math.min(7, Math.floor(1.5 * Math.log2(words + 1)))}>`;
}

/** The tokens that a feature was made of; none for those of the whole message and of letters. */
export function tokensOf(feature: string, { tokens, matches }: Annotated): readonly number[] {
  const set = /^\((.*)\) (.*)$/.exec(feature);
  if (set !== null) {
    return matches(set[1]!).flatMap(({ used, assertion }) => (assertion === set[2] ? used : []));
  }
  const [first = '', second] = feature.split(' ');
  const places = [...tokens.keys()];
  return second === undefined
    ? places.filter((at) => tokens[at]!.stem === first)
    : places
        .filter((at) =>
          second === END
            ? tokens[at]!.stem === first && tokens[at + 1]?.sentence !== tokens[at]!.sentence
            : tokens[at]!.stem === second && (first === BEGINNING || tokens[at - 1]?.stem === first),
        )
        .flatMap((at) => (first === BEGINNING || second === END ? [at] : [at - 1, at]));
}
