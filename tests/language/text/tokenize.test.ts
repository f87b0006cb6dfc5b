import fc from 'fast-check';
import { createLexicon } from '../../../src/language/lexicon';
import { tokenize } from '../../../src/language/text/tokenize';
import { samplePack } from '../sample-pack';

const { analyse, questions } = createLexicon(samplePack());
const questionWords = (text: string) => questions.tokens(analyse(text));
const endings = new Set(['s', 'st', 'nd', 'rd', 'th']);
const texts = (text: string) => tokenize(text, undefined, endings).map((token) => token.text);

describe('tokens', () => {
  it.each([
    ['Toprol-XL 20mg', ['toprol', 'xl', '20', 'mg']],
    ['67yrs, the 2nd in my 60s', ['67', 'yrs', 'the', '2nd', 'in', 'my', '60s']],
    ['vitamin B12', ['vitamin', 'b12']],
    ["I'm “fine”", ["i'm", 'fine']],
    ['naïve café ﬁne', ['naive', 'cafe', 'fine']],
    ['рaypal', ['paypal']],
    ['привет', ['привет']],
    ['st\u200bop', ['stop']],
    ['st\0op', ['stop']],
    ['stoooop', ['stoop']],
    ['', []],
    ['...!? \n', []],
  ])('splits %j', (text, words) => {
    expect(texts(text)).toEqual(words);
  });

  it('stand in order at their places in the text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let last = 0;
        for (const { text: word, start, end } of tokenize(text)) {
          expect(word).not.toBe('');
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
    );
  });

  it('are read up to a limit', () => {
    expect(tokenize('word '.repeat(10_000)).length).toBeLessThan(500);
    expect(questionWords('word '.repeat(10_000)).length).toBeLessThan(100);
  });
});

describe('the words of a question', () => {
  it.each([
    ['Hi there, could you please tell me when you open? Thanks a lot!', 'when you open'],
    ['good morning. please: when do you open pls', 'when do you open'],
    ["what's the colour", 'what is the color'],
    ["I can't and I won't", 'i can not and i will not'],
    ['Hi, all my wheels are flat', 'all my wheels are flat'],
    ['hello', 'hello'],
    ['thank you', 'thank you'],
  ])('are those of %j without courtesy', (text, words) => {
    expect(
      questionWords(text)
        .map((word) => word.text)
        .join(' '),
    ).toBe(words);
  });
});
