import { loadKnowledge } from '../../../src/knowledge/load';
import { patternWords } from '../../../src/knowledge/patterns/pattern';
import { flagScope, setsOf } from '../../../src/knowledge/patterns/sets';
import { createLexicon } from '../../../src/language/lexicon';
import { createSigns } from '../../../src/language/recognizers/flags/signs';
import { readPack } from '../../../src/pack/pack';

const knowledge = loadKnowledge(readPack());
let steps = 0;
const step = () => {
  steps++;
};
const lexicon = createLexicon(knowledge, step);
const { analyse } = lexicon;
const { annotate } = createSigns(knowledge, lexicon);

/** Most that is tried for each word of a message: about twice what the worst text needs that a long search found. */
const MOST = 2000;
const LENGTH = 2000;

/** Every word that the descriptions ask for, and what shapes a message. */
const vocabulary = [...setsOf(flagScope(knowledge)).values()]
  .flatMap((members) => members.flatMap(patternWords))
  .concat(['10', '20 minutes', 'a', 'and', 'my', 'no', 'not', 'i', 'since', 'years ago']);

/** Numbers from 0 to below 1, always the same for a seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const repeated = (text: string) => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);

function costOf(message: string): number {
  steps = 0;
  const { tokens } = annotate(analyse(message));
  return steps / tokens.length;
}

describe('hearing a message takes steps in proportion to its words', () => {
  it.each([
    // What took a second of time before places were looked up, and what needs the most steps of what a search found.
    'leg hurt ',
    'calf cold foot numb ',
    'cold numb leg severe ',
    'no leg numb or ',
    'no a, ',
    'calf pain so bad chest ',
    'fine now. ',
    'I do not think ',
    'what is my leg ',
    'pee pee like pee pee like pee like ',
    'our pee pee my pee pee our pee our pee pee pee colored ',
    'i am sick i feel hot ',
    'a ',
    '20 minutes ',
  ])('%s', (text) => {
    expect(costOf(repeated(text))).toBeLessThan(MOST);
  });

  it('no more for a long text than for a short one', () => {
    for (const text of ['leg hurt ', 'no a, no b, ', 'fine now. ', 'calf cold foot numb and ', 'no, ']) {
      const long = repeated(text);
      expect(costOf(long)).toBeLessThan(1.5 * costOf(long.slice(0, LENGTH / 4)) + 10);
    }
  });

  it('whatever words of the descriptions it repeats', () => {
    const next = numbers(20261201);
    const pick = () => vocabulary[Math.floor(next() * vocabulary.length)]!;
    for (let round = 0; round < 60; round++) {
      const some = Array.from({ length: 1 + Math.floor(next() * 10) }, pick);
      const mark = [' ', ' ', ', ', '. '][Math.floor(next() * 4)]!;
      expect({ some, cost: costOf(repeated(some.join(' ') + mark)) < MOST }).toEqual({ some, cost: true });
    }
  });
});
