import { loadKnowledge } from '../../src/knowledge/load';
import { createLexicon } from '../../src/language/lexicon';
import { createCommandRecognizer } from '../../src/language/recognizers/commands/recognizer';
import { createSegments } from '../../src/language/recognizers/dialogue/segments';
import { readPack } from '../../src/pack/pack';

const knowledge = loadKnowledge(readPack());
const lexicon = createLexicon(knowledge);
const commands = createCommandRecognizer(knowledge, lexicon.text, lexicon.spelling, lexicon.stripCourtesy);
const segments = createSegments(knowledge, lexicon, commands);

const texts = (message: string) => segments(message).map(({ text }) => text);
const acts = (message: string) =>
  segments(message).map(({ act, name }) => (name === undefined ? act : `${act} ${name}`));

describe('parts', () => {
  it.each([
    ['does tonic water work, and is it safe with my tablets', 2],
    ['magnesium? and is cola bad', 2],
    ['would potassium or that quinine be any good with it', 1],
    ['why do my feet cramp when I swim and not on land', 1],
    ['im 74 on blood thinners can i use a heat pad and how long', 3],
    ['is it the statin or is it my age', 1],
    ['the bisoprolol, is that to blame', 1],
  ])('%j has %i', (message, count) => {
    expect(texts(message)).toHaveLength(count);
  });
});

describe('acts', () => {
  it.each([
    ['ok that did nothing for me', ['feedback no-help']],
    ['i do that already', ['feedback already']],
    ['it worked a treat', ['feedback helped']],
    ['where did you read that', ['request sources']],
    ['a shorter version please', ['request shorter']],
    ['Thanks so much doc. God bless you', ['social thanks', 'social thanks']],
    ['any risk in that', ['question']],
    ['I am 70. Cramps in both calves', ['report', 'report']],
  ])('%j does %j', (message, expected) => {
    expect(acts(message)).toEqual(expected);
  });
});
