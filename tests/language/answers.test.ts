import { createLanguage } from '../../src/language/language';
import { answerTo } from '../support/extracted';
import { samplePack } from './sample-pack';

const knowledge = samplePack();
const language = createLanguage(knowledge);
const UNSURE = 'unsure';
const SKIP = 'skip';

function answer(name: string, text: string): unknown {
  const read = answerTo(language, knowledge.questions.find(({ id }) => id === `question.${name}`)!, text);
  return read?.unknown ?? read?.value;
}

describe('an age', () => {
  it.each([
    ['65', 65],
    ['I am 65', 65],
    ["I'm 65 years old, why?", undefined],
    ['sixty-seven', 67],
    ['Sixty seven', 67],
    ['67 yrs', 67],
    ['67yo', 67],
    ['aged 102', 102],
    ['a hundred and two', 102],
    ['in my late sixties', 68],
    ['early 70s', 72],
    ['nearly 80', 79],
    ['18 months old', 1],
    ['I am 71 and take 20 mg of it 3 times a day', 71],
    ['67, two kids', 67],
    ['20mg', undefined],
    ['200', undefined],
    ['3 or 4', undefined],
    ['blue', undefined],
    ['not sure', UNSURE],
    ['rather not say', SKIP],
    ['65?', 65],
    ['does it hurt at 65?', undefined],
  ])('reads %j as %j', (text, value) => {
    expect(answer('age', text)).toEqual(value);
  });
});

describe('yes or no', () => {
  it.each([
    ['yes', 'yes'],
    ['Y', 'yes'],
    ['yeaah', 'yes'],
    ['YES!!!', 'yes'],
    ['👍', 'yes'],
    ['I think so', 'yes'],
    ['a bit', 'yes'],
    ['it started in june', 'yes'],
    ['the dose went up', 'yes'],
    ['no', 'no'],
    ['n', 'no'],
    ['nope', 'no'],
    ['not really', 'no'],
    ['no change', 'no'],
    ['nothing new', 'no'],
    ['not started', 'no'],
    ['I do not', 'no'],
    ['no, I do not think so', 'no'],
    ['no idea', UNSURE],
    ['maybe', UNSURE],
    ['prefer not to say', SKIP],
    ['does magnesium help?', undefined],
    ['what do you mean', undefined],
    ['', undefined],
    ['2', undefined],
  ])('reads %j as %j', (text, value) => {
    expect(answer('changed', text)).toEqual(value);
  });

  it.each([
    ['no', 'none'],
    ['never', 'none'],
    ['none', 'none'],
    ['at weekends', 'some'],
    ['a lot', 'heavy'],
    ['every day', 'heavy'],
  ])('takes a plain no for the option that means none: %j', (text, value) => {
    expect(answer('drink', text)).toBe(value);
  });
});

describe('how often and how long', () => {
  it.each([
    ['every other night', 'nightly'],
    ['every night', 'nightly'],
    ['5 nights out of 7', 'nightly'],
    ['three times a night', 'nightly'],
    ['4 nights', 'nightly'],
    ['twice a week', 'weekly'],
    ['two or three times a week', 'weekly'],
    ['every 3 days', 'weekly'],
    ['once a fortnight', 'seldom'],
    ['twice a month', 'seldom'],
    ['every couple of weeks', 'seldom'],
    ['less than once a week', 'seldom'],
    ['sometimes', 'seldom'],
    ['3', undefined],
    ['how often is normal?', undefined],
  ])('reads %j as %j', (text, value) => {
    expect(answer('often', text)).toBe(value);
  });

  it.each([
    ['a good quarter of an hour', 'over-10-minutes'],
    ['half an hour', 'over-10-minutes'],
    ['an hour and a half', 'over-10-minutes'],
    ['10 to 15 minutes', 'over-10-minutes'],
    ['over 10 minutes', 'over-10-minutes'],
    ['10 mins', 'minutes'],
    ['90 seconds', 'minutes'],
    ['a couple of minutes', 'minutes'],
    ['up to 5 minutes', 'minutes'],
    ['1.5 minutes', 'minutes'],
    ['20 secs', 'seconds'],
    ['30s', 'seconds'],
    ['under a minute', 'seconds'],
    ['a few seconds', 'seconds'],
    ['between 30 seconds and a minute', 'minutes'],
  ])('reads %j as %j', (text, value) => {
    expect(answer('long', text)).toBe(value);
  });
});

describe('several at once', () => {
  it.each([
    ['numb and swollen', ['numbness', 'swelling']],
    ['swolen, warm', ['swelling', 'warmth']],
    ['no swelling but it is warm', ['warmth']],
    ['numbness yes, swelling no', ['numbness']],
    ['not warm, not swollen', []],
    ['no numbness or tingling', []],
    ['none of these', []],
    ['nothing', []],
    ['no', []],
    ['None, except that it is hot', ['warmth']],
    ['not sure', UNSURE],
    ['rather not say', SKIP],
    ['is numbness bad?', undefined],
    ['does ice help with swelling', undefined],
    ['swelling?', ['swelling']],
  ])('reads %j as %j', (text, value) => {
    expect(answer('signs', text)).toEqual(value);
  });

  it.each([
    ['the saddle', ['saddle']],
    ['rims and handlebar', ['wheel', 'bars']],
    ['not the wheel, the seat', ['saddle']],
    ['when I pedal', ['wheel']],
    ['when does it come back?', undefined],
    ['2', undefined],
  ])('reads %j as %j', (text, value) => {
    expect(answer('where', text)).toEqual(value);
  });

  it.each([
    ['heart failure, diabetes', ['condition.heart-failure', 'condition.diabetes']],
    ['I am diabetic', ['condition.diabetes']],
    ['diabetis and a weak heart', ['condition.diabetes', 'condition.heart-failure']],
    ['gout', ['condition.gout']],
    ['no diabetes', []],
    ['none', []],
  ])('knows the other names of conditions: %j', (text, value) => {
    expect(answer('conditions', text)).toEqual(value);
  });
});

describe('a list of medicines', () => {
  it.each([
    [
      'I take lipitor 20mg at night, hydrochlorthiazide and sometimes advil',
      ['lipitor', 'hydrochlorthiazide', 'advil'],
    ],
    ['Breo Ellipta and Toprol-XL', ['Breo Ellipta', 'Toprol-XL']],
    ['lasix; zorbium 5 mg\nblue inhaler', ['lasix', 'zorbium', 'blue inhaler']],
    ['water tablets', ['water tablets']],
    ['zorbium', ['zorbium']],
    ['zorbium for my knees', ['zorbium']],
    ['Co-zorbium, vitamin D and two white bp pills', ['Co-zorbium', 'vitamin D', 'white bp pills']],
    ['nothing prescribed, only zorbium', ['zorbium']],
    ['lots of things', undefined],
    ['none', []],
    ['no tablets', []],
    ["I'm not on anything", []],
    ['no statins', []],
    ["don't know", UNSURE],
    ['prefer not to say', SKIP],
    ['does lipitor make you sore?', undefined],
  ])('reads %j as %j', (text, value) => {
    expect(answer('medicines', text)).toEqual(value);
  });
});
