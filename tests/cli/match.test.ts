import { match } from '../../src/cli/commands/match';
import { createFindPhrasing } from '../../src/knowledge/find-phrasing';
import { createLanguage } from '../../src/language/language';
import type { Language } from '../../src/language/understanding';
import { samplePack } from '../language/sample-pack';

const knowledge = samplePack({
  'content/red-flags.yaml': `
- { id: flag.crash, title: A crash, level: emergency, act: Call for help., answer: Call for help. }
- { id: flag.wobble, title: A wobble, level: urgent, act: Stop riding., answer: Stop riding. }
`,
  'intents/red-flags.yaml': `
signs: { crash: [crashed], wobble: [wobbles] }
flags: { flag.crash: [[crash]], flag.wobble: [[wobble]] }
`,
});
const real = createLanguage(knowledge);
const language: Language = {
  ...real,
  listen: (text) => [
    ...(text.includes('wobble') ? ['flag.wobble'] : []),
    ...(text.includes('crash') ? ['flag.crash'] : []),
  ],
};

async function run(lines: readonly string[], json = true) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await match(
    lines,
    { out: (line) => out.push(line), err: (line) => err.push(line) },
    { json, language, knowledge },
  );
  return { code, out, err, objects: json ? out.map((line) => JSON.parse(line)) : [] };
}

describe('guide match', () => {
  it('prints one object a line, with exactly the keys of the contract', async () => {
    const { code, objects, err } = await run([
      '{"q":"fix a puncture, I take Lipitor"}',
      '',
      '{"q":"when do you open"}',
    ]);
    expect(code).toBe(0);
    expect(err).toEqual([]);
    expect(objects).toHaveLength(2);
    expect(Object.keys(objects[0])).toEqual(['q', 'decision', 'entries', 'flags', 'command', 'medicines']);
    expect(objects[0].medicines).toEqual([{ id: 'medicine.statins', name: 'atorvastatin', as: 'Lipitor' }]);
    expect(objects[1]).toMatchObject({ q: 'when do you open', decision: 'answer', flags: [], command: null });
    expect(objects[1].entries).toHaveLength(5);
    expect(objects[1].entries[0]).toEqual({ id: 'faq.opening-hours', confidence: 0.99 });
  });

  it('puts an emergency before an urgent sign, a sign before a command, and a command before an answer', async () => {
    const { objects } = await run([
      '{"q":"wobble and crash"}',
      '{"q":"it wobbles"}',
      '{"q":"STOP!"}',
      '{"q":"thanks"}',
      '{"q":"tell me a joke"}',
    ]);
    expect(objects.map(({ decision, command }) => [decision, command])).toEqual([
      ['emergency', null],
      ['urgent', null],
      ['command', 'stop'],
      ['command', 'thanks'],
      ['unknown', null],
    ]);
    expect(objects[0].flags).toEqual(['flag.wobble', 'flag.crash']);
  });

  it('names a bad line, answers the others and fails', async () => {
    const { code, objects, err } = await run([
      '{"q":"puncture"}',
      'puncture',
      '{"question":"puncture"}',
      '{"q":7}',
      '[]',
      '{"q":"tyre pressure"}',
    ]);
    expect(code).toBe(1);
    expect(objects).toHaveLength(2);
    expect(err.map((line) => /^line \d/.exec(line)?.[0])).toEqual(['line 2', 'line 3', 'line 4', 'line 5']);
    expect(err.every((line) => line.includes('{"q":'))).toBe(true);
  });

  it('prints text to read without --json', async () => {
    const { out } = await run(['{"q":"my tyre is flat, lipitor"}', '{"q":"stop"}', '{"q":"it wobbles"}'], false);
    expect(out[0]).toContain('my tyre is flat, lipitor');
    expect(out[0]).toContain('lipitor = atorvastatin');
    expect(out[0]).toContain('How do I mend a puncture?');
    expect(out[1]).toContain('command: stop');
    expect(out[2]).toContain('warning sign: A wobble');
  });

  it('explains the answer to the question that is open, by the words of the content', async () => {
    const out: string[] = [];
    const err: string[] = [];
    const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
    const files = [
      { path: 'content/questions.yaml', text: '- id: question.often\n  options: [{ value: daily, label: Daily }]' },
    ];
    const findPhrasing = createFindPhrasing(files);
    const lines = ['{"q":"daily","open":"question.often"}', '{"q":"daily","open":"question.nothing"}'];
    expect(await match(lines, io, { json: true, language: real, knowledge, findPhrasing })).toBe(1);
    expect(JSON.parse(out[0]!).explain.slots).toMatchObject([
      { question: 'question.often', by: 'answer', certainty: 1 },
    ]);
    expect(err).toEqual(['line 2: there is no question "question.nothing" in the check']);
  });

  it('explains, where it is asked to, by rules with their places, weights and thresholds', async () => {
    const files = [{ path: 'intents/phrasings.yaml', text: 'faq.puncture: [how do I mend a flat tyre]' }];
    const run = async (json: boolean) => {
      const out: string[] = [];
      const io = { out: (line: string) => void out.push(line), err: () => {} };
      const q = 'I take Lipitor. My tyre is flatt and it crashed';
      await match([JSON.stringify({ q })], io, {
        json,
        language: real,
        knowledge,
        findPhrasing: createFindPhrasing(files),
      });
      return out.join('\n');
    };
    const { explain, ...meaning } = JSON.parse(await run(true));
    expect(Object.keys(meaning)).toEqual(['q', 'decision', 'entries', 'flags', 'command', 'medicines']);
    expect(explain.tokens[0]).toEqual({
      text: 'i',
      stem: 'i',
      meant: null,
      sentence: 0,
      clause: 0,
      assertion: 'affirmed',
      experiencer: 'self',
    });
    expect(explain.recognized).toContainEqual({
      as: 'medicine',
      what: 'atorvastatin (medicine.statins)',
      how: 'exact',
      words: 'Lipitor',
      rule: expect.stringMatching(/^content\/medicines\.yaml:\d+:\d+$/),
    });
    expect(explain.flags[0]).toMatchObject({ id: 'flag.crash', raised: true, report: null });
    expect(explain.flags[0].signs[0]).toMatchObject({ sign: 'crash', assertion: 'affirmed', words: 'crashed' });
    expect(explain.flags[0].signs[0].rule).toMatch(/^intents\/red-flags\.yaml:\d+:\d+$/);
    expect(explain.entries.best[0].features.length).toBeGreaterThan(0);
    expect(explain.slots).toEqual([]);
    const text = await run(false);
    expect(text).toMatch(/medicine: atorvastatin .*content\/medicines\.yaml:\d+:\d+/);
    expect(text).toMatch(/an answer needs 0\.\d+/);
  });
});
