import { assess } from '../../src/cli/commands/assess';
import { shipped, triage } from '../triage/shipped';

async function run(lines: readonly string[], json = true) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const code = await assess(lines, io, { json, triage, knowledge: shipped });
  return { code, out, err };
}

describe('assess', () => {
  it('writes an outcome a line, in the shape that tools rely on', async () => {
    const { code, out, err } = await run([
      '{"age": 63, "medicines": ["Lasix 40mg"], "frequency": "most-nights", "conditions": ["condition.heart-failure"]}',
    ]);
    expect({ code, err, lines: out.length }).toEqual({ code: 0, err: [], lines: 1 });
    const outcome = JSON.parse(out[0]!);
    expect(Object.keys(outcome)).toEqual(['urgency', 'flags', 'causes', 'medicines', 'remedies', 'withheld']);
    expect(outcome).toMatchObject({
      urgency: 'soon',
      flags: [],
      causes: expect.arrayContaining([
        { id: 'cause.age', standing: expect.stringMatching(/likely|possible/), because: ['age'] },
      ]),
      medicines: [{ id: 'medicine.loop-diuretics', names: ['furosemide'], link: expect.any(String) }],
      withheld: expect.arrayContaining([{ id: 'remedy.pickle-juice', because: expect.any(String) }]),
    });
    for (const remedy of outcome.remedies) {
      expect(remedy).toEqual({
        id: expect.stringMatching(/^remedy\./),
        grade: expect.stringMatching(/^[A-DX]$/),
        cautions: expect.any(Array),
      });
    }
  });

  it('names the facts behind a flag once each', async () => {
    const { out } = await run(['{"pregnancy": "pregnant", "between": ["one-leg-swelling"]}']);
    expect(JSON.parse(out[0]!).flags).toEqual([
      { id: 'flag.possible-dvt', because: ['between'] },
      { id: 'flag.pregnant-one-leg', because: ['pregnancy', 'between'] },
    ]);
  });

  it('reports a bad line by its number, and assesses the others', async () => {
    const { code, out, err } = await run([
      '{"age": 63}',
      '',
      '{"sides": "left"}',
      'nonsense',
      '{"leg": "left"}',
      '[]',
      '{}',
    ]);
    expect(code).toBe(1);
    expect(out).toHaveLength(2);
    expect(err).toEqual([
      expect.stringMatching(/^line 3: "sides" .*one, both, varies/),
      expect.stringMatching(/^line 4: not JSON/),
      expect.stringMatching(/^line 5: unknown fact "leg": use age, /),
      expect.stringMatching(/^line 6: facts are one JSON object/),
    ]);
  });

  it.each([
    ['{"age": 63', /^line 1: not JSON/],
    ['{"age": 1e400}', /^line 1: "age" cannot be Infinity: it is a whole number from 0 to 120/],
    ['{"age": null}', /^line 1: "age" cannot be null/],
    ['{"flags": ["flag.none"]}', /^line 1: "flags" cannot be "flag.none": .*flag.life-threat/],
    ['{"__proto__": 1}', /^line 1: unknown fact "__proto__"/],
    ['null', /^line 1: facts are one JSON object/],
  ])('refuses %s', async (line, error) => {
    expect(await run([line])).toEqual({ code: 1, out: [], err: [expect.stringMatching(error)] });
  });

  it('reads past a byte order mark', async () => {
    expect((await run(['\uFEFF{"age": 63}'])).code).toBe(0);
  });

  it('tells of answers that do not go together', async () => {
    const { out } = await run(
      ['{"age": 80, "pregnancy": "pregnant"}', '{"age": 4, "medicines": ["simvastatin"]}'],
      false,
    );
    expect(out[0]).toMatch(/do not go together\n.*age and the answer about pregnancy/);
    expect(out[1]).toMatch(/do not go together\n.*age does not seem/);
  });

  it('can be read by people too', async () => {
    const { out } = await run(
      ['{"duration": "over-10-minutes", "medicines": ["furosemide", "xyzzy"], "frequency": "most-nights"}'],
      false,
    );
    expect(out[0]).toMatch(/^urgent\n {2}warning signs\n/);
    expect(out[0]).toContain('xyzzy');
  });

  it('lets other failures through', async () => {
    const broken = {
      ...triage,
      assess: () => {
        throw new TypeError('broken');
      },
    };
    await expect(
      assess(['{}'], { out: () => {}, err: () => {} }, { json: true, triage: broken, knowledge: shipped }),
    ).rejects.toThrow('broken');
  });
});
