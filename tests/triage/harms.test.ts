import type { Facts } from '../../src/knowledge/facts';
import { shipped, triage } from './shipped';

/** The harms of the clinical audit that facts can tell, each with the right value. */
const well: Facts = { age: 60, conditions: [], between: [], flags: [], where: ['calf'], when: ['in-bed'] };

const flagsOf = (facts: Facts) => triage.assess({ ...well, ...facts }).flags.map(({ id }) => id.replace('flag.', ''));
const urgencyOf = (facts: Facts) => triage.assess({ ...well, ...facts }).urgency;
const withheldOf = (facts: Facts) => triage.assess({ ...well, ...facts }).withheld.map(({ id }) => id);
const offeredOf = (facts: Facts) => triage.assess({ ...well, ...facts }).remedies.map(({ id }) => id);
const said = (facts: Facts) => JSON.stringify(triage.assess({ ...well, ...facts }));

describe('vomiting with a medicine that turns dangerous', () => {
  it.each([
    'insulin',
    'dapagliflozin',
    'Xigduo',
    'Synjardy',
    'Glyxambi',
    'Qtern',
    'Trijardy',
    'Jardiance',
    'Inpefa',
    'prednisolone',
    'hydrocortisone',
    'digoxin',
    'lithium',
    'Lithicarb',
    'ciclosporin',
    'tacrolimus',
    'colchicine',
    'theophylline',
    'desmopressin',
  ])('is for today with %s, and no drink or salt is offered', (medicine) => {
    const facts: Facts = { fluid_loss: 'yes', medicines: [medicine] };
    expect(urgencyOf(facts)).toBe('urgent');
    expect(flagsOf(facts)).toContain('fluid-loss-unwell');
    for (const remedy of ['remedy.pickle-juice', 'remedy.electrolyte-drink', 'remedy.magnesium']) {
      expect(offeredOf(facts)).not.toContain(remedy);
    }
  });

  it('tells a person on insulin never to stop it, and one on an SGLT2 tablet not to go on with it while ill', () => {
    expect(said({ fluid_loss: 'yes', medicines: ['insulin'] })).toMatch(/Never stop insulin/i);
    expect(said({ fluid_loss: 'yes', medicines: ['Xigduo'] })).toMatch(/-gliflozin, official hospital advice/);
  });

  it('is for today in pregnancy with little drunk', () => {
    expect(urgencyOf({ pregnancy: 'pregnant', fluid_loss: 'yes', fluids: 'low' })).toBe('urgent');
  });
});

describe('what is taken already', () => {
  it('is said of all four shop things of somebody of 76 with kidney disease, warfarin and ramipril', () => {
    const facts: Facts = {
      age: 76,
      conditions: ['condition.kidney-disease'],
      medicines: ['warfarin', 'ramipril', 'LoSalt', 'potassium', 'magnesium', 'vitamin K2'],
    };
    expect(urgencyOf(facts)).toBe('urgent');
    expect(flagsOf(facts)).toEqual(expect.arrayContaining(['potassium-with-risk', 'vitamin-k-with-warfarin']));
  });

  it.each<[string, Facts]>([
    ['digoxin and magnesium', { medicines: ['digoxin'], tried: ['remedy.magnesium'] }],
    ['apixaban and vitamin E', { medicines: ['apixaban'], tried: ['remedy.vitamin-e'] }],
    ['tacrolimus and potassium', { medicines: ['tacrolimus'], tried: ['remedy.potassium-salt-substitute'] }],
    ['lithium and magnesium', { medicines: ['lithium'], tried: ['remedy.magnesium'] }],
    ['myasthenia and tonic water', { conditions: ['condition.myasthenia-gravis'], tried: ['remedy.tonic-water'] }],
    ['pregnancy and tonic water', { pregnancy: 'pregnant', tried: ['remedy.tonic-water'] }],
  ])('is no self-care where it was only tried: %s', (_what, facts) => {
    expect(urgencyOf(facts)).not.toBe('self-care');
  });
});

describe('a statin with a medicine that must not be together', () => {
  it.each([
    ['atorvastatin', 'fusidic acid'],
    ['simvastatin', 'itraconazole'],
    ['simvastatin', 'ketoconazole'],
    ['lovastatin', 'Paxlovid'],
    ['rosuvastatin', 'ciclosporin'],
    ['simvastatin', 'miconazole mouth gel'],
    ['atorvastatin', 'simvastatin'],
  ])('%s with %s is for today', (statin, other) => {
    expect(urgencyOf({ medicines: [statin, other], medicine_change: 'no' })).toBe('urgent');
  });

  it('is told of colchicine and clarithromycin too', () => {
    expect(flagsOf({ medicines: ['colchicine', 'clarithromycin'] })).toContain('medicines-together');
  });

  it('is no alarm for a plain night cramp on a statin alone', () => {
    expect(urgencyOf({ medicines: ['rosuvastatin'], medicine_change: 'no', duration: 'seconds' })).toBe('soon');
  });
});

describe('bone injections of any brand', () => {
  it.each([
    'Osenvelt',
    'Xbryk',
    'Obodence',
    'Osvyrti',
    'Jubereq',
    'Conexxence',
    'Bomyntra',
    'Bildyos',
    'Bilprevda',
    'Evfraxy',
    'Izamby',
    'Junod',
    'Kefdensis',
    'Ponlimsi',
    'Zadenvi',
    'Enoby',
    'Jubbonti',
    'Wyost',
  ])('%s with new tingling is for today', (brand) => {
    expect(flagsOf({ medicines: [brand], between: ['numbness'] })).toContain('low-calcium-bone-medicine');
  });
});

describe('brands of Australia and India', () => {
  const classesOf = (name: string) => triage.assess({ ...well, medicines: [name] }).medicines.map(({ id }) => id);
  it.each([
    ['Quinbisul', 'medicine.quinine'],
    ['Lithicarb', 'medicine.lithium'],
    ['Quilonum', 'medicine.lithium'],
    ['Ciplox', 'medicine.antibiotics-antifungals'],
    ['Levoflox', 'medicine.antibiotics-antifungals'],
    ['Ecosprin', 'medicine.blood-thinners'],
    ['Clopilet', 'medicine.blood-thinners'],
    ['Urex', 'medicine.loop-diuretics'],
    ['Dapa-Tabs', 'medicine.thiazide-diuretics'],
    ['Budamate', 'medicine.laba-inhalers'],
    ['Storvas', 'medicine.statins'],
    ['Karvea', 'medicine.ace-inhibitors-arbs'],
    ['Telma', 'medicine.ace-inhibitors-arbs'],
    ['Zaponex', 'medicine.antipsychotics-antisickness'],
    ['Soliqua', 'medicine.diabetes-weight-medicines'],
    ['cycloserine', 'medicine.antibiotics-antifungals'],
  ])('%s is known', (name, id) => {
    expect(classesOf(name)).toContain(id);
  });

  it('keep their safety rules', () => {
    expect(flagsOf({ medicines: ['Levoflox'], between: ['walking-pain'] })).toContain('fluoroquinolone-tendon');
  });
});

describe('what suits one person and not another', () => {
  it('keeps alcohol from a pregnant woman, and says that none is safest', () => {
    const remedy = triage
      .assess({ ...well, pregnancy: 'pregnant', alcohol: 'some' })
      .withheld.find(({ id }) => id === 'remedy.cut-alcohol');
    expect(JSON.stringify(remedy)).toMatch(/safest is no alcohol/);
  });

  it.each<[string, Facts]>([
    ['breastfeeding', { pregnancy: 'breastfeeding' }],
    ['kidney disease', { conditions: ['condition.kidney-disease'] }],
    ['heart failure', { conditions: ['condition.heart-failure'] }],
    ['warfarin', { medicines: ['warfarin'] }],
    ['colchicine', { medicines: ['colchicine'] }],
  ])('does not keep paracetamol from somebody for what is a reason against ibuprofen: %s', (_who, facts) => {
    expect(withheldOf(facts)).not.toContain('remedy.painkiller-after');
  });

  it('never says to somebody on an SGLT2 tablet for the heart that they are diabetic', () => {
    expect(said({ medicines: ['dapagliflozin'], conditions: ['condition.heart-failure'] })).not.toMatch(
      /[Ww]ith diabetes|you are diabetic|You have diabetes/,
    );
  });

  it('never speaks of rejection to somebody with gout', () => {
    expect(said({ medicines: ['colchicine'], fluid_loss: 'yes' })).not.toMatch(/transplant unit|rejection/i);
  });

  it('keeps drinking extra from somebody on desmopressin', () => {
    expect(offeredOf({ medicines: ['desmopressin'] })).not.toContain('remedy.drink-to-thirst');
  });

  it('never tells a band of ages that it is over 55', () => {
    const age = shipped.questions.find(({ fact }) => fact === 'age')!;
    const band = age.options.find(({ label }) => label.includes('50'))!;
    expect(said({ age: Number(band.value) })).not.toMatch(/55 or over/);
  });

  it('purging is for today, and no drink, juice or painkiller is offered', () => {
    const facts: Facts = { flags: ['flag.eating-disorder'], medicines: ['senna'], fluid_loss: 'yes' };
    expect(urgencyOf(facts)).toBe('urgent');
    for (const remedy of ['remedy.electrolyte-drink', 'remedy.pickle-juice', 'remedy.painkiller-after']) {
      expect(offeredOf(facts)).not.toContain(remedy);
    }
  });
});
