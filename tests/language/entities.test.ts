import { minutesOf } from '../../src/language/entities/duration';
import { createEntities } from '../../src/language/entities/entities';
import { STEMMERS } from '../../src/language/stemmers';
import { createText } from '../../src/language/text/text';
import { createAnalysis } from '../../src/language/utterance';
import { english } from '../support/english';

const none: ReadonlySet<string> = new Set();
const text = createText(english, STEMMERS.en);
const analyse = createAnalysis(text, { breaks: none, subjects: none, joins: none, links: none });
const entities = createEntities(english, new Set(['mom', 'husband', 'son']), text);
const tokensOf = (said: string) => analyse(said).tokens;

/** The first length of time of a message, in minutes, and how sure it is. */
const duration = (said: string) => {
  const tokens = tokensOf(said);
  const [found] = tokens.flatMap((_, at) => entities.durationAt(tokens, at) ?? []);
  return found && { minutes: Math.round(minutesOf(found) * 1000) / 1000, sure: found.certainty >= 0.8 };
};

describe('a length of time', () => {
  it.each([
    ['90 seconds', 1.5],
    ['two and a half hours', 150],
    ['an hour and a half', 90],
    ['a quarter of an hour', 15],
    ['three quarters of an hour', 45],
    ['half an hour', 30],
    ['a good half hour', 30],
    ['a good quarter of an hour', 15],
    ['2 hours 20 minutes', 140],
    ['an hour and ten minutes', 70],
    ['10 to 15 minutes', 15],
    ['1.5 minutes', 1.5],
    ['twenty-five mins', 25],
    ['a couple of hours', 120],
    ['a few minutes', 3],
    ['a minute or two', 2],
    ['20 odd minutes', 20],
    ['10 or so minutes', 10],
    ['over ten minutes', 10.02],
    ['no more than ten minutes', 10],
    ['up to 5 minutes', 5],
    ['after twenty minutes', 20.02],
    ['hours', 120.12],
    ['a full hour', 60],
  ])('of "%s" is %d minutes', (said, minutes) => {
    expect(duration(said)).toEqual({ minutes, sure: true });
  });

  it.each(['two hours ago', 'every 20 minutes', '8 hours of sleep', '5 m', 'a day', 'within an hour', 'ages'])(
    'is not certain in "%s"',
    (said) => {
      expect(duration(said)?.sure).toBe(false);
    },
  );

  it.each(['how many minutes', 'seconds', 'twenty', ''])('is not in "%s"', (said) => {
    expect(duration(said)).toBeUndefined();
  });
});

it.each([
  ['twice a week', 2, 2],
  ['2 or 3 times a week', 2, 3],
  ['once or twice a week', 1, 2],
  ['every other night', 3.5, 3.5],
  ['every third day', 7 / 3, 7 / 3],
  ['every few days', 7 / 4, 7 / 3],
  ['5 nights out of 7', 5, 5],
  ['twice weekly', 2, 2],
  ['2x week', 2, 2],
  ['once in a fortnight', 0.5, 0.5],
  ['4 nights', 4, 4],
  ['every single night', 7, 7],
])('"%s" is %d to %d times a week', (said, from, to) => {
  const [rate] = entities.quantitiesIn(tokensOf(said));
  expect(rate?.dimension).toBe('rate');
  expect(rate?.from).toBeCloseTo(from);
  expect(rate?.to).toBeCloseTo(to);
});

it.each(['not every night', 'not two or three times a week'])('tells no rate in "%s"', (said) => {
  expect(entities.quantitiesIn(tokensOf(said)).filter(({ dimension }) => dimension === 'rate')).toEqual([]);
});

describe('an age', () => {
  it.each([
    ['I am 67', 67, true],
    ['67 yrs old', 67, true],
    ['67yo', 67, true],
    ['67F', 67, true],
    ['aged sixty-seven', 67, true],
    ['I am nearly 80', 79, true],
    ['in my late 60s', 68, true],
    ['in my sixties', 65, true],
    ['67, on tablets', 67, true],
    ['my mum is 80', 80, true],
    ['my son, 8, limps', 8, true],
    ['18 months old', 1, false],
    ['about 70 I think', 70, false],
    ['sixty something', 65, false],
    ['going on 80', 79, false],
    ['I will be 66 in June', 65, true],
    ['70', 70, false],
    ['I am 71 and take 20 mg of it 3 times a day', 71, true],
  ])('of "%s" is %d; said by itself: %s', (said, years, stated) => {
    const tokens = tokensOf(said);
    expect(entities.ageAsked(tokens)).toBe(years);
    expect(entities.agesIn(tokens).some(({ certainty }) => certainty === 1)).toBe(stated);
  });

  it.each(['20 mg', 'for 20 years', '3 years ago', 'at twenty past', '3 or 4', '65 and 67', '6 monthly'])(
    'is not in "%s"',
    (said) => {
      expect(entities.agesIn(tokensOf(said)).some(({ certainty }) => certainty === 1)).toBe(false);
    },
  );
});

it.each([
  ['8 months ago', true],
  ['years ago', true],
  ['last year', true],
  ['3 weeks ago', false],
  ['yesterday', false],
  ['ages ago', true],
  ['now', false],
])('"%s" is longer ago than six weeks: %s', (said, expected) => {
  const most = entities.withinLast(tokensOf('in the last 6 weeks'));
  expect(most).toBe(6 * 7 * 86_400);
  expect(entities.isLongerAgo(tokensOf(said), most)).toBe(expected);
});
