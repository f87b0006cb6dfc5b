import { talk } from '../../src/cli/commands/talk';
import { createFindPhrasing } from '../../src/knowledge/find-phrasing';
import { readPack } from '../../src/pack/pack';
import { shippedTalk } from '../support/shipped';

const bot = shippedTalk();
const { knowledge } = bot;

async function run(lines: readonly string[], { json = true, locale }: { json?: boolean; locale?: string } = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await talk(
    lines,
    { out: (line) => out.push(line), err: (line) => err.push(line) },
    { json, bot, locale },
  );
  return { code, out, err, talks: json ? out.map((line) => JSON.parse(line)) : [] };
}

describe('guide talk', () => {
  it('prints one conversation a line, each turn with exactly the keys of the contract', async () => {
    const { code, talks, err } = await run([
      '{"say": ["I am 67 and take furosemide", {"tap": "Start the check"}]}',
      '',
      '{"say": ["why do my legs cramp at night"]}',
    ]);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(talks).toHaveLength(2);
    const [told, started] = talks[0].turns;
    expect(Object.keys(told)).toEqual(['say', 'level', 'replies', 'flags', 'facts', 'open']);
    expect(told).toMatchObject({ level: 'none', flags: [], facts: { age: 67, medicines: ['furosemide'] }, open: null });
    expect(started).toMatchObject({ say: { tap: 'Start the check' }, facts: { age: 67 } });
    expect(started.open).toBe(knowledge.questions[0]?.id);
    // Conversations know nothing of each other.
    expect(talks[1].turns[0].facts).toEqual({});
    expect(talks[1].turns[0].replies[0]).toMatchObject({ kind: 'answer', about: ['faq.why-at-night'] });
    expect(Object.keys(talks[1].turns[0].replies[0])).toEqual(['kind', 'about', 'text']);
  });

  it('gives all that can be read, the buttons last', async () => {
    const { talks } = await run(['{"say": ["start the check"]}']);
    const question = talks[0].turns[0].replies.at(-1);
    expect(question.text).toMatch(/\[None of these\].*\[Why do you ask\?\]$/);
  });

  it('says which warning signs a turn raised and which are open', async () => {
    const { talks } = await run([
      '{"say": ["my left calf is swollen, red and hot", "thanks", "I have chest pain and cannot breathe"]}',
    ]);
    const [urgent, after, emergency] = talks[0].turns;
    expect(urgent).toMatchObject({ level: 'urgent', flags: ['flag.possible-dvt'] });
    expect(after).toMatchObject({ level: 'none', flags: ['flag.possible-dvt'] });
    expect(emergency).toMatchObject({ level: 'emergency', flags: expect.arrayContaining(['flag.possible-dvt']) });
    expect(emergency.flags.length).toBeGreaterThan(1);
  });

  it('ticks several options of a question at once', async () => {
    const between = knowledge.questions.find(({ fact }) => fact === 'between')!;
    const [one, two] = between.options;
    const answers = ['start the check', 'none', 'none', 'none', 'none', ...Array(15).fill('skip')];
    const first = await run([JSON.stringify({ say: answers })]);
    const asked = first.talks[0].turns.findIndex(({ open }: { open: string | null }) => open === between.id);
    const { talks, err } = await run([
      JSON.stringify({ say: [...answers.slice(0, asked + 1), { tap: [one!.label, two!.label] }] }),
    ]);
    expect(err).toEqual([]);
    expect(talks[0].turns.at(-1).facts.between).toEqual([one!.value, two!.value]);
  });

  it('names the country of the locale', async () => {
    const { talks } = await run(['{"say": ["I have chest pain and cannot breathe"]}'], { locale: 'en-AU' });
    expect(talks[0].turns[0].replies[0].text).toContain('000');
  });

  it('forgets everything when asked to', async () => {
    const { talks } = await run([
      '{"say": ["I am 67 and take furosemide", "delete my data", {"tap": "Yes"}, "hello"]}',
    ]);
    expect(talks[0].turns.map(({ facts }: { facts: object }) => Object.keys(facts).length)).toEqual([2, 2, 0, 0]);
  });

  it('reports a button that is not there with its line and the buttons there are, and goes on with the next line', async () => {
    const { code, talks, err } = await run([
      '{"say": ["hello", {"tap": "Dance"}, "bye"]}',
      '{"say": ["hello"]}',
      '{"say": "hello"}',
    ]);
    expect(code).toBe(1);
    expect(talks.map(({ turns }) => turns.length)).toEqual([1, 1]);
    expect(err[0]).toMatch(/^line 1: there is no button "Dance": use one of .*Start the check/);
    expect(err[1]).toMatch(/^line 3: "say":/);
  });

  it('says what was noted of the words said, and by which rules, where it is asked to', async () => {
    const explained = async (json: boolean) => {
      const out: string[] = [];
      const io = { out: (line: string) => void out.push(line), err: () => {} };
      const findPhrasing = createFindPhrasing(readPack(undefined));
      const line = JSON.stringify({ say: ['start the check', 'none of these', 'I am 67 and get them nightly'] });
      await talk([line], io, { json, bot, findPhrasing });
      return out.join('\n');
    };
    const { turns } = JSON.parse(await explained(true));
    expect(Object.keys(turns[0])).toEqual(['say', 'level', 'replies', 'flags', 'facts', 'open', 'read']);
    expect(turns[0].read).toEqual([]);
    expect(turns[1].read).toEqual([
      {
        question: knowledge.questions[0]?.id,
        value: [],
        by: 'answer',
        certainty: 1,
        because: [{ words: 'none of these', rule: expect.stringMatching(/^content\/questions\.yaml:\d+:\d+$/) }],
      },
    ]);
    expect(turns[2].read).toContainEqual({
      question: 'question.age',
      value: 67,
      by: 'told',
      certainty: 1,
      because: [{ words: '67', rule: null }],
    });
    expect(await explained(false)).toMatch(/\(noted: question\.age = 67, told, 1, by "67"\)/);
  });

  it('prints text to read without --json', async () => {
    const { out } = await run(['{"say": ["I have chest pain and cannot breathe"]}'], { json: false });
    expect(out[0]).toMatch(/^> I have chest pain and cannot breathe\n\n\(emergency\)\n\n/);
  });
});
