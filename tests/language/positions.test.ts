import fc from 'fast-check';
import { createLanguage } from '../../src/language/language';
import { samplePack } from './sample-pack';

const language = createLanguage(samplePack());

describe('numbers', () => {
  it.each([
    ['1 and 2', [0, 1]],
    ['1, 2', [0, 1]],
    ['1,2', [0, 1]],
    ['1 2', [0, 1]],
    ['1+2', [0, 1]],
    ['1 & 2', [0, 1]],
    ['1. 3.', [0, 2]],
    ['2', [1]],
    ['two', [1]],
    ['number 3', [2]],
    ['no. 3', [2]],
    ['options 1 and 4', [0, 3]],
    ['first and third', [0, 2]],
    ['the first one', [0]],
    ['one and three', [0, 2]],
    ['the last one', [3]],
    ['1)', [0]],
    ['4, 1, 4', [3, 0]],
    ['1 and 5', undefined],
    ['0', undefined],
    ['-1', undefined],
    ['1-3', undefined],
    ['1.5', undefined],
    ['1 or 2', undefined],
    ['no', undefined],
    ['no, 2', undefined],
    ['2 tablets', undefined],
    ['not 2', undefined],
    ['the option', undefined],
    ['', undefined],
  ])('reads %j of four as %j', (text, expected) => {
    expect(language.numbers(text, 4)).toEqual(expected);
  });

  it('reads any list back, without repeats', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(', ', ',', ' ', ' and ', ' & ', '+', '; ', '\n'),
        (listed, between) => {
          expect(language.numbers(listed.join(between), 12)).toEqual([...new Set(listed.map((one) => one - 1))]);
        },
      ),
    );
  });
});

describe('a choice with a number in it', () => {
  const labels = ['Chilly', 'Shaking and sweating, and I feel unwell', 'Take 2 of them', 'Other'];

  it.each([
    ['1 and 2', undefined],
    ['1 and unwell', undefined],
    ['first and ninth', undefined],
    ['9', undefined],
    ['2 sweating', undefined],
    ['two sweating unwell', undefined],
    ['take 2 of them', 2],
    ['2', 1],
    ['number two', 1],
    ['sweating', 1],
  ])('reads %j as %j', (text, index) => {
    expect(language.choice(labels, text)).toBe(index);
  });
});
