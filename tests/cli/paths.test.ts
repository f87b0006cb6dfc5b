import { paths } from '../../src/cli/commands/paths';
import { shipped, triage } from '../triage/shipped';
import { toy } from '../triage/toy';

async function run(options: Parameters<typeof paths>[1]) {
  const out: string[] = [];
  const code = await paths({ out: (line) => void out.push(line) }, options);
  return { code, out };
}

describe('paths', () => {
  it.each([1, 2, 3])(
    'reaches every question, answer, flag, cause, remedy, caution and urgency of the content (seed %i)',
    async (seed) => {
      const { code, out } = await run({ knowledge: shipped, triage, seed });
      expect(out.filter((line) => line.startsWith('not reached'))).toEqual([]);
      expect(code).toBe(0);
      expect(out).toEqual(
        expect.arrayContaining([
          `questions: ${shipped.questions.length} of ${shipped.questions.length}`,
          'urgencies: 4 of 4',
        ]),
      );
    },
  );

  it('walks the same ways for the same seed', async () => {
    const once = await run({ knowledge: shipped, triage, seed: 5 });
    expect(await run({ knowledge: shipped, triage, seed: 5 })).toEqual(once);
  });

  it('lists what no answers lead to', async () => {
    const causes = `
- { id: cause.near, title: Near, answer: A., for: [{ when: { how: loud }, weight: some, because: B. }] }
- { id: cause.far, title: Far, answer: A., for: [{ when: { how: loud, names: b }, unless: { how: loud }, weight: some, because: B. }] }
`;
    const { code, out } = await run(toy({ causes }));
    expect(code).toBe(1);
    expect(out).toContain('not reached: causes cause.far');
    expect(out).not.toContain('not reached: causes cause.near');
  });
});
