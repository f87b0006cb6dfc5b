import fc from 'fast-check';
import type { Facts, FactValue } from '../../src/knowledge/facts';
import { URGENCIES } from '../../src/triage/outcome';
import { arbitraryFacts, withFacts } from './arbitrary-facts';
import { shipped, triage } from './shipped';

const RUNS = { numRuns: 300 };
const facts = arbitraryFacts(shipped);
const rank = (given: Facts) => URGENCIES.indexOf(triage.assess(given).urgency);
const idsOf = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe('whatever is told', () => {
  it('comes to the same in any order', () => {
    const shuffled = facts.chain((given) => {
      const keys = Object.keys(given);
      return fc.tuple(
        fc.constant(given),
        fc
          .shuffledSubarray(keys, { minLength: keys.length })
          .map((order) => Object.fromEntries(order.map((key) => [key, backwards(given[key]!)]))),
      );
    });
    fc.assert(
      fc.property(shuffled, ([one, other]) => expect(triage.assess(other)).toEqual(triage.assess(one))),
      RUNS,
    );
  });

  it('keeps every sign the person said yes to', () => {
    fc.assert(
      fc.property(facts, (given) =>
        expect(idsOf(triage.assess(given).flags)).toEqual(expect.arrayContaining([...list(given, 'flags')])),
      ),
      RUNS,
    );
  });

  it('names only facts that were told as reasons', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { flags, causes, soon, remedies } = triage.assess(given);
        const named = [...flags, ...causes, ...soon, ...remedies].flatMap(({ because }) =>
          because.flatMap((reason) => reason.facts),
        );
        expect(Object.keys(given)).toEqual(expect.arrayContaining(named));
      }),
      RUNS,
    );
  });

  it('suggests nothing in an emergency', () => {
    const emergency = fc.constantFrom(...idsOf(shipped.flags.filter(({ level }) => level === 'emergency')));
    fc.assert(
      fc.property(facts, emergency, (given, flag) =>
        expect(triage.assess(withFacts(given, { flags: [flag] }))).toMatchObject({
          urgency: 'emergency',
          causes: [],
          remedies: [],
          withheld: [],
          soon: [],
        }),
      ),
      RUNS,
    );
  });

  it('never offers what a flag that is up forbids, what was tried, or what is only explained', () => {
    const forbids = new Map(shipped.flags.map((flag) => [flag.id, flag.forbids]));
    const explained = idsOf(shipped.remedies.filter(({ phase }) => phase === 'explain'));
    fc.assert(
      fc.property(facts, (given) => {
        const { flags, remedies, withheld } = triage.assess(given);
        const never = [
          ...flags.flatMap(({ id }) => forbids.get(id) ?? []),
          ...list(given, 'tried'),
          ...explained,
          ...idsOf(withheld),
        ];
        expect(idsOf(remedies).filter((id) => never.includes(id))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('a further warning', () => {
  const warnings: readonly Facts[] = [
    ...shipped.flags.map(({ id }) => ({ flags: [id] })),
    ...['numbness', 'weakness', 'one-leg-swelling', 'both-legs-swelling', 'walking-pain', 'back-pain'].map((sign) => ({
      between: [sign],
    })),
    ...['resting', 'walking'].map((when) => ({ when: [when] })),
    ...[
      'condition.pad',
      'condition.kidney-disease',
      'condition.heart-failure',
      'condition.past-clot',
      'condition.diabetes',
    ].map((condition) => ({
      conditions: [condition],
    })),
    ...['atorvastatin', 'ciprofloxacin', 'denosumab', 'furosemide', 'lithium', 'quinine'].map((medicine) => ({
      medicines: [medicine],
    })),
    { where: ['hands-or-elsewhere'] },
    { duration: 'over-10-minutes' },
    { frequency: 'most-nights' },
    { medicine_change: 'yes' },
    { fluid_loss: 'yes' },
    { alcohol: 'heavy' },
  ];

  it('never makes the advice less urgent', () => {
    // Telling more is meant, and not taking back: "most nights" in place of "the first time" is another story.
    fc.assert(
      fc.property(facts, fc.constantFrom(...warnings), (given, warning) => {
        const before = Object.fromEntries(
          Object.entries(given).filter(([key]) => key !== 'frequency' || !('frequency' in warning)),
        );
        expect(rank(withFacts(before, warning))).toBeLessThanOrEqual(rank(before));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('the questions', () => {
  it('each stay applicable once they are answered, whatever the answer', () => {
    const answer = fc.constantFrom(
      ...shipped.questions.flatMap((question) => question.options.map(({ value }) => ({ question, value }))),
    );
    fc.assert(
      fc.property(facts, answer, (given, { question, value }) => {
        fc.pre(triage.applicable(given).includes(question.id));
        const kind = shipped.facts.get(question.fact)?.kind;
        const answered = withFacts(given, {
          [question.fact]: kind === 'one' || kind === 'number' ? value : [String(value)],
        });
        expect(triage.applicable(answered)).toContain(question.id);
      }),
      { numRuns: 1000 },
    );
  });

  it('apply in the order of the content, none twice', () => {
    const order = idsOf(shipped.questions);
    fc.assert(
      fc.property(facts, (given) => {
        const places = triage.applicable(given).map((id) => order.indexOf(id));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      }),
      RUNS,
    );
  });
});

function list(given: Facts, key: string): readonly string[] {
  const value = given[key];
  return Array.isArray(value) ? value : [];
}

function backwards(value: FactValue): FactValue {
  return Array.isArray(value) ? [...value].reverse() : value;
}
