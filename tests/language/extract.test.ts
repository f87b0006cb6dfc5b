import type { FactValue } from '../../src/knowledge/facts';
import { corrected } from '../support/extracted';
import { shippedTalk } from '../support/shipped';

const pack = shippedTalk();
const { knowledge, language } = pack;
const question = (fact: string) => knowledge.questions.find((one) => one.fact === fact)!;

describe('while a question is open', () => {
  const values = (asked: string, text: string) =>
    Object.fromEntries(
      language.extract(text, { slot: question(asked) }).slots.map(({ question: id, value, by }) => [id, [by, value]]),
    );

  it.each([
    ['sides', 'both', { 'question.sides': ['answer', 'both'] }],
    ['age', 'about 70', { 'question.age': ['answer', 70] }],
    ['conditions', 'none of these', { 'question.conditions': ['answer', []] }],
    ['medicines', 'amlodipine and a puffer', { 'question.medicines': ['answer', ['amlodipine', 'puffer']] }],
    ['sides', 'dunno', { 'question.sides': ['answer', null] }],
  ])('a short form is the answer: %s, "%s"', (asked, text, expected) => {
    expect(values(asked, text)).toMatchObject(expected);
  });

  it.each([
    ['duration', 'both calves', { 'question.where': ['told', ['calf']], 'question.sides': ['told', 'both'] }],
    ['age', 'most nights', { 'question.frequency': ['told', 'most-nights'] }],
  ])('a few words tell another fact: %s, "%s"', (asked, text, expected) => {
    expect(values(asked, text)).toMatchObject(expected);
  });

  it('those few words tell nothing where nobody is asked, nor as a question', () => {
    expect(language.extract('cramps in the calves').slots).toEqual([]);
    expect(language.extract('does it come every night', { slot: question('duration') }).slots).toEqual([]);
  });
});

describe('what is known is put right', () => {
  it.each<[string, FactValue, string, FactValue]>([
    ['age', 73, 'no, 37 not 73', 37],
    ['age', 73, 'change my age to 37', 37],
    ['age', 73, 'the age should be 37', 37],
    ['sides', 'both', 'actually only my right calf', 'one'],
    ['frequency', 'weekly', 'not weekly, nearly every night', 'most-nights'],
    ['where', ['calf'], 'no, the foot', ['foot']],
    ['conditions', ['condition.diabetes'], 'not diabetes, kidney disease', ['condition.kidney-disease']],
    ['where', ['calf', 'thigh'], 'sorry, not my thigh, my foot', ['foot']],
    ['where', ['calf'], 'actually it is only the thigh', ['thigh']],
    ['where', ['calf'], 'sorry, my foot too', ['calf', 'foot']],
    ['conditions', ['condition.diabetes', 'condition.dialysis'], 'no, I do not have diabetes', ['condition.dialysis']],
    ['conditions', ['condition.dialysis'], 'sorry, I have diabetes', ['condition.dialysis', 'condition.diabetes']],
    ['medicines', ['ramipril'], 'sorry I do take a statin', ['ramipril', 'statin']],
    ['medicines', [], 'oops, I do take a water pill', ['water pill']],
  ])('%s %j: "%s"', (fact, value, text, expected) => {
    expect(corrected(pack, fact, value, text)).toEqual(expected);
  });

  it('but a "no" may answer the question that is open, and then a list only grows', () => {
    const known = new Map([['question.where', ['calf']]]);
    const { slots } = language.extract('no, in my foot', { known, slot: question('duration') });
    expect(slots.filter(({ question: id }) => id === 'question.where')).toMatchObject([
      { by: 'told', value: ['foot'] },
    ]);
  });

  it.each<[string, FactValue, string]>([
    ['conditions', ['condition.diabetes'], 'actually is it because of diabetes'],
    ['where', ['calf'], 'sorry, why does it come in the foot'],
    ['conditions', ['condition.diabetes'], 'it is not the diabetes'],
    ['sides', 'both', 'no'],
    ['age', 73, 'no'],
  ])('but not by a question or a bare "no": %s %j, "%s"', (fact, value, text) => {
    expect(corrected(pack, fact, value, text)).toBeUndefined();
  });
});

describe('the evidence of a slot', () => {
  const because = (asked: string, text: string) =>
    language
      .extract(text, { slot: question(asked) })
      .slots.flatMap(({ by, because: all }) =>
        all.map(({ start, end, rule, phrase }) => [by, text.slice(start, end), rule?.file ?? phrase]),
      );

  it('is the words with the pattern, the word of the option or of the answers', () => {
    expect(because('smoking', 'well, I gave up smoking')).toContainEqual([
      'told',
      'gave up smoking',
      'intents/facts.yaml',
    ]);
    expect(because('frequency', 'oh, about weekly')[0]).toEqual(['answer', 'weekly', expect.anything()]);
    expect(because('conditions', 'none of the above')).toEqual([
      ['answer', 'none of the above', { of: 'answers', text: 'none of the above' }],
    ]);
    const known = new Map<string, FactValue>([
      ['question.age', 64],
      ['question.medicines', ['ramipril']],
    ]);
    const { slots } = language.extract('no, 46 not 64, and not ramipril', { known });
    expect(slots.map(({ by, because: [first] }) => [by, first])).toEqual([
      ['correction', { start: 4, end: 6, rule: undefined }],
      ['correction', expect.objectContaining({ start: 23, end: 31 })],
    ]);
    expect(because('age', 'I think 70')[0]).toEqual(['answer', '70', { of: 'question.age', text: '' }]);
  });
});
