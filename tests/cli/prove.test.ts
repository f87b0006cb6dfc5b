import { join } from 'node:path';
import { prove } from '../../src/cli/commands/prove';
import { type Claims, ClaimsError, readClaims } from '../../src/cli/proof/claims';
import { type Examination, type Extent, examine } from '../../src/cli/proof/outcomes/examine';
import { walkAll } from '../../src/cli/proof/paths/walk-all';
import { createProofTriage } from '../../src/cli/proof/proof-triage';
import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Triage } from '../../src/triage/outcome';
import { createTriage } from '../../src/triage/triage';
import { shippedTalk } from '../support/shipped';
import { exactNames } from '../triage/exact-names';
import { toy } from '../triage/toy';

const CLAIMS = join(__dirname, '..', 'triage', 'claims.yaml');
const NOTHING: Claims = { forbidden: [], careful: [], raised: [], warnings: [] };

type Options = Partial<Extent> & { readonly claims?: Claims; readonly paths?: boolean };

const { knowledge: shipped, language } = shippedTalk();

async function run(
  { knowledge, triage }: { readonly knowledge: Knowledge; readonly triage: Triage },
  { claims = NOTHING, paths = false, part = 0, parts = 1, ...more }: Options,
) {
  const out: string[] = [];
  const extent = { triples: false, random: 500, seed: 1, paths, ...more };
  const code = await prove(
    { out: (line) => void out.push(line) },
    {
      knowledge,
      triage,
      claims,
      extent,
      examine: (given): Examination => examine(knowledge, triage, claims, { ...given, part, parts }),
    },
  );
  return { code, out };
}

describe('the proof', () => {
  // The whole of it is `npm run triage:prove`: this is the same with fewer sets.
  it('finds nothing wrong with the content', async () => {
    const { code, out } = await run(
      { knowledge: shipped, triage: createProofTriage(shipped, language) },
      {
        claims: readClaims(CLAIMS),
        random: 100_000,
        seed: 7,
        part: 3,
        parts: 100,
      },
    );
    expect(out.filter((line) => /^(wrong|facts|not reached)/.test(line))).toEqual([]);
    expect(code).toBe(0);
    expect(out).toEqual(
      expect.arrayContaining([
        `questions reached: ${shipped.questions.length} of ${shipped.questions.length}`,
        'urgencies reached: 4 of 4',
        'made-up sets: 1000',
      ]),
    );
  });

  it('walks and makes up the same for the same seed', async () => {
    const once = await run(toy(), { seed: 5 });
    expect(await run(toy(), { seed: 5 })).toEqual(once);
  });

  it('lists what no answers lead to', async () => {
    const causes = `
- { id: cause.near, title: Near, answer: A., for: [{ when: { how: loud }, weight: some, because: B. }] }
- { id: cause.far, title: Far, answer: A., for: [{ when: { how: loud, names: b }, unless: { how: loud }, weight: some, because: B. }] }
`;
    const { code, out } = await run(toy({ causes }), {});
    expect(code).toBe(1);
    expect(out).toContain('not reached: causes cause.far');
    expect(out).not.toContain('not reached: causes cause.near');
  });
});

describe('examining outcomes', () => {
  const REMEDIES = `
- { id: remedy.water, title: Water, answer: A., grade: C, phase: now }
- { id: remedy.walk, title: Walk, answer: A., grade: D, phase: prevent, cautions: [{ when: { how: soft }, text: Slowly., if: 'If it is soft, slowly.' }] }
`;
  const TRIED = '- { id: soon.tried, when: { tried: { count: 1 } }, because: B. }';
  const faultOf = (claims: Partial<Claims>, parts: Parameters<typeof toy>[0] = {}) => {
    const { knowledge, triage } = toy({ remedies: REMEDIES, urgency: TRIED, ...parts });
    return examine(
      knowledge,
      triage,
      { ...NOTHING, ...claims },
      { triples: true, random: 500, seed: 1, part: 0, parts: 1 },
    ).fault;
  };

  it.each<[string, Partial<Claims>, object | undefined]>([
    [
      'keeps to what holds',
      { forbidden: [{ who: 'W', facts: [{ flags: 'flag.first' }], never: ['remedy.water'] }] },
      undefined,
    ],
    [
      'a forbidden remedy',
      { forbidden: [{ who: 'W', facts: [{ how: 'loud' }], never: ['remedy.water'] }] },
      { how: 'loud' },
    ],
    [
      'a forbidden remedy for three things together',
      {
        forbidden: [
          {
            who: 'W',
            facts: [{ how: 'loud', age: { from: 5, to: 99 }, after: { all: ['food'] } }],
            never: ['remedy.walk'],
          },
        ],
      },
      { age: expect.any(Number), how: 'loud', after: ['food'] },
    ],
    [
      'a caution that is not given',
      { careful: [{ who: 'W', facts: [{ how: ['loud'] }], remedy: 'remedy.walk', says: 'slow' }] },
      { how: 'loud' },
    ],
    [
      'a caution that is given',
      { careful: [{ who: 'W', facts: [{ how: ['soft'] }], remedy: 'remedy.walk', says: 'slow' }] },
      undefined,
    ],
    ['a flag that is not raised', { raised: [{ flag: 'flag.grave', facts: [{ how: 'soft' }] }] }, { how: 'soft' }],
    ['a warning that holds', { warnings: [{ facts: { flags: ['flag.first'] }, unless_told: false }] }, undefined],
  ])('finds %s, with the fewest facts', (_what, claims, facts) => {
    expect(faultOf(claims)?.facts).toEqual(facts);
  });

  it('finds a warning that makes the advice less urgent', () => {
    const urgency = '- { id: soon.loud, when: { how: loud }, unless: { after: fright }, because: B. }';
    expect(faultOf({ warnings: [{ facts: { after: ['fright'] }, unless_told: false }] }, { urgency })).toEqual({
      what: 'becomes less urgent when this is added: {"after":["fright"]}',
      facts: { how: 'loud' },
    });
  });

  it('finds an outcome that says nothing to do next', () => {
    expect(
      faultOf(
        {},
        { remedies: '- { id: remedy.water, title: Water, answer: A., grade: C, phase: now }', urgency: '[]' },
      ),
    ).toEqual({
      what: 'is "self-care" and says nothing to do next',
      facts: { tried: ['remedy.water'] },
    });
  });
});

describe('walking every path', () => {
  type Asked = Knowledge['questions'][number];
  const CAUSES = [
    '- { id: cause.one, title: One, answer: A., for: [{ when: { how: loud }, weight: some, because: B. }] }',
    '- { id: cause.three, title: Three, answer: A., for: [{ when: { names: b }, weight: some, because: B. }] }',
    '- { id: cause.two, title: Two, answer: A., for: [{ when: { after: food, names: a }, weight: some, because: B. }] }',
  ];
  const walk = (
    causes: readonly string[],
    change: Partial<Asked> = {},
    look: Parameters<typeof walkAll>[2] = () => undefined,
  ) => {
    const { knowledge: whole } = toy({ causes: causes.join('\n') });
    const questions = whole.questions
      .filter(({ fact }) => ['how', 'after', 'names'].includes(fact))
      .map((question) => ({ ...question, unless: undefined }))
      .map((question, n) => (n === 0 ? { ...question, ...change } : question));
    const knowledge = { ...whole, questions };
    return walkAll(knowledge, createTriage(knowledge, exactNames(knowledge)), look);
  };

  it('counts them, also where one question depends on another', () => {
    const { fault, paths, longest } = walk(CAUSES);
    expect(fault).toBeUndefined();
    // Skipped or soft: names in 3 ways. Loud: 7 lists, or skipped, each with names in 3 ways.
    expect(paths).toBe(2n * 3n + 8n * 3n);
    expect(longest).toBe(3);
  });

  it('finds a question that looks at derived flags, which any answer can change', () => {
    expect(walk(CAUSES, { when: { flag: 'flag.first' } }).fault?.what).toMatch(/question.how looks at derived flags/);
  });

  it('finds a question that looks at what is asked later', () => {
    expect(walk(CAUSES, { when: { names: 'a' } }).fault?.what).toMatch(
      /question.how looks at "names", which question.names asks about only later/,
    );
  });

  it('finds a question whose answer changes nothing', () => {
    expect(walk(CAUSES.slice(0, 1)).fault?.what).toMatch(/no answer changes anything \(at question.after\)/);
  });

  it('finds an outcome that is wrong', () => {
    const { fault } = walk(CAUSES, {}, (facts) => (facts.how === 'loud' ? 'wrong' : undefined));
    expect(fault).toEqual({ what: expect.stringMatching(/^wrong/), facts: { how: 'loud' } });
  });
});

describe('a file of claims', () => {
  it('that is not there, or holds something else, is refused', () => {
    expect(() => readClaims('/nowhere/claims.yaml')).toThrow(ClaimsError);
    expect(() => readClaims(join(__dirname, '..', '..', 'content', 'facts.yaml'))).toThrow(/holds no claims/);
  });
});
