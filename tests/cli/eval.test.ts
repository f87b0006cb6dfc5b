import { evaluate } from '../../src/cli/commands/eval';
import { score } from '../../src/cli/evaluation/score';
import type { BotContext } from '../../src/conversation/bot-context';
import { createBotContext } from '../../src/conversation/core';
import { createLanguage } from '../../src/language/language';
import { samplePack } from '../language/sample-pack';
import { shippedTalk } from '../support/shipped';

const knowledge = samplePack();
const sample = createBotContext(knowledge, createLanguage(knowledge));

async function run(lines: readonly string[], json = true, bot: BotContext = sample) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await evaluate(lines, { out: (line) => out.push(line), err: (line) => err.push(line) }, { json, bot });
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

describe('guide eval of conversations', () => {
  const shipped = shippedTalk();
  const right = {
    id: 'right',
    turns: [
      {
        say: 'why do my legs cramp at night',
        level: 'none',
        answers: [['faq.why-at-night', 'faq.other']],
        says: ['CRAMP'],
      },
      {
        say: 'I am 67 and take Lasix',
        never: ['nobody says this'],
        facts: { age: { is: 67 }, medicines: { has: ['furosemide'], hasnt: ['ramipril'] } },
      },
      { say: 'my left calf is swollen, red and hot', level: 'urgent', answers: [['flag.possible-dvt']] },
      { say: { tap: 'Start the check' } },
    ],
  };
  const wrong = {
    id: 'wrong',
    who: 'a key that is not judged',
    turns: [
      { say: 'why do my legs cramp at night', level: 'urgent', answers: [['faq.other']], says: ['nobody says this'] },
      {
        say: 'I am 67 and take Lasix',
        level: 'none',
        never: ['67'],
        facts: { age: { is: 68 }, pregnancy: { is: 'yes' }, medicines: { has: ['ramipril'], hasnt: ['lasix'] } },
      },
      { say: 'I have chest pain and cannot breathe', level: 'none' },
    ],
  };
  const lines = [right, wrong].map((one) => JSON.stringify(one));

  it('knows them by their content, and prints figures and then every shortfall, one object a line', async () => {
    const { code, out, err } = await run(lines, true, shipped);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    const [figures, ...shortfalls] = out.map((line) => JSON.parse(line));
    expect(figures).toEqual({
      turns: { right: 4, of: 7 },
      questionsAnswered: { right: 2, of: 3 },
      level: { right: 3, of: 5, missed: 1, tooHigh: 1 },
      says: { right: 1, of: 2 },
      never: { right: 1, of: 2 },
      facts: { right: 3, of: 7 },
      wholeConversations: { right: 1, of: 2 },
    });
    const first = { id: 'wrong', turn: 1, say: 'why do my legs cramp at night' };
    const second = { id: 'wrong', turn: 2, say: 'I am 67 and take Lasix' };
    expect(shortfalls).toEqual([
      { ...first, kind: 'no answer', wanted: 'faq.other', got: 'faq.why-at-night' },
      { ...first, kind: 'level missed', wanted: 'urgent', got: 'none' },
      { ...first, kind: 'not said', wanted: '/nobody says this/i', got: 'other words' },
      { ...second, kind: 'said what must never be', wanted: 'not /67/i', got: '67' },
      { ...second, kind: 'fact wrong', wanted: 'age: 68', got: 'age: 67' },
      { ...second, kind: 'fact missing', wanted: 'pregnancy: yes', got: 'pregnancy: not known' },
      { ...second, kind: 'fact missing', wanted: 'medicines: ramipril', got: 'medicines: lasix' },
      { ...second, kind: 'fact that is not so', wanted: 'medicines: not lasix', got: 'medicines: lasix' },
      {
        id: 'wrong',
        turn: 3,
        say: 'I have chest pain and cannot breathe',
        kind: 'level too high',
        wanted: 'none',
        got: 'emergency',
      },
    ]);
  });

  it('groups to read what fell short by its kind', async () => {
    const { out } = await run(lines, false, shipped);
    const text = out.join('\n');
    expect(text).toMatch(/turns right +4 of 7 +57\.1 %/);
    expect(text).toMatch(/level right .*1 missed, 1 too high/);
    expect(text).toContain('fact missing: 2\n  wrong, turn 2: "I am 67 and take Lasix": wanted pregnancy: yes;');
  });

  it('names bad lines with a remedy, goes on, and fails', async () => {
    const bad = [
      lines[0]!,
      '{"id":"a","turns":[{"say":"x","says":["("]}]}',
      '{"id":"b","turns":[{"say":"x","level":"high"}]}',
      '{"q":"a question","accept":[]}',
      '{"id":"c","turns":[{"say":{"tap":"Nowhere"}}]}',
      'x',
    ];
    const { code, out, err } = await run(bad, true, shipped);
    expect(code).toBe(1);
    expect(err).toEqual([
      expect.stringMatching(/^line 2: "turns\.0\.says\.0": "\(" is no regular expression: .*a line looks like/),
      expect.stringMatching(/^line 3: "turns\.0\.level": /),
      expect.stringMatching(/^line 4: /),
      expect.stringMatching(/^line 5: there is no button "Nowhere": use one of /),
      expect.stringMatching(/^line 6: not JSON/),
    ]);
    expect(JSON.parse(out[0]!).wholeConversations.of).toBe(2);
  });
});
