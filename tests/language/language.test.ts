import fc from 'fast-check';
import { createLanguage } from '../../src/language/language';
import { samplePack } from './sample-pack';

const knowledge = samplePack();
const language = createLanguage(knowledge);
const best = (text: string) => language.match(text).entries[0]?.id;
const phrasings = [...knowledge.intents.phrasings].flatMap(([id, texts]) => texts.map((text) => [id, text] as const));
const texts = phrasings.map(([, text]) => text);

describe('match', () => {
  it.each(phrasings)('gives %s for its stored phrasing "%s"', (id, text) => {
    const { decision, entries } = language.match(text);
    expect(decision).toBe('answer');
    expect(entries[0]).toEqual({ id, confidence: expect.closeTo(0.99, 2) });
  });

  it('gives every entry for its own heading', () => {
    for (const { id, title } of knowledge.entries.values()) {
      expect(best(title)).toBe(id);
    }
  });

  it.each([
    ['the tube of my wheel has a hole, how do I patch it', 'faq.puncture'],
    ['what would new brakes cost me', 'faq.repair-cost'],
    ['are you open at christmas', 'faq.opening-hours'],
    ['is the front tyre pressure too low', 'faq.tyre-pressure'],
    ['zocor and sore muscles', 'faq.pain-tablets'],
    ['could cholesterol pills make me sore', 'faq.pain-tablets'],
  ])('ranks "%s" as %s', (text, id) => {
    expect(best(text)).toBe(id);
  });

  it.each([
    'tell me a joke',
    '',
    '   ',
    '42',
    '12345 678',
    '?!',
    'hi',
    'hello there',
    'please',
    'the',
    'you and me',
    '🙂',
    'кот',
    'בוקר',
  ])('does not answer or offer anything for %j', (text) => {
    expect(language.match(text).decision).toBe('unknown');
  });

  it('keeps to a stored phrasing that is nothing but function words', () => {
    expect(language.match('why me')).toMatchObject({
      decision: 'answer',
      entries: [{ id: 'faq.puncture' }, {}, {}, {}, {}],
    });
  });

  it('gives at most five entries, best first, with confidences that are probabilities', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...texts.join(' ').split(' ')), { maxLength: 12 }), (words) => {
        const { entries } = language.match(words.join(' '));
        const confidences = entries.map(({ confidence }) => confidence);
        expect(entries.length).toBeLessThanOrEqual(5);
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        expect(confidences.every((confidence) => confidence >= 0 && confidence <= 1)).toBe(true);
        expect(confidences.reduce((sum, confidence) => sum + confidence, 0)).toBeLessThan(1.0001);
      }),
    );
  });

  it('does not mind greetings, politeness, capitals, punctuation or invisible characters', () => {
    const changes: ((text: string) => string)[] = [
      (text) => `Hi, ${text}`,
      (text) => `Good morning! ${text}`,
      (text) => `could you please tell me ${text}`,
      (text) => `${text} pls`,
      (text) => `${text}, thank you very much!!`,
      (text) => text.toUpperCase(),
      (text) => `  ${text.replaceAll(' ', '  \n')}??? `,
      (text) => [...text].join('\u200b'),
      (text) => text.replaceAll('o', 'о').replaceAll('e', 'е'),
      (text) => text.replaceAll('a', 'á'),
    ];
    for (const text of [...texts, 'how long would a new tube take to patch', 'brakes price']) {
      for (const change of changes) {
        expect([change(text), language.match(change(text))]).toEqual([change(text), language.match(text)]);
      }
    }
  });

  it('reads British and American spelling as the same', () => {
    expect(language.match('what color choice, tire pressure')).toEqual(
      language.match('what colour choice, tyre pressure'),
    );
  });

  it.each([
    ['punture', 'faq.puncture'],
    ['how do I mend a pnucture', 'faq.puncture'],
    ['openning hours', 'faq.opening-hours'],
    ['tyre presure', 'faq.tyre-pressure'],
    ['repairr cost', 'faq.repair-cost'],
  ])('forgives the typo in "%s"', (text, id) => {
    expect(best(text)).toBe(id);
  });

  it('reads synonyms both ways', () => {
    const { entries } = language.match('fee for a repair');
    expect(language.match('charge for a repair').entries[0]!.id).toBe(entries[0]!.id);
    expect(entries[0]!.id).toBe('faq.repair-cost');
  });

  it('shares a text between the entries that store it', () => {
    const shared = createLanguage(
      samplePack({
        'intents/phrasings.yaml': 'faq.puncture: [air is gone]\nfaq.tyre-pressure: [air is gone]\nfaq.colour: [red]',
      }),
    );
    const { entries } = shared.match('air is gone');
    expect(entries.slice(0, 2).map(({ id }) => id)).toEqual(['faq.puncture', 'faq.tyre-pressure']);
    expect(entries[0]!.confidence).toBe(entries[1]!.confidence);
  });

  it('gives the same results for the same pack', () => {
    const again = createLanguage(samplePack());
    for (const text of [...texts, 'front brake price', 'blue tube']) {
      expect(again.match(text)).toEqual(language.match(text));
    }
  });

  it('refuses what a pack without examples of it does not know either', () => {
    const bare = createLanguage(samplePack({ 'intents/out-of-scope.yaml': undefined }));
    expect(bare.match('recipe for pancakes with syrup').decision).not.toBe('answer');
    expect(bare.match('fix a puncture').decision).toBe('answer');
  });

  it('works on the smallest pack', () => {
    const tiny = createLanguage(samplePackOf('- { id: faq.one, question: Where are you?, answer: Here. }'));
    expect(tiny.match('where are you').entries[0]?.id).toBe('faq.one');
    expect(tiny.match('zzz').decision).toBe('unknown');
    expect(tiny.command('hello')).toBeUndefined();
  });
});

describe('any text at all', () => {
  const anything = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      '(a+)+$',
      '.*',
      '[',
      '\\',
      '\0',
      '\u202eabc',
      'ﷺ'.repeat(300),
    ),
    fc
      .array(fc.constantFrom(...texts, 'lipitor', '20mg', 'half an hour', 'no', 'yes', '\u200b', '½', 'один'), {
        maxLength: 30,
      })
      .map((words) => words.join(' ')),
    fc
      .constantFrom('a', 'puncture ', '😀', 'שלום ', '\0', "'", 'xq-', 'a hundred and ')
      .map((unit) => unit.repeat(10_000 / unit.length)),
  );

  it('never throws, and means the same every time', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const read = () => [
          language.match(text),
          language.listen(text),
          language.command(text),
          language.medicines(text),
          language.choice(['Wheel', 'Saddle'], text),
          language.suggest(text, 3),
          ...knowledge.questions.map((slot) => language.extract(text, { slot })),
        ];
        expect(read()).toEqual(read());
      }),
      { numRuns: 150 },
    );
  });
});

describe('suggest', () => {
  it('finds headings by what was typed so far, best first, at most as many as wanted', () => {
    expect(language.suggest('punct', 3)[0]).toBe('faq.puncture');
    expect(language.suggest('punctre', 3)[0]).toBe('faq.puncture');
    expect(language.suggest('how', 2).length).toBeLessThanOrEqual(2);
  });

  it('suggests nothing for nothing', () => {
    expect(language.suggest('', 3)).toEqual([]);
    expect(language.suggest('  ', 3)).toEqual([]);
    expect(language.suggest('when', 0)).toEqual([]);
  });
});

describe('choice', () => {
  const labels = ['How do I mend a puncture?', 'Which colours are there?', 'None of these'];

  it.each([
    ['1', 0],
    ['2.', 1],
    ['number two', 1],
    ['the second one', 1],
    ['2nd', 1],
    ['option 3', 2],
    ['the last one', 2],
    ['none of these', 2],
    ['how do i mend a puncture', 0],
    ['mend puncture', 0],
    ['colors', 1],
    ['which colous are ther', 1],
    ['4', undefined],
    ['0', undefined],
    ['I am 2 years old', undefined],
    ['what is the weather like', undefined],
    ['', undefined],
  ])('reads %j as %j', (text, index) => {
    expect(language.choice(labels, text)).toBe(index);
  });

  it('chooses nothing from nothing', () => {
    expect(language.choice([], '1')).toBeUndefined();
  });
});

function samplePackOf(faq: string) {
  const empty = [
    'content/medicines.yaml',
    'content/conditions.yaml',
    'content/facts.yaml',
    'content/questions.yaml',
    'intents/phrasings.yaml',
    'intents/out-of-scope.yaml',
    'intents/synonyms.yaml',
    'intents/commands.yaml',
    'intents/answers.yaml',
  ];
  return samplePack({ ...Object.fromEntries(empty.map((path) => [path, undefined])), 'content/faq.yaml': faq });
}
