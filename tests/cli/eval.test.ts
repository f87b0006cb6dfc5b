import { evaluate } from '../../src/cli/commands/eval';
import { score } from '../../src/cli/evaluation/score';
import { createLanguage } from '../../src/language/language';
import { samplePack } from '../language/sample-pack';

const knowledge = samplePack();
const language = createLanguage(knowledge);

async function run(lines: readonly string[], json = true) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await evaluate(
    lines,
    { out: (line) => out.push(line), err: (line) => err.push(line) },
    { json, language, knowledge },
  );
  return { code, out, err };
}

describe('guide eval', () => {
  const lines = [
    '{"q":"fix a puncture","accept":["faq.puncture"]}',
    '{"q":"how to patch a tube","accept":["faq.puncture","faq.tyre-pressure"]}',
    '{"q":"when do you open","accept":["faq.colour"]}',
    '{"q":"tell me a joke","accept":[]}',
  ];

  it('prints one object with the figures, beside those of its peers', async () => {
    const { code, out } = await run(lines);
    expect(code).toBe(0);
    expect(out).toHaveLength(1);
    const figures = JSON.parse(out[0]!);
    expect(figures).toMatchObject({
      questions: 3,
      served: expect.closeTo(2 / 3, 5),
      wrong: expect.closeTo(1 / 3, 5),
      top1: expect.closeTo(2 / 3, 5),
      outOfScope: 1,
      outOfScopeRefused: 1,
      confusions: [{ expected: ['faq.colour'], got: 'faq.opening-hours', count: 1, example: 'when do you open' }],
      fuse: { questions: 3, outOfScope: 1 },
      fuseTokens: { questions: 3, outOfScope: 1 },
      miniSearch: { questions: 3, outOfScope: 1 },
      nlp: { questions: 3, outOfScope: 1 },
    });
    expect(figures.fuse.top1).toBeGreaterThan(0);
  });

  it('prints a table to read without --json', async () => {
    const { out } = await run(lines, false);
    const text = out.join('\n');
    expect(text).toMatch(/served.*66\.7 %/);
    expect(text).toContain('1 × faq.opening-hours instead of faq.colour: "when do you open"');
  });

  it('names bad lines, and fails when nothing is left', async () => {
    const partly = await run([lines[0]!, '{"q":"no labels"}', 'x']);
    expect(partly.code).toBe(1);
    expect(partly.err).toHaveLength(2);
    expect(partly.out).toHaveLength(1);
    expect((await run([])).code).toBe(1);
  });
});

describe('score', () => {
  const guess =
    (decision: 'answer' | 'clarify' | 'unknown', ids: string[], flags: string[] = []) =>
    () => ({ decision, ids, flags, confidence: 0.5 });
  const inScope = [{ q: 'x', accept: ['a'] }];

  it.each([
    ['the right answer', guess('answer', ['a', 'b']), { served: 1, wrong: 0, refused: 0, misled: 0, top1: 1 }],
    ['a wrong answer', guess('answer', ['b', 'a']), { served: 0, wrong: 1, refused: 0, misled: 0, top1: 0, top3: 1 }],
    [
      'the right one among three offered',
      guess('clarify', ['b', 'c', 'a']),
      { served: 1, wrong: 0, misled: 0, top1: 0, top3: 1 },
    ],
    ['the right one fourth', guess('clarify', ['b', 'c', 'd', 'a']), { served: 0, wrong: 0, misled: 1, top3: 0 }],
    ['a refusal', guess('unknown', ['a']), { served: 0, wrong: 0, refused: 1, top1: 1 }],
    ['a warning sign that is accepted', guess('unknown', ['b'], ['a']), { served: 1, wrong: 0, refused: 0, top1: 1 }],
  ])('counts %s', async (_, system, figures) => {
    expect(await score(inScope, system)).toMatchObject({ questions: 1, ...figures });
  });

  it('counts what is out of scope apart', async () => {
    const cases = [{ q: 'x', accept: [] }];
    expect(await score(cases, guess('answer', ['a']))).toMatchObject({
      questions: 0,
      served: null,
      outOfScope: 1,
      outOfScopeAnswered: 1,
      outOfScopeRefused: 0,
    });
    expect(await score(cases, guess('clarify', ['a']))).toMatchObject({ outOfScopeAnswered: 0, outOfScopeRefused: 0 });
    expect(await score(cases, guess('unknown', []))).toMatchObject({ outOfScopeRefused: 1 });
  });

  it('says for each tenth of confidence how often the best entry is right; out of scope it never is', async () => {
    const { reliability } = await score([...inScope, { q: 'y', accept: [] }], guess('answer', ['a']));
    expect(reliability[5]).toEqual({ from: 0.5, to: 0.6, count: 2, right: 0.5 });
    expect(reliability[9]).toEqual({ from: 0.9, to: 1, count: 0, right: null });
  });
});
