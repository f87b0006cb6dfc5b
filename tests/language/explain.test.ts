import { createFindPhrasing } from '../../src/knowledge/find-phrasing';
import { createLanguage } from '../../src/language/language';
import { samplePack } from './sample-pack';

const language = createLanguage(samplePack());

describe('explaining entries', () => {
  const { entries, confidence, parts, thresholds, inScope } = language.explain('how do I mend a flat tyre').entries;

  it('names the strongest features of the best entry and the nearest of what is stored for it', () => {
    expect(entries[0]!.id).toBe('faq.puncture');
    expect(entries[0]!.features[0]!.feature).toBe('punctur');
    expect(entries[0]!.nearest.map(({ text }) => text)).toContain('my tyre is flat');
    expect(entries[0]!.nearest[0]!.similarity).toBeGreaterThan(entries[0]!.nearest[2]!.similarity);
  });

  it('says what the confidence is made of', () => {
    const odds = parts.reduce((sum, { weight }) => sum + weight, 0);
    expect(1 / (1 + Math.exp(-odds))).toBeCloseTo(confidence, 6);
    expect(language.match('how do I mend a flat tyre').entries[0]!.confidence).toBeCloseTo(confidence, 6);
    expect(thresholds.answer).toBeGreaterThanOrEqual(0.5);
    expect(inScope).toBeGreaterThan(0.5);
  });

  it('says whose the very words are', () => {
    expect(language.explain('Hi, my tyre is flat').entries.stored).toEqual(['faq.puncture']);
  });
});

describe('explaining commands', () => {
  it('names the pattern', () => {
    expect(language.explain('please start the check').command?.rule).toMatchObject({
      file: 'intents/commands.yaml',
      line: 2,
    });
    expect(language.explain('my tyre is flat').command).toBeUndefined();
  });
});

describe('places of phrasings', () => {
  const find = createFindPhrasing([
    { path: 'intents/phrasings.yaml', text: 'faq.one:\n  - one\n  - one more\n' },
    { path: 'intents/out-of-scope.yaml', text: '- another\n' },
    { path: 'intents/answers.yaml', text: '"yes": [aye]\n"no":\n  - nope\n' },
    {
      path: 'content/questions.yaml',
      text: '- id: question.a\n  options:\n    - { value: 1, words: [often, daily] }\n',
    },
  ]);

  it('are those in the files', () => {
    expect(find('faq.one', 'one more')).toEqual({ file: 'intents/phrasings.yaml', line: 3, column: 5 });
    expect(find('', 'another')).toEqual({ file: 'intents/out-of-scope.yaml', line: 1, column: 3 });
    expect(find('faq.one', 'two')).toBeUndefined();
    expect(find('faq.two', 'one')).toBeUndefined();
    expect(find('answers', 'nope')).toEqual({ file: 'intents/answers.yaml', line: 3, column: 5 });
    expect(find('question.a', 'daily')).toEqual({ file: 'content/questions.yaml', line: 3, column: 34 });
    expect(find('question.a', '')).toEqual({ file: 'content/questions.yaml', line: 1, column: 3 });
  });
});
