import fc from 'fast-check';
import { answerTo, corrected, toldIn } from '../support/extracted';
import { shippedTalk } from '../support/shipped';

const pack = shippedTalk();
const { knowledge, language } = pack;
const tell = (text: string) => toldIn(language, text);

/** What was told, by fact. */
const facts = (text: string) => {
  const told: Record<string, unknown> = {};
  for (const { question: id, value } of tell(text).answers) {
    const key = knowledge.questions.find((question) => question.id === id)!.fact;
    const before = told[key];
    told[key] = Array.isArray(value) && Array.isArray(before) ? [...before, ...value] : value;
  }
  return told;
};

describe('facts told unasked', () => {
  it.each([
    [
      '67, on water pills, my calves cramp every night',
      { age: 67, medicines: ['water pills'], where: ['calf'], frequency: 'most-nights' },
    ],
    ['I am 45F and take Lipitor 20mg and sometimes Advil', { age: 45, medicines: ['Lipitor', 'Advil'] }],
    [
      'aged 58, type 2 diabetic, feet cramp in bed twice a week',
      { age: 58, conditions: ['condition.diabetes'], where: ['foot'], when: ['in-bed'], frequency: 'weekly' },
    ],
    ['I take Lipitor and furosemide. Is it the statin?', { medicines: ['Lipitor', 'furosemide'] }],
    ['my cramps last about 30 seconds, a few times a year', { duration: 'seconds', frequency: 'now-and-then' }],
    ['my calf cramp lasts 20 minutes', { where: ['calf'], duration: 'over-10-minutes' }],
    ['I am in my late 60s and I have never smoked', { age: 68, smoking: 'no' }],
    ['I am 30 weeks pregnant and my toes cramp', { pregnancy: 'pregnant', where: ['foot'] }],
    ['31 weeks with my second, my calf cramps', { pregnancy: 'pregnant', where: ['calf'] }],
    ['I am 70. No tablets.', { age: 70, medicines: [] }],
    ['I was on atenolol and they swapped me to bisoprolol, cramps ever since', { medicines: ['bisoprolol'] }],
    ['she was moved from lipitor to crestor and her cramps began', { medicines: ['crestor'] }],
    [
      'He takes ramipril. He has tried LoSalt for his cramps',
      { medicines: ['ramipril'], tried: ['remedy.potassium-salt-substitute'] },
    ],
    ['shes 88 and cramps most nights', { age: 88, frequency: 'most-nights' }],
    ['mate, 51 yo sparky, my calves lock up in bed', { age: 51 }],
    ['My daughter Ines is 12 and wakes with cramp', { age: 12 }],
    ['old lady of 88 here calls out with cramp, she takes warfarin', { age: 88, medicines: ['warfarin'] }],
    ['my wife is 29 weeks and gets calf cramps', { pregnancy: 'pregnant' }],
    ['my nan has had sugar since long and her calf cramps', { conditions: ['condition.diabetes'] }],
    ['got high blood pressure, are bananas fine?', { conditions: ['condition.high-blood-pressure'] }],
    ['I have 4 pints on a friday and get cramps', { alcohol: 'some' }],
    ['I sit 9 hrs a day and my calves cramp', { day_posture: 'long-sitting' }],
    ['Can I drink tonic water with digoxin?', { medicines: ['digoxin'] }],
    ['thyroxine 75mcg and calcium in the morning, should I part them', { medicines: ['thyroxine', 'calcium'] }],
    ['My mother takes ramipril, her leg is catching. What can we give her?', { medicines: ['ramipril'] }],
  ])('reads "%s"', (text, expected) => {
    expect(facts(text)).toMatchObject(expected);
  });

  it.each([
    ['what is denied', 'I do not have diabetes and I am not on any statin', ['conditions', 'medicines']],
    ['what is supposed', 'if I took furosemide I would worry', ['medicines']],
    ['what is asked', 'should I take quinine for my cramps?', ['medicines', 'tried']],
    ['what a doctor may give', 'I am 60. Will the doctor give me quinine?', ['medicines', 'tried']],
    ['what somebody wants to try', 'he takes ramipril and gets cramps. He wants to try LoSalt. Is that ok?', ['tried']],
    ['what is over', 'when I was 25 I took warfarin', ['age', 'medicines']],
    ['what was stopped', 'I am 60 and I stopped lipitor', ['medicines']],
    ['what is not tolerated', 'I am allergic to penicillin', ['medicines']],
    ['what others have', 'my cramps are bad, my neighbour is 80 and takes amlodipine', ['age', 'medicines']],
    ['other numbers', 'I take 20 mg of it and walk 50 miles for 30 years', ['age']],
    ['other frequencies', 'I rarely drink and get cramps', ['frequency']],
    ['being well', 'I am fit and healthy and get cramps', ['conditions']],
    ['where a leg is put', 'I get cramps and they ease with my feet down', ['where']],
    ['a search', 'statins leg cramps', ['medicines']],
    ['what somebody else has too', '50, cramps in bed. My mum has diabetes and gets them too', ['conditions']],
    ['weeks of cramps', 'I have had cramps for 20 weeks', ['pregnancy']],
    ['a pulse', 'my wife gets cramps, her pulse is 70', ['age']],
    ['when it began', 'my cramps started at 40', ['age']],
    ['other habits', 'I swim twice a week and drink wine every night', ['frequency']],
  ])('leaves out %s', (_, text, keys) => {
    for (const key of keys) {
      expect(facts(text)).not.toHaveProperty(key);
    }
  });

  it('takes the facts of the person who has the symptom, and says of whom they are', () => {
    const text = 'my mum is 82 and takes furosemide, she gets calf cramps. I am 50 and take lipitor';
    expect(tell(text).of).toBe('mom');
    expect(facts(text)).toMatchObject({ age: 82, medicines: ['furosemide'] });
    expect(tell('my husband is 70, I get cramps and I am 66').of).toBe('self');
    expect(facts('my husband is 70, I get cramps and I am 66')).toMatchObject({ age: 66 });
  });

  it('says why: the tokens, of whom, and the pattern of the content', () => {
    const { facts: found } = tell('My mum is 82 and her calves cramp every night');
    expect(found.map(({ fact, tokens, experiencer }) => [fact, tokens, experiencer])).toEqual([
      ['age', [3, 4], 'other'],
      ['where', [6, 7], 'other'],
      ['when', [7, 10], 'other'],
      ['frequency', [8, 10], 'other'],
    ]);
    const rules = found.slice(1).map(({ rule }) => rule);
    expect(new Set(rules.map((rule) => rule?.file))).toEqual(new Set(['intents/facts.yaml']));
    expect(rules.every((rule) => rule!.line > 1)).toBe(true);
  });

  it.each([
    ['is it safe with my ramipril', { ramipril: 'taken' }],
    ['does it matter that I use losartan and spironolactone', { losartan: 'taken', spironolactone: 'taken' }],
    ['Could bisoprolol be the reason? On it since Easter', { bisoprolol: 'taken' }],
    ['would tonic water clash if I am on a blood thinner', { 'tonic water': 'asked', 'blood thinner': 'taken' }],
    ['the clinic swapped me to edoxaban, plus statins 20 at night', { edoxaban: 'taken', statins: 'taken' }],
    ['should I stop my amlodipine', { amlodipine: 'taken' }],
    ['I take lipitor, should I try magnesium with it', { lipitor: 'taken', magnesium: 'asked' }],
    ['will the nurse give me quinine', { quinine: 'asked' }],
    ['they may put me on ciprofloxacin', { ciprofloxacin: 'asked' }],
    ['what is pregabalin', { pregabalin: 'asked' }],
    ['she wants to try LoSalt', { LoSalt: 'asked' }],
    ['what if I stop the statin', { statin: 'asked' }],
    ['how is my potassium measured', { potassium: 'asked' }],
    ['I stopped my furosemide on Monday', { furosemide: 'stopped' }],
    ['I came off the sertraline', { sertraline: 'stopped' }],
    ['I am allergic to codeine and take lipitor', { codeine: 'allergic', lipitor: 'taken' }],
    ['I do not use any statin', { statin: 'not-taken' }],
  ])('says how the medicines of "%s" are meant', (text, states) => {
    const { facts: found } = tell(text);
    const medicines = found.filter(({ fact }) => fact === 'medicines');
    expect(Object.fromEntries(medicines.map(({ value, state }) => [value, state]))).toEqual(states);
    const taken = Object.entries(states).flatMap(([name, state]) => (state === 'taken' ? [name] : []));
    expect(facts(text).medicines ?? []).toEqual(taken);
  });

  it('never throws, and gives only values the questions know', () => {
    const word = fc.constantFrom(
      ...'67 I my mum take stopped lipitor water tablets not no every night calf cramps , . ? twice a week years old F pregnant __proto__ ( ) * smoke'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
        ),
        (text) => {
          for (const { question: id, value } of tell(text).answers) {
            const question = knowledge.questions.find((one) => one.id === id)!;
            const fact = knowledge.facts.get(question.fact)!;
            for (const each of fact.kind === 'names' ? [] : [value].flat()) {
              const isKnown =
                fact.kind === 'number'
                  ? Number(each) >= fact.from && Number(each) <= fact.to
                  : question.options.some((option) => option.value === each);
              expect({ id, each, isKnown }).toEqual({ id, each, isKnown: true });
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

it.each([
  ['duration', 'they were going on for a good 25 minutes', 'over-10-minutes'],
  ['smoking', 'gave up smoking in spring', 'no'],
  ['sleep', 'I am losing sleep', 'poor-sleep'],
  ['bed', 'the quilt is tucked in tight', ['tight-covers']],
  ['duration', 'a quarter of an hour or longer', 'over-10-minutes'],
  ['duration', 'at least 10 mins', 'over-10-minutes'],
  ['alcohol', '3 pints a night', 'most-days'],
  ['alcohol', 'No I have only 2 beers', 'some'],
  ['caffeine', 'three coffees, the last one at 4', 'after-midday'],
])('hears what is told unasked as an answer too: %s, "%s"', (id, text, value) => {
  const question = knowledge.questions.find((one) => one.id === `question.${id}`)!;
  expect(answerTo(language, question, text)).toEqual({ value });
});

describe('corrections of medicines', () => {
  it.each([
    [['Lipitor', 'advil'], 'no not lipitor, lisinopril', ['advil', 'lisinopril']],
    [['Lipitor', 'advil'], 'I do not take advil', ['Lipitor']],
    [['Lipitor', 'advil'], 'remove the statin', ['advil']],
    [['Lipitor', 'advil'], 'not lipitor or advil', []],
    [['Lipitor'], 'also ramipril', ['Lipitor', 'ramipril']],
    [['Lipitor'], 'it is lisinopril, not lipitor', ['lisinopril']],
    [['atenolol'], 'I meant amlodipine', ['amlodipine']],
    [['water tablets'], 'furosemide', ['furosemide']],
    [['furosemide', 'bumetanide'], 'not furosemide', ['bumetanide']],
    [['Lipitor', 'aspirin'], 'I never took aspirin', ['Lipitor']],
    [['Lipitor', 'furosemide'], 'delete that, I meant furosemide', ['Lipitor', 'furosemide']],
    [['bumetanide'], 'delete that, I meant furosemide', ['furosemide']],
  ])('%j, "%s" gives %j', (names, text, expected) => {
    expect(corrected(pack, 'medicines', names, text)).toEqual(expected);
  });

  it.each([
    ['cross lipitor out', ['advil']],
    ['lipitor went in 2019, they gave me crestor instead', ['advil', 'crestor']],
  ])('"%s" takes out what is over', (text, expected) => {
    expect(corrected(pack, 'medicines', ['Lipitor', 'advil'], text)).toEqual(expected);
  });

  it.each([
    'is it not lipitor?',
    'lipitor and leg cramps',
    'no',
    'none',
    'I am not sure about lipitor',
    'no, I take ramipril',
    'its not the lipitor is it',
    'it is not the lipitor',
    'not the lipitor, is it not',
    'never mind the lipitor, what about the furosemide',
    'never mind the lipitor',
    'forget the lipitor for a moment',
    'I do not want to stop lipitor',
    'should I stop lipitor',
    'can I stop the statin',
    'what if I stop lipitor and take red yeast rice',
    'stop lipitor',
    'I stopped lipitor yesterday',
    'I cannot do without lipitor',
    'I never miss my lipitor',
    'not happy with lipitor',
  ])('leaves the list alone at "%s"', (text) => {
    expect(corrected(pack, 'medicines', ['Lipitor', 'advil'], text)).toBeUndefined();
  });
});

describe('an age corrected', () => {
  it.each([
    ['sorry, 37 not 73', 37],
    ['37 I meant', 37],
    ['it hurts for 30 minutes, not 73', undefined],
    ['37', undefined],
    ['no', undefined],
  ])('%j', (text, expected) => {
    expect(corrected(pack, 'age', 73, text)).toBe(expected);
  });
});
