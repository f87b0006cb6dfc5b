import Fuse from 'fuse.js';
import { isLongerAgo, withinLast } from './answers/recency';
import { stripCourtesy } from './courtesy';
import { numberAt } from './number-words';
import { listedPositions, withinCount } from './positions';
import { isFunctionStem, isQuantifierStem } from './text/function-words';
import { words } from './text/normal-form';
import { stem } from './text/stem';
import type { Vocabulary } from './vocabulary';

/** Reads a message as one of the labels on the screen; its index, or undefined. */
export type ChoiceReader = (labels: readonly string[], text: string) => number | undefined;

// fuse.js takes time by the length of what is looked for, and no label is longer.
const LONGEST = 80;
const LONGEST_MESSAGE = 12;
const THRESHOLD = 0.3;
// Share of the message's own words that the label must have.
const SHARED = 0.6;

/**
 * Reads a choice by its position ("2", "the second one", "number two", "the last"), by its label, mistyped or in part,
 * or by words that only one label has.
 */
export function createChoiceReader(vocabulary: Vocabulary): ChoiceReader {
  return (labels, text) => {
    const message = words(text, 4 * LONGEST);
    if (message.length === 0 || message.length > LONGEST_MESSAGE || labels.length === 0) {
      return undefined;
    }
    const positions = listedPositions(text, labels.length);
    if (positions !== undefined) {
      const read = withinCount(positions, labels.length);
      return read?.length === 1 ? read[0] : undefined;
    }
    const core = stripCourtesy(vocabulary.repair(message), text).map((word) => stem(word.text));
    const read = labels.map((label) => words(label).map((word) => stem(word.text)));
    const same = read.findIndex((label) => label.join(' ') === core.join(' '));
    if (same >= 0) {
      return same;
    }
    // A number that is no position counts something: likeness and the words beside it would be guesses.
    const found = message.some(isNumber) ? undefined : (byWords(read, core) ?? byLikeness(labels, text));
    const said = message.map((word) => word.text);
    return found !== undefined && isLongerAgo(said, withinLast(words(labels[found]!).map((word) => word.text)))
      ? undefined
      : found;
  };
}

// "One" is more often a pronoun.
function isNumber({ text }: { readonly text: string }): boolean {
  return text !== 'one' && numberAt([text], 0) !== undefined;
}

/** The one label that has most of the message's own words; undefined when two have as many. */
function byWords(labels: readonly (readonly string[])[], message: readonly string[]): number | undefined {
  const said = message.filter((word) => !isFunctionStem(word) || isQuantifierStem(word));
  if (said.length === 0) {
    return undefined;
  }
  const shares = labels.map((label) => said.filter((word) => label.includes(word)).length / said.length);
  const best = Math.max(...shares);
  return best >= SHARED && shares.filter((share) => share === best).length === 1 ? shares.indexOf(best) : undefined;
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
