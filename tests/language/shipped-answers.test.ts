import { answerTo } from '../support/extracted';
import { shippedTalk } from '../support/shipped';

const { knowledge, language } = shippedTalk();

function answer(id: string, text: string): unknown {
  const read = answerTo(language, knowledge.questions.find((question) => question.id === id)!, text);
  return read?.unknown ?? read?.value;
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function inWords(number: number): string {
  if (number >= 100) {
    return number === 100 ? 'one hundred' : `one hundred and ${inWords(number - 100)}`;
  }
  const unit = number % 10;
  return number < 20 ? UNITS[number]! : `${TENS[Math.floor(number / 10) - 2]}${unit > 0 ? `-${UNITS[unit]}` : ''}`;
}

describe('an age in words', () => {
  it('is read for every whole number from 0 to 120', () => {
    for (let age = 0; age <= 120; age++) {
      const said = inWords(age);
      const spaced = said.replaceAll('-', ' ');
      for (const text of [said, spaced, spaced.toUpperCase(), `I am ${spaced}`, `${said} years old`, String(age)]) {
        expect([text, answer('question.age', text)]).toEqual([text, age]);
      }
    }
  });

  it.each(['-5', "I'm -5", '−5', 'minus five', '130'])('is not "%s"', (text) => {
    expect(answer('question.age', text)).toBeUndefined();
  });
});

it.each([
  ...Array.from({ length: 121 }, (_, age) => inWords(age)),
  ...'65|-5|1 and 2|hello|hi there|thanks|the|and so on|what about you'.split('|'),
])('finds no entry in "%s"', (text) => {
  expect(language.match(text).decision).toBe('unknown');
});

describe('a question with one option and none', () => {
  const single = knowledge.questions.filter(({ options, none }) => options.length === 1 && none !== undefined);

  it.each(['yes', 'Yep', 'yeah it does', 'yes I do', '👍'])('takes "%s" as the option', (text) => {
    expect(single.map(({ id }) => answer(id, text))).toEqual(single.map(({ options }) => [options[0]!.value]));
  });

  it.each(['no', 'nope', 'no it does not', 'not yes', 'yeah no'])('takes "%s" as none', (text) => {
    expect(single.map(({ id }) => answer(id, text))).toEqual(single.map(() => []));
  });
});

it.each([
  ['question.duration', 'ages', 'over-10-minutes'],
  ['question.duration', 'it goes on for ages', 'over-10-minutes'],
  ['question.duration', 'it does not last for ages', undefined],
  ['question.duration', 'I have had them for ages', undefined],
  ['question.pregnancy', '34 weeks', 'pregnant'],
  ['question.pregnancy', 'im 28 weeks', 'pregnant'],
  ['question.pregnancy', "yes, I'm thirty four weeks along", 'pregnant'],
  ['question.pregnancy', '5 weeks', undefined],
  ['question.pregnancy', '12 weeks ago', undefined],
  ['question.pregnancy', 'i gave birth 8 months ago', undefined],
  ['question.pregnancy', 'gave birth last year', undefined],
  ['question.pregnancy', 'gave birth two months ago, breastfeeding', 'breastfeeding'],
  ['question.pregnancy', 'no, had a baby 2 years ago', 'no'],
  ['question.pregnancy', 'had a baby 3 weeks ago', 'recent-birth'],
  ['question.pregnancy', 'gave birth 6 weeks ago, my first was 3 years ago', 'recent-birth'],
  ['question.pregnancy', 'just had a baby', 'recent-birth'],
  ['question.between', 'no swelling, no weakness, no back pain', []],
  ['question.danger-leg', 'no feeling, no pulse', undefined],
  ['question.sides', 'not just one, the pair', 'both'],
  ['question.between', 'the left calf is larger than the right', ['one-leg-swelling']],
])('reads at %s "%s" as %s', (id, text, value) => {
  expect(answer(id, text)).toEqual(value);
});

it('does not choose by likeness what was too long ago', () => {
  const labels = knowledge.questions.find(({ id }) => id === 'question.pregnancy')!.options.map(({ label }) => label);
  expect(language.choice(labels, 'gave birth last year')).toBeUndefined();
  expect(language.choice(labels, 'gave birth 8 months ago')).toBeUndefined();
});

describe('at a question about danger', () => {
  const dangers = knowledge.questions.filter(({ optional }) => !optional).map(({ id }) => id);
  it.each([
    'not ok',
    'not all fine',
    'im not fine at all',
    'not really fine',
    "isn't feeling very well",
    'nothing is fine',
    'far from fine',
    'no not fine',
  ])('never reads "%s" as none of these', (text) => {
    expect(dangers.filter((id) => answer(id, text) !== undefined)).toEqual([]);
  });

  it.each(['all fine', "no I'm fine", 'nothing like that, fine', 'no, all good', 'not really, I am ok'])(
    'reads "%s" as none of these',
    (text) => {
      expect(dangers.filter((id) => JSON.stringify(answer(id, text)) !== '[]')).toEqual([]);
    },
  );
});
