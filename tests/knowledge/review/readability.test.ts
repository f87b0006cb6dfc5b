import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readingGrade, sentencesOf, wordsOf } from '../../../src/knowledge/review/readability';
import { syllablesOf } from '../../../src/knowledge/review/syllables';

const none = () => false;

describe('counting syllables', () => {
  it.each([
    ['calf', 1],
    ['cramped', 1],
    ['rested', 2],
    ['muscle', 2],
    ['muscles', 2],
    ['eases', 2],
    ['makes', 1],
    ['safely', 2],
    ['people', 2],
    ['spasm', 2],
    ['rhythm', 2],
    ['litre', 2],
    ['doctor', 2],
    ['evidence', 3],
    ['medicine', 3],
    ['diarrhoea', 4],
    ['serious', 3],
    ['opinion', 3],
    ['emergency', 4],
    ['potassium', 4],
    ['magnesium', 4],
    ["don't", 1],
    ['27', 1],
  ])('hears in "%s" %i', (word, syllables) => {
    expect(syllablesOf(word)).toBe(syllables);
  });

  it('hears at least one in anything, and the same whatever the case', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        expect(syllablesOf(word)).toBeGreaterThanOrEqual(1);
        expect(syllablesOf(word.toUpperCase())).toBe(syllablesOf(word.toUpperCase().toLowerCase()));
      }),
    );
  });
});

describe('splitting a text into sentences', () => {
  it.each<[string, string, string[]]>([
    ['at the end of each', 'Sit down. Hold on! Why?', ['Sit down.', 'Hold on!', 'Why?']],
    ['also before letters and marks of other languages', '¿Duele? Él dice. ¿Y tú?', ['¿Duele?', 'Él dice.', '¿Y tú?']],
    ['not at a decimal point', 'It fell by 2.5 a week. Good.', ['It fell by 2.5 a week.', 'Good.']],
    ['not after an abbreviation', 'Ask Dr. Jones today.', ['Ask Dr. Jones today.']],
    ['at list items', 'Choose:\n\n- one thing\n- another', ['Choose:', 'one thing', 'another']],
    ['at a bold heading', '**Clues:** thirst and heat.', ['Clues:', 'thirst and heat.']],
    ['without links and marks', 'See **the** [page](https://a.b/c.d). Go.', ['See the page.', 'Go.']],
    ['with a placeholder as a word', 'Call {emergency} now.', ['Call it now.']],
  ])('%s', (_, text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it('takes a word with an apostrophe or a hyphen as one', () => {
    expect(wordsOf("Don't stop the long-acting inhaler: 1,000 do.")).toEqual([
      "Don't",
      'stop',
      'the',
      'long-acting',
      'inhaler',
      '1,000',
      'do',
    ]);
  });
});

describe('the reading grade', () => {
  const easy = 'Sit up and pull your toes up. Hold on to the bed. Then walk a few steps in the room.';
  const hard =
    'Idiopathic nocturnal symptomatology necessitates comprehensive investigation of electrolyte abnormalities, ' +
    'cardiovascular comorbidities and pharmacological contributors.';

  it('is low for short words in short sentences and high for the opposite', () => {
    expect(readingGrade(easy, none)).toBeLessThan(3);
    expect(readingGrade(hard, none)).toBeGreaterThan(20);
  });

  it('is the formula of Flesch and Kincaid', () => {
    // 12 words, 2 sentences, 12 syllables
    expect(readingGrade('The cat sat on the mat. The dog ran to the door.', none)).toBeCloseTo(
      0.39 * 6 + 11.8 * 1 - 15.59,
      5,
    );
  });

  it('does not count long words that are spared, and still counts short ones', () => {
    const text = 'You take atorvastatin at night. You take bisoprolol in the morning. That is all there is.';
    const names = new Set(['atorvastatin', 'bisoprolol', 'take', 'night']);
    const spared = readingGrade(text, (word) => names.has(word)) ?? Number.NaN;
    expect(spared).toBeLessThan((readingGrade(text, none) ?? Number.NaN) - 2);
    names.delete('take');
    names.delete('night');
    expect(readingGrade(text, (word) => names.has(word))).toBeCloseTo(spared, 5);
  });

  it('says nothing of a few words', () => {
    expect(readingGrade('Peripheral neuropathy', none)).toBeUndefined();
    expect(readingGrade('', none)).toBeUndefined();
  });

  it('never falls when a sentence is joined to the next', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('leg', 'pain', 'doctor', 'medicine', 'emergency'), { minLength: 12, maxLength: 30 }),
        (words) => {
          const half = Math.floor(words.length / 2);
          const apart = `${words.slice(0, half).join(' ')}. The ${words.slice(half).join(' ')}.`;
          const joined = `${words.slice(0, half).join(' ')} the ${words.slice(half).join(' ')}.`;
          expect(readingGrade(joined, none)).toBeGreaterThan(readingGrade(apart, none) ?? Number.POSITIVE_INFINITY);
        },
      ),
    );
  });
});
