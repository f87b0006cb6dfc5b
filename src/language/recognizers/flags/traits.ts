import { letterSequences } from '../../text/letter-sequences';
import type { Observation } from './observation';

/** What stands for the beginning and the end of a sentence: no stem holds them. */
const BEGINNING = '^';
const END = '$';
const SHORTEST = 3;
const LONGEST = 5;
/** How much a letter sequence counts: there are many of them to a word, and they only help with words not met before. */
const LETTERS = 0.3;

/**
 * The traits of a message by which reports are told from what only sounds like them, with how much each counts.
 *
 * Stems; pairs of stems that follow each other in a sentence; letter sequences of words; what the descriptions of signs found, with
 * its assertion; how long it is; whether anything is asked.
 */
export function traitsOf({ tokens, found, asks }: Observation): ReadonlyMap<string, number> {
  const traits = new Map<string, number>();
  tokens.forEach(({ stem, text, sentence }, at) => {
    const before = tokens[at - 1];
    traits.set(stem, 1);
    traits.set(`${before?.sentence === sentence ? before.stem : BEGINNING} ${stem}`, 1);
    if (tokens[at + 1]?.sentence !== sentence) {
      traits.set(`${stem} ${END}`, 1);
    }
    if (text.length > SHORTEST) {
      for (const sequence of letterSequences(text, SHORTEST, LONGEST)) {
        traits.set(`-${sequence}`, LETTERS);
      }
    }
  });
  for (const { set, assertion } of found) {
    traits.set(`(${set}) ${assertion}`, 1);
  }
  traits.set(`<${lengthClass(tokens.length)}>`, 1);
  if (asks) {
    traits.set('?', 1);
  }
  return traits;
}

/** From 0 for nothing to 7 for thirty words and more. */
function lengthClass(words: number): number {
  return Math.min(7, Math.floor(1.5 * Math.log2(words + 1)));
}
