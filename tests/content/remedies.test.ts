import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Facts } from '../../src/knowledge/facts';
import { shipped, triage } from '../triage/shipped';

/** Somebody well, whose habits invite every remedy for which there is an invitation. */
const inviting: Facts = {
  age: 57,
  pregnancy: 'no',
  where: ['calf'],
  sides: 'varies',
  when: ['in-bed'],
  frequency: 'weekly',
  duration: 'minutes',
  between: [],
  medicines: [],
  conditions: [],
  fluids: 'low',
  fluid_loss: 'yes',
  alcohol: 'some',
  caffeine: 'after-midday',
  smoking: 'yes',
  activity: 'little',
  day_posture: 'long-standing',
  stretching: 'never',
  footwear: 'unsupportive',
  bed: ['tight-covers'],
  sleep_stress: 'poor-sleep',
};

const supplements = [
  'magnesium',
  'potassium-salt-substitute',
  'calcium-vitamin-d',
  'b-complex',
  'vitamin-b12',
  'vitamin-k2',
  'vitamin-e',
];

/** Who must never be offered what. */
const forbidden: readonly (readonly [who: string, facts: Facts, remedies: readonly string[]])[] = [
  [
    'kidney disease',
    { conditions: ['condition.kidney-disease'] },
    ['drink-to-thirst', 'pickle-juice', 'electrolyte-drink', ...supplements],
  ],
  [
    'heart failure',
    { conditions: ['condition.heart-failure'] },
    ['drink-to-thirst', 'pickle-juice', 'electrolyte-drink', 'compression-stockings', ...supplements],
  ],
  [
    'liver disease',
    { conditions: ['condition.cirrhosis'] },
    ['painkiller-after', 'drink-to-thirst', 'pickle-juice', 'electrolyte-drink', 'vitamin-e', 'quinine'],
  ],
  ['high blood pressure', { conditions: ['condition.high-blood-pressure'] }, ['pickle-juice', 'electrolyte-drink']],
  ['a fluid limit', { fluids: 'limited-by-doctor' }, ['drink-to-thirst', 'pickle-juice', 'electrolyte-drink']],
  ['an ACE inhibitor', { medicines: ['ramipril'] }, ['pickle-juice', 'electrolyte-drink', 'potassium-salt-substitute']],
  [
    'spironolactone',
    { medicines: ['spironolactone'] },
    ['pickle-juice', 'electrolyte-drink', 'potassium-salt-substitute'],
  ],
  ['a blood thinner', { medicines: ['warfarin'] }, supplements],
  // Vitamin K works against warfarin and its kind, and not against these.
  ['a direct blood thinner', { medicines: ['apixaban'] }, supplements.filter((id) => id !== 'vitamin-k2')],
  ['lithium', { medicines: ['lithium'] }, ['pickle-juice', 'electrolyte-drink']],
  ['cancer treatment', { conditions: ['condition.cancer-treatment'] }, ['painkiller-after']],
  ['diabetes', { conditions: ['condition.diabetes'] }, ['heat-or-cold', 'compression-stockings', 'electrolyte-drink']],
  ['nerve damage', { conditions: ['condition.neuropathy'] }, ['heat-or-cold', 'compression-stockings']],
  ['numb feet', { between: ['numbness'] }, ['heat-or-cold', 'compression-stockings']],
  [
    'narrowed leg arteries',
    { conditions: ['condition.pad'] },
    ['heat-or-cold', 'compression-stockings', 'pickle-juice'],
  ],
  ['pain on walking', { between: ['walking-pain'] }, ['heat-or-cold', 'compression-stockings']],
  [
    'one swollen leg',
    { between: ['one-leg-swelling'] },
    ['massage', 'stretch-now', 'calf-hamstring-stretch', 'heat-or-cold', 'compression-stockings', 'walk-it-off'],
  ],
  [
    'signs of a clot',
    { flags: ['flag.possible-dvt'] },
    ['massage', 'stretch-now', 'calf-hamstring-stretch', 'heat-or-cold', 'compression-stockings', 'walk-it-off'],
  ],
  [
    'one painful leg in pregnancy',
    { pregnancy: 'pregnant', flags: ['flag.pregnant-one-leg'] },
    ['massage', 'stretch-now', 'calf-hamstring-stretch', 'heat-or-cold', 'compression-stockings', 'pregnancy-care'],
  ],
  [
    'a recent injury',
    { conditions: ['condition.recent-injury-or-surgery'] },
    ['calf-hamstring-stretch', 'stretch-now', 'compression-stockings'],
  ],
  [
    'pregnancy',
    { pregnancy: 'pregnant' },
    ['pickle-juice', 'electrolyte-drink', 'bedding-foot-position', 'cut-alcohol', ...supplements],
  ],
  ['breastfeeding', { pregnancy: 'breastfeeding' }, ['pickle-juice', 'electrolyte-drink', ...supplements]],
  [
    'under 16',
    { age: 15 },
    ['painkiller-after', 'pickle-juice', 'electrolyte-drink', 'compression-stockings', ...supplements],
  ],
  ['heavy drinking', { alcohol: 'heavy' }, ['painkiller-after']],
  ['myasthenia gravis', { conditions: ['condition.myasthenia-gravis'] }, ['magnesium', 'quinine', 'tonic-water']],
  ['kidney stones', { conditions: ['condition.kidney-stones-high-calcium'] }, ['calcium-vitamin-d']],
];

const offeredTo = (facts: Facts) => triage.assess(facts).remedies.map(({ id }) => id.replace('remedy.', ''));
const withheldFrom = (facts: Facts) => triage.assess(facts).withheld.map(({ id }) => id.replace('remedy.', ''));
const list = (facts: Facts, key: string) => (Array.isArray(facts[key]) ? (facts[key] as readonly string[]) : []);

/** Facts of two people in one: lists joined, otherwise the second counts. */
function joined(one: Facts, other: Facts): Facts {
  const lists = ['conditions', 'medicines', 'between', 'flags'].filter((key) => key in one || key in other);
  return {
    ...one,
    ...other,
    ...Object.fromEntries(lists.map((key) => [key, [...new Set([...list(one, key), ...list(other, key)])]])),
  };
}

describe('what must never be offered', () => {
  it.each(forbidden)('is withheld with a reason: %s', (_who, facts, remedies) => {
    const person = joined(inviting, facts);
    expect(offeredTo(person).filter((id) => remedies.includes(id))).toEqual([]);
    expect(withheldFrom(person)).toEqual(expect.arrayContaining([...remedies]));
  });

  it('stays forbidden whatever else the person tells', () => {
    const values = (key: string) => {
      const fact = shipped.facts.get(key);
      return fact && 'values' in fact ? fact.values : [];
    };
    const of = (key: string) => fc.constantFrom(...values(key));
    const anyone = fc.record(
      {
        age: fc.integer({ min: 0, max: 100 }),
        pregnancy: of('pregnancy'),
        between: fc.uniqueArray(of('between'), { maxLength: 2 }),
        conditions: fc.uniqueArray(fc.constantFrom(...shipped.conditions.map(({ id }) => id)), { maxLength: 3 }),
        medicines: fc.uniqueArray(
          fc.constantFrom(...shipped.medicines.flatMap(({ substances }) => substances.map(({ name }) => name))),
          { maxLength: 3 },
        ),
        medicine_change: of('medicine_change'),
        fluids: of('fluids'),
        alcohol: of('alcohol'),
        activity: of('activity'),
        duration: of('duration'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyone, fc.constantFrom(...forbidden), (others, [, facts, remedies]) => {
        const offered = offeredTo(joined(joined(inviting, others), facts));
        expect(offered.filter((id) => remedies.includes(id))).toEqual([]);
      }),
    );
  });

  it('includes whatever is only explained', () => {
    const explained = shipped.remedies
      .filter(({ phase }) => phase === 'explain')
      .map(({ id }) => id.replace('remedy.', ''));
    expect(explained).toEqual(
      expect.arrayContaining([...supplements, 'folk', 'quinine', 'tonic-water', 'prescription-only']),
    );
    expect(offeredTo(inviting).filter((id) => explained.includes(id))).toEqual([]);
  });
});

describe('what is offered', () => {
  it('is every remedy that suits, to somebody for whom nothing speaks against it', () => {
    const apart = ['medicine-review', 'pregnancy-care'];
    const suitable = shipped.remedies
      .filter(({ phase }) => phase !== 'explain')
      .map(({ id }) => id.replace('remedy.', ''));
    expect(offeredTo(inviting).sort()).toEqual(suitable.filter((id) => !apart.includes(id)).sort());
  });

  it('leaves out what could harm while it is not known whether it would', () => {
    const { conditions: _conditions, medicines: _medicines, ...unknown } = inviting;
    const offered = offeredTo(unknown as Facts);
    expect(offered).toContain('stretch-now');
    for (const risky of [
      'heat-or-cold',
      'painkiller-after',
      'pickle-juice',
      'electrolyte-drink',
      'compression-stockings',
    ]) {
      expect(offered).not.toContain(risky);
    }
  });

  it('begins with a medicine review where a medicine is strongly linked', () => {
    expect(offeredTo({ ...inviting, medicines: ['salmeterol'], medicine_change: 'yes' })[0]).toBe('medicine-review');
  });

  it('puts the care for pregnancy before other prevention', () => {
    const offered = offeredTo({ ...inviting, age: 30, pregnancy: 'pregnant', fluid_loss: 'no' });
    expect(offered.indexOf('pregnancy-care')).toBeGreaterThanOrEqual(0);
    expect(offered.indexOf('pregnancy-care')).toBeLessThan(offered.indexOf('calf-hamstring-stretch'));
  });

  it.each<[string, Facts]>([
    ['breastfeeding', { pregnancy: 'breastfeeding' }],
    ['pregnancy', { pregnancy: 'pregnant', fluid_loss: 'no' }],
    ['kidney disease', { conditions: ['condition.kidney-disease'], fluid_loss: 'no' }],
    ['heart failure', { conditions: ['condition.heart-failure'], fluid_loss: 'no' }],
    ['warfarin', { medicines: ['warfarin'] }],
    ['lithium', { medicines: ['lithium'], fluid_loss: 'no' }],
    ['colchicine', { medicines: ['colchicine'], fluid_loss: 'no' }],
    ['ramipril and furosemide', { medicines: ['ramipril', 'furosemide'], fluid_loss: 'no' }],
  ])('has paracetamol with its limits where ibuprofen is not for the person: %s', (_who, facts) => {
    const given = triage.assess(joined(inviting, facts)).remedies.find(({ id }) => id === 'remedy.painkiller-after');
    expect(given?.cautions.join(' ')).toMatch(/4 g of paracetamol/);
    expect(given?.cautions.filter((text) => /harm|bleed|worse/.test(text) && !/ibuprofen/i.test(text))).toEqual([]);
  });

  it('warns a heavy drinker not to stop suddenly', () => {
    const { remedies } = triage.assess({ ...inviting, alcohol: 'heavy' });
    expect(remedies.find(({ id }) => id === 'remedy.cut-alcohol')?.cautions.join(' ')).toMatch(/not stop suddenly/);
  });

  it('lets somebody on a blood thinner rub the muscle gently only', () => {
    const { remedies } = triage.assess({ ...inviting, medicines: ['apixaban'] });
    expect(remedies.find(({ id }) => id === 'remedy.massage')?.cautions.join(' ')).toMatch(/do not press deep/);
  });
});
