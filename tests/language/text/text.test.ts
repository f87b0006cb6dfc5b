import { stemEnglish } from '../../../src/language/en/code/stemmer';
import { createText } from '../../../src/language/text/text';
import { english } from '../../support/english';

const { forms, isFunctionWord, isCommonWord } = createText(english, stemEnglish);

describe('text', () => {
  it.each([
    ["I don't sleep", ['i', 'do', 'not', 'sleep']],
    ["what's my wife's colour", ['what', 'is', 'my', 'wife', 'color']],
    ['haemorrhage at nite, 20mg b4 bed', ['hemorrhage', 'at', 'night', '20', 'mg', 'before', 'bed']],
    ['on the 2nd in my 60s', ['on', 'the', '2nd', 'in', 'my', '60s']],
    ['travelling to the theatre', ['traveling', 'to', 'the', 'theater']],
  ])('reads "%s" as %j', (message, expected) => {
    expect(forms(message)).toEqual(expected);
  });

  it('knows words that say nothing, and everyday ones', () => {
    expect(['the', 'seven', '12'].every(isFunctionWord)).toBe(true);
    expect(isFunctionWord('leg')).toBe(false);
    expect(['anvil', 'colour'.replace('our', 'or'), 'the'].every(isCommonWord)).toBe(true);
    expect(isCommonWord('atorvastatin')).toBe(false);
  });
});
