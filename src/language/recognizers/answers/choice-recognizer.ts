import Fuse from 'fuse.js';
import type { Lexicon } from '../../lexicon';
import type { AnswerLanguage } from './answer-text';
import type { Positions } from './positions';

/** Reads a message as one of the labels on the screen; its index, or undefined. */
export type ChoiceRecognizer = (labels: readonly string[], text: string) => number | undefined;

// fuse.js takes time by the length of what is looked for, and no label is longer.
const LONGEST = 80;
const LONGEST_MESSAGE = 12;
const THRESHOLD = 0.3;
// Share of the message's own words that the label must have.
const SHARED = 0.6;

/**
 * Compiles choices by position ("2", "the second one", "number two", "the last"), by label, mistyped or in part, or by words that only one
 * label has.
 */
export function createChoiceRecognizer(
  { words, text: language }: AnswerLanguage,
  { entities, spelling, analyse, stripCourtesy }: Pick<Lexicon, 'entities' | 'spelling' | 'analyse' | 'stripCourtesy'>,
  { listed, positions }: Positions,
): ChoiceRecognizer {
  const { forms, stem, isFunctionStem, isQuantifierStem } = language;
  /** The one label that has most of the message's own words; undefined when two have as many. */
  const byWords = (labels: readonly (readonly string[])[], message: readonly string[]): number | undefined => {
    const said = message.filter((word) => !isFunctionStem(word) || isQuantifierStem(word));
    const shares = labels.map((label) => said.filter((word) => label.includes(word)).length / said.length);
    const best = Math.max(...shares);
    return best >= SHARED && shares.filter((share) => share === best).length === 1 ? shares.indexOf(best) : undefined;
  };
  return (labels, text) => {
    const { tokens } = analyse(text.slice(0, 4 * LONGEST));
    if (tokens.length === 0 || tokens.length > LONGEST_MESSAGE || labels.length === 0) {
      return undefined;
    }
    if (listed(text, labels.length) !== undefined) {
      const read = positions(text, labels.length);
      return read?.length === 1 ? read[0] : undefined;
    }
    const core = stripCourtesy(spelling.repair(tokens)).map((token) => stem(token.text));
    const read = labels.map((label) => forms(label).map(stem));
    const same = read.findIndex((label) => label.join(' ') === core.join(' '));
    if (same >= 0) {
      return same;
    }
    // A number that is no position counts something: likeness and the words beside it would be guesses. "One" is more often a pronoun.
    const counts = tokens.some(
      (token, at) => !words.one.has(token.text) && entities.numberAt(tokens.slice(at, at + 1), 0),
    );
    const found = counts ? undefined : (byWords(read, core) ?? byLikeness(labels, text));
    const isOver =
      found !== undefined && entities.isLongerAgo(tokens, entities.withinLast(analyse(labels[found]!).tokens));
    return isOver ? undefined : found;
  };
}

function byLikeness(labels: readonly string[], text: string): number | undefined {
  const fuse = new Fuse(labels, {
    includeScore: true,
    ignoreLocation: true,
    ignoreDiacritics: true,
    threshold: THRESHOLD,
  });
  const [best, second] = fuse.search(text.trim().slice(0, LONGEST), { limit: 2 });
  // A few letters are found inside many labels.
  const enough = best !== undefined && text.trim().length >= Math.min(5, best.item.length);
  return enough && best.score !== second?.score ? best.refIndex : undefined;
}
