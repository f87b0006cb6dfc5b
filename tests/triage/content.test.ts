import type { Facts } from '../../src/knowledge/facts';
import { shipped, triage } from './shipped';

const flagsOf = (facts: Facts) => triage.assess(facts).flags.map(({ id }) => id.replace('flag.', ''));
const emergencies = shipped.flags.filter(({ level }) => level === 'emergency').map(({ id }) => id);

describe('warning signs', () => {
  it('tell whom to call by placeholder only, as the numbers differ by country', () => {
    for (const { id, level, act, answer, detail } of shipped.flags) {
      expect({ id, act }).toEqual({
        id,
        act: expect.stringMatching(level === 'emergency' ? /\{emergency\}/ : /\{advice\}/),
      });
      expect(`${id}: ${act} ${answer} ${detail ?? ''}`).not.toMatch(/\b(999|911|112|111|000)\b/);
    }
  });

  it('say "stop" of a prescribed medicine in the cases of official advice alone, and say whose advice it is', () => {
    const saying = (text: string) => /(?<!not |[Nn]ever )\bstop\b(?! or skip)/i.test(text);
    const stopping = shipped.flags.filter(({ act }) => saying(act));
    expect(stopping.map(({ id }) => id)).toEqual([
      'flag.statin-muscle-symptoms',
      'flag.fluoroquinolone-tendon',
      // Of what was bought only.
      'flag.potassium-with-risk',
      'flag.quinine-bleeding',
    ]);
    for (const { act } of stopping) {
      expect(act).toMatch(/\b(NHS|MHRA|[Oo]fficial)\b|If you bought .* stop it now\. If a doctor prescribed it, keep/);
    }
    const forOneReason = shipped.flags.flatMap(({ raised }) => raised.flatMap(({ act }) => act ?? [])).filter(saying);
    expect(forOneReason).toEqual([expect.stringMatching(/^If its name ends in -gliflozin, official hospital advice/)]);
  });

  it('of an emergency are all asked about before anything else, and one tap ends the check', () => {
    const screens = shipped.questions.slice(0, 2);
    // These need a medicine or a condition, one swollen leg or fluid lost, and are asked about once that is known.
    const later = [
      'flag.ketoacidosis',
      'flag.adrenal-crisis',
      'flag.lithium-poisoning',
      'flag.quinine-poisoning',
      'flag.acute-dystonia',
      'flag.clot-on-lung',
      'flag.heat-stroke',
    ];
    expect(screens.flatMap(({ options }) => options.map(({ value }) => value))).toEqual(
      expect.arrayContaining(emergencies.filter((id) => !later.includes(id))),
    );
    const offered = shipped.questions.flatMap(({ options }) => options.map(({ value }) => value));
    expect(offered).toEqual(expect.arrayContaining(later));
    for (const { fact, single, optional, none } of screens) {
      expect({ fact, single, optional }).toEqual({ fact: 'flags', single: true, optional: false });
      expect(none).toBeDefined();
    }
    expect(screens.filter(({ options }) => options.length > 5)).toEqual([]);
  });

  it('are asked about at once where a medicine or a condition that was told needs it', () => {
    const asked = triage.applicable({ medicines: ['quinine', 'metoclopramide'], conditions: ['condition.diabetes'] });
    expect(asked).toEqual(expect.arrayContaining(['question.quinine', 'question.dystonia', 'question.diabetes-foot']));
  });

  it('cannot be skipped, and fit on a button', () => {
    for (const { fact, optional, options } of shipped.questions) {
      expect(fact === 'flags' && optional).toBe(false);
      expect(options.filter(({ label }) => label.length > 60)).toEqual([]);
    }
  });

  it.each<[string, Facts]>([
    ['clot-on-lung', { flags: ['flag.life-threat'], between: ['one-leg-swelling'] }],
    ['severe-salt-imbalance', { flags: ['flag.life-threat'], fluid_loss: 'yes' }],
    ['severe-salt-imbalance', { flags: ['flag.life-threat'], medicines: ['Prolia'], where: ['hands-or-elsewhere'] }],
    ['heat-stroke', { flags: ['flag.life-threat'], fluid_loss: 'yes', activity: 'more-than-usual' }],
    ['quinine-poisoning', { flags: ['flag.life-threat'], medicines: ['quinine'] }],
    [
      'compartment',
      { conditions: ['condition.recent-injury-or-surgery'], duration: 'over-10-minutes', between: ['numbness'] },
    ],
    ['cauda-equina', { between: ['back-pain', 'weakness', 'numbness'], sides: 'both' }],
    ['possible-dvt', { between: ['one-leg-swelling'] }],
    ['possible-dvt', { sides: 'one', when: ['resting'], lately: ['long-journey'] }],
    ['weakness-or-other-body-cramps', { between: ['weakness'] }],
    ['weakness-or-other-body-cramps', { between: ['numbness'], loss: 'new' }],
    ['weakness-or-other-body-cramps', { between: ['numbness'], since: 'weeks', where: ['hands-or-elsewhere'] }],
    ['wound-tetanus-risk', { lately: ['wound'] }],
    ['fluid-loss-unwell', { general: ['thirst', 'weight-loss'] }],
    ['tetanus', { lately: ['wound'], where: ['hands-or-elsewhere'] }],
    ['toxin-contact', { lately: ['poison'] }],
    ['pad-rest-pain', { between: ['foot-sore'] }],
    ['diabetic-foot', { between: ['foot-sore'], conditions: ['condition.diabetes'] }],
    ['possible-dvt', { sides: 'one', duration: 'over-10-minutes', medicines: ['raloxifene'] }],
    ['possible-dvt', { sides: 'one', duration: 'over-10-minutes', conditions: ['condition.past-clot'] }],
    ['possible-dvt', { sides: 'one', duration: 'over-10-minutes', medicines: ['Premarin'] }],
    ['possible-dvt', { sides: 'one', when: ['resting'], medicines: ['Microgynon'] }],
    ['pregnant-one-leg', { pregnancy: 'recent-birth', between: ['one-leg-swelling'] }],
    ['pregnant-one-leg', { pregnancy: 'pregnant', age: 80, flags: ['flag.possible-dvt'] }],
    ['cramp-over-10-minutes', { duration: 'over-10-minutes' }],
    ['cramp-over-10-minutes', { duration: 'seconds', flags: ['flag.cramp-over-10-minutes'] }],
    ['statin-muscle-symptoms', { medicines: ['Lipitor'], between: ['weakness'] }],
    ['statin-muscle-symptoms', { medicines: ['simvastatin', 'clarithromycin'], medicine_change: 'yes' }],
    ['statin-muscle-symptoms', { medicines: ['rosuvastatin'], medicine_change: 'yes', where: ['calf', 'thigh'] }],
    ['fluoroquinolone-tendon', { medicines: ['Cipro'], where: ['calf'] }],
    ['low-calcium-bone-medicine', { medicines: ['denosumab'], between: ['numbness'] }],
    ['pad-rest-pain', { conditions: ['condition.pad'], where: ['foot'], when: ['in-bed'] }],
    [
      'weakness-or-other-body-cramps',
      { where: ['calf', 'hands-or-elsewhere'], between: ['numbness'], frequency: 'first-time' },
    ],
    [
      'weakness-or-other-body-cramps',
      { where: ['hands-or-elsewhere'], between: ['numbness'], conditions: ['condition.cancer-treatment'] },
    ],
    ['weakness-or-other-body-cramps', { where: ['hands-or-elsewhere'], between: ['numbness'], medicines: ['FOLFOX'] }],
    ['low-calcium-parathyroid', { where: ['hands-or-elsewhere'], conditions: ['condition.hypoparathyroidism'] }],
    ['low-calcium-bone-medicine', { where: ['hands-or-elsewhere'], medicines: ['zoledronic acid'] }],
    ['fluid-loss-unwell', { where: ['hands-or-elsewhere'], fluid_loss: 'yes' }],
    ['fluid-loss-unwell', { fluid_loss: 'yes', medicines: ['lithium'] }],
    ['fluid-loss-unwell', { fluid_loss: 'yes', fluids: 'low', pregnancy: 'pregnant' }],
    ['fluid-loss-unwell', { fluid_loss: 'yes', fluids: 'low', pregnancy: 'recent-birth' }],
    ['fluid-loss-unwell', { fluid_loss: 'yes', fluids: 'low', medicines: ['indapamide'] }],
    ['organ-disease-new-severe', { conditions: ['condition.cirrhosis'], duration: 'over-10-minutes' }],
    ['diabetic-foot', { conditions: ['condition.diabetes'], where: ['foot'], between: ['numbness'] }],
    ['child-warning-signs', { age: 9, between: ['walking-pain'] }],
    ['cauda-equina', { between: ['back-pain', 'weakness'], sides: 'both' }],
    [
      'blocked-artery',
      { conditions: ['condition.pad'], frequency: 'first-time', duration: 'over-10-minutes', between: ['numbness'] },
    ],
    ['tetanus', { flags: ['flag.wound-tetanus-risk'], where: ['hands-or-elsewhere'] }],
    ['severe-infection', { flags: ['flag.life-threat', 'flag.diabetic-foot'] }],
    ['quinine-poisoning', { age: 5, medicines: ['quinine'] }],
    ['acute-dystonia', { flags: ['flag.tetanus'], medicines: ['Maxolon'] }],
    ['spreading-weakness', { flags: ['flag.life-threat'], between: ['weakness'] }],
    ['possible-dvt', { sides: 'one', when: ['walking'], medicines: ['Premique'] }],
    ['pregnant-one-leg', { pregnancy: 'pregnant', sides: 'one', when: ['resting'] }],
    ['pad-rest-pain', { conditions: ['condition.pad'], where: ['calf'], when: ['resting'] }],
    ['statin-muscle-symptoms', { medicines: ['Lipitor'], medicine_change: 'yes', where: ['calf'], when: ['in-bed'] }],
    ['low-calcium-bone-medicine', { medicines: ['Prolia'], frequency: 'first-time' }],
  ])('%s follows from %j', (flag, facts) => {
    expect(flagsOf(facts)).toContain(flag);
  });

  it.each<[string, Facts]>([
    [
      'a short cramp in bed on a statin taken for years',
      {
        medicines: ['atorvastatin'],
        medicine_change: 'no',
        where: ['calf'],
        when: ['in-bed'],
        duration: 'seconds',
        between: [],
      },
    ],
    [
      'numbness that is known nerve damage',
      { conditions: ['condition.diabetes', 'condition.neuropathy'], where: ['foot'], between: ['numbness'] },
    ],
    ['weakness that has been the same for months', { between: ['weakness'], loss: 'old' }],
    ['tingling alone', { between: ['numbness'], loss: 'tingling' }],
    [
      'an HRT patch with a leg that hurts by day',
      { medicines: ['estradiol patch, gel or spray'], sides: 'one', when: ['resting'], between: [] },
    ],
    ['heavy sweating in somebody well', { age: 30, fluid_loss: 'yes', fluids: 'low', medicines: [] }],
    [
      'pregnancy with cramps in either leg',
      { pregnancy: 'pregnant', sides: 'varies', duration: 'minutes', between: [] },
    ],
    ['short cramps with hormones', { medicines: ['Microgynon'], sides: 'one', duration: 'minutes', between: [] }],
    [
      'a calf cramp in bed with narrowed arteries',
      { conditions: ['condition.pad'], where: ['calf'], when: ['in-bed'], duration: 'seconds' },
    ],
    ['cramps in hands and feet for months', { where: ['foot', 'hands-or-elsewhere'], frequency: 'weekly' }],
    [
      'a teenager with short night cramps',
      { age: 15, where: ['calf'], when: ['in-bed', 'exercise'], duration: 'seconds', between: [] },
    ],
  ])('are not raised by %s', (_who, facts) => {
    expect(flagsOf(facts)).toEqual([]);
  });
});

describe('what is offered', () => {
  it('leaves out drinks with potassium for somebody on trimethoprim', () => {
    const sweaty: Facts = { age: 40, pregnancy: 'no', fluid_loss: 'yes', conditions: [], between: [], fluids: 'usual' };
    const offered = (facts: Facts) => triage.assess(facts).remedies.map(({ id }) => id);
    expect(offered({ ...sweaty, medicines: [] })).toContain('remedy.electrolyte-drink');
    expect(offered({ ...sweaty, medicines: ['trimethoprim'] })).not.toContain('remedy.electrolyte-drink');
  });

  it('puts the medicine review first where a medicine has a strong link', () => {
    const { remedies } = triage.assess({
      medicines: ['Fostair'],
      conditions: [],
      between: [],
      age: 60,
      day_posture: 'long-standing',
    });
    expect(remedies[0]?.id).toBe('remedy.medicine-review');
    expect(remedies[1]?.id).toBe('remedy.stretch-now');
  });
});

describe('answers that do not go together', () => {
  it.each<[string, Facts, string | undefined]>([
    ['pregnant-at-that-age', { age: 80, pregnancy: 'pregnant' }, 'soon'],
    ['long-or-short', { duration: 'seconds', flags: ['flag.cramp-over-10-minutes'] }, 'urgent'],
    ['child-or-adult', { age: 4, medicines: ['simvastatin'] }, 'soon'],
    ['pregnant-or-not', { pregnancy: 'no', flags: ['flag.pregnant-one-leg'] }, 'urgent'],
    ['one-or-both-legs', { between: ['one-leg-swelling', 'both-legs-swelling'] }, 'urgent'],
    ['medicine-not-named', { medicines: [], flags: ['flag.statin-muscle-symptoms'] }, 'urgent'],
  ])('%s is noticed, and the more serious one counts: %j', (id, facts, urgency) => {
    const outcome = triage.assess(facts);
    expect(outcome.contradictions.map((one) => one.id)).toEqual([`contradiction.${id}`]);
    expect(outcome.urgency).toBe(urgency);
  });

  it('are not seen where there are none', () => {
    expect(
      triage.assess({ age: 30, pregnancy: 'pregnant', duration: 'seconds', medicines: [] }).contradictions,
    ).toEqual([]);
  });
});

describe('how soon to see someone', () => {
  const well: Facts = {
    age: 60,
    where: ['calf'],
    when: ['in-bed'],
    duration: 'seconds',
    between: [],
    medicines: [],
    conditions: [],
  };
  it.each<[string, Facts]>([
    ['self-care', { ...well, frequency: 'now-and-then' }],
    ['self-care', { ...well, frequency: 'weekly', sleep_stress: 'fine' }],
    ['soon', { ...well, frequency: 'weekly', sleep_stress: 'poor-sleep' }],
    ['soon', { ...well, frequency: 'most-nights' }],
    ['soon', { ...well, between: ['numbness'] }],
    ['soon', { ...well, between: ['both-legs-swelling'] }],
    ['soon', { ...well, when: ['walking'] }],
    ['soon', { ...well, where: ['foot', 'hands-or-elsewhere'], frequency: 'weekly', sleep_stress: 'fine' }],
    ['soon', { ...well, where: ['hands-or-elsewhere'], frequency: 'weekly', between: ['numbness'] }],
    ['soon', { ...well, medicines: ['ramipril'], medicine_change: 'yes' }],
    ['soon', { ...well, alcohol: 'heavy' }],
    ['soon', { ...well, age: 30, pregnancy: 'pregnant' }],
    ['soon', { ...well, age: 12 }],
    ['soon', { ...well, conditions: ['condition.heart-failure'] }],
    ['soon', { ...well, tried: ['remedy.magnesium'], conditions: ['condition.diabetes'] }],
  ])('%s: %j', (urgency, facts) => {
    expect(triage.assess(facts).urgency).toBe(urgency);
  });
});

describe('what is taken already', () => {
  const first = (facts: Facts) => {
    const { urgency, flags, soon } = triage.assess(facts);
    return [urgency, [...flags, ...soon][0]?.id];
  };

  it.each<[string, string, Facts]>([
    ['urgent', 'flag.potassium-with-risk', { medicines: ['ramipril', 'LoSalt'] }],
    ['urgent', 'flag.potassium-with-risk', { medicines: ['ramipril'], tried: ['remedy.potassium-salt-substitute'] }],
    ['urgent', 'flag.potassium-with-risk', { medicines: ['spironolactone', 'potassium chloride'] }],
    ['urgent', 'flag.potassium-with-risk', { medicines: ['tacrolimus', 'potassium'] }],
    ['urgent', 'flag.potassium-with-risk', { medicines: ['Septrin', 'Sando K'] }],
    ['urgent', 'flag.potassium-with-risk', { medicines: ['LoSalt'], conditions: ['condition.kidney-disease'] }],
    ['urgent', 'flag.potassium-with-risk', { medicines: ['Span K'], conditions: ['condition.kidney-disease'] }],
    ['urgent', 'flag.vitamin-k-with-warfarin', { medicines: ['warfarin', 'vitamin K2'] }],
    ['urgent', 'flag.vitamin-k-with-warfarin', { medicines: ['Marevan'], tried: ['remedy.vitamin-k2'] }],
    ['soon', 'soon.potassium-in-use', { medicines: ['digoxin', 'potassium'] }],
    ['soon', 'soon.magnesium-in-use', { medicines: ['magnesium'], conditions: ['condition.kidney-disease'] }],
    ['soon', 'soon.tonic-in-use', { tried: ['remedy.tonic-water'], medicines: ['amiodarone'] }],
    ['soon', 'soon.herbal-and-blood-thinner', { medicines: ['apixaban', 'turmeric'] }],
    ['soon', 'soon.liquorice-in-use', { medicines: ['indapamide', 'liquorice tea'] }],
    ['soon', 'soon.grapefruit-in-use', { medicines: ['tacrolimus', 'grapefruit juice'] }],
    ['soon', 'soon.salt-in-use', { medicines: ['baking soda'], conditions: ['condition.heart-failure'] }],
    ['soon', 'soon.herbal-and-medicine', { medicines: ['St Johns wort', 'the pill'] }],
    ['urgent', 'flag.potassium-with-risk', { medicines: ['Lokelma', 'LoSalt'] }],
    ['urgent', 'flag.medicines-together', { medicines: ['warfarin', "St John's wort"] }],
    ['soon', 'soon.magnesium-in-use', { medicines: ['milk of magnesia'], conditions: ['condition.kidney-disease'] }],
    ['soon', 'soon.magnesium-in-use', { tried: ['remedy.magnesium'], conditions: ['condition.myasthenia-gravis'] }],
    ['soon', 'soon.magnesium-and-medicine', { medicines: ['digoxin', 'magnesium'] }],
    ['soon', 'soon.magnesium-and-medicine', { medicines: ['lithium'], tried: ['remedy.magnesium'] }],
    ['soon', 'soon.vitamin-e-in-use', { medicines: ['apixaban', 'vitamin E'] }],
    ['soon', 'soon.tonic-in-use', { tried: ['remedy.tonic-water'], conditions: ['condition.myasthenia-gravis'] }],
    ['soon', 'soon.calcium-in-use', { medicines: ['indapamide', 'calcium'] }],
  ])('comes first where it may harm: %s, %s: %j', (urgency, id, facts) => {
    expect(first(facts)).toEqual([urgency, id]);
  });

  it.each<[string, Facts]>([
    ['potassium with none of these', { medicines: ['potassium'], conditions: [] }],
    ['prescribed potassium with a water tablet', { medicines: ['Sando K', 'furosemide'], conditions: [] }],
    ['vitamin K2 with a blood thinner that does not work through it', { medicines: ['apixaban', 'vitamin K2'] }],
    ['magnesium in somebody well', { medicines: ['magnesium'], conditions: [] }],
    ['tonic water in somebody well', { tried: ['remedy.tonic-water'], conditions: [] }],
  ])('is no matter by itself: %s', (_who, facts) => {
    expect(first(facts)).toEqual(['self-care', undefined]);
  });

  it('is no medicine that nothing is known of', () => {
    expect(triage.assess({ medicines: ['LoSalt', 'potassium', 'Vitamin K2', 'calcium'] }).unknownMedicines).toEqual([]);
  });
});

describe('medicines that can harm each other', () => {
  const well: Facts = { age: 60, conditions: [], between: [], medicine_change: 'no', fluid_loss: 'no' };
  const actsOf = (facts: Facts) =>
    triage.assess(facts).flags.flatMap(({ because }) => because.flatMap(({ act }) => act ?? []));

  it.each<[RegExp, Facts]>([
    [/before the next quinine tablet/, { medicines: ['quinine', 'Betapace'] }],
    [/before the next quinine tablet/, { medicines: ['quinine sulphate', 'Celexa'] }],
    [/before the next quinine tablet/, { medicines: ['quinine', 'clarithromycin'] }],
    [/before the next quinine tablet.*blood test/, { medicines: ['quinine', 'Marevan'] }],
    [/which statin is yours, and keep taking one/, { medicines: ['Lipitor', 'simvastatin'] }],
    [/Leave red yeast rice off/, { medicines: ['Crestor', 'red yeast rice'] }],
    [/Leave red yeast rice off/, { medicines: ['statin', 'red yeast rice'] }],
    [/before the next dose of either/, { medicines: ['Colcrys', 'Klaricid'] }],
    [/before the next dose of either/, { medicines: ['colchicine', 'verapamil'] }],
    [/blood test of your potassium/, { medicines: ['trimethoprim', 'ramipril'] }],
    [/blood test of your potassium/, { medicines: ['Septrin', 'Aldactone'] }],
    [/blood test of your potassium/, { medicines: ['trimethoprim'], conditions: ['condition.kidney-disease'] }],
    [/lithium level, and go on with lithium/, { medicines: ['Priadel', 'ibuprofen'], medicine_change: 'yes' }],
    [/blood test of your kidneys/, { medicines: ['naproxen', 'ramipril', 'furosemide'], age: 80 }],
    [/blood test of your kidneys/, { medicines: ['Nurofen', 'losartan', 'indapamide'], medicine_change: 'yes' }],
    [/before the next tablet of either/, { medicines: ['simvastatin', 'Vfend'] }],
    [/before the next tablet of either/, { medicines: ['atorvastatin', 'fusidic acid'] }],
  ])('are for today, and what to do is said: %s: %j', (says, facts) => {
    expect(triage.assess({ ...well, ...facts }).urgency).toBe('urgent');
    expect(actsOf({ ...well, ...facts })).toContainEqual(expect.stringMatching(says));
  });

  it.each<[string, Facts]>([
    ['soon.lithium-and-medicine', { medicines: ['lithium', 'naproxen'] }],
    ['soon.lithium-and-medicine', { medicines: ['lithium', 'lisinopril'] }],
    ['soon.kidneys-three-medicines', { medicines: ['ibuprofen', 'ramipril', 'bendroflumethiazide'] }],
  ])('are for the next days where nothing is new: %s: %j', (id, facts) => {
    const { urgency, soon } = triage.assess({ ...well, ...facts });
    expect(urgency).toBe('soon');
    expect(soon.map((one) => one.id)).toContain(id);
  });

  it.each<[string, Facts]>([
    ['one statin by two of its names', { medicines: ['Lipitor', 'atorvastatin'] }],
    ['a statin named by kind and by name', { medicines: ['statin', 'atorvastatin'] }],
    ['a statin and ezetimibe', { medicines: ['atorvastatin', 'ezetimibe'] }],
    ['one tablet that holds both', { medicines: ['Vytorin'] }],
    ['azithromycin with a statin or colchicine', { medicines: ['colchicine', 'azithromycin', 'atorvastatin'] }],
    ['two of the three for the kidneys', { medicines: ['ibuprofen', 'ramipril'], age: 80 }],
    ['a blood pressure tablet and a water tablet', { medicines: ['ramipril', 'furosemide'], age: 80 }],
    ['quinine with ramipril', { medicines: ['quinine', 'ramipril'] }],
  ])('are not seen in %s', (_who, facts) => {
    expect(flagsOf({ ...well, ...facts })).toEqual([]);
  });

  it('never have a prescribed medicine stopped', () => {
    const { act, raised } = shipped.flags.find(({ id }) => id === 'flag.medicines-together')!;
    expect([act, ...raised.flatMap((rule) => rule.act ?? [])].join(' ')).not.toMatch(/\bstop\b/i);
  });
});

describe('a day of illness', () => {
  const ill: Facts = { fluid_loss: 'yes', fluids: 'usual', age: 50, conditions: [] };
  const actsFor = (facts: Facts) =>
    triage.assess(facts).flags.flatMap(({ because }) => because.flatMap(({ act }) => act ?? []));

  it.each<[string, RegExp, Facts]>([
    ['insulin', /Never stop insulin, even when you cannot eat/, { ...ill, medicines: ['Lantus'] }],
    [
      'an SGLT2 tablet',
      /-gliflozin, official hospital advice is to stop it while you are ill/,
      { ...ill, medicines: ['Forxiga'] },
    ],
    ['one hidden in a brand', /-gliflozin/, { ...ill, medicines: ['Xigduo'] }],
    ['another', /-gliflozin/, { ...ill, medicines: ['Glyxambi'] }],
    ['steroid tablets', /Never stop or skip steroid tablets/, { ...ill, medicines: ['prednisolone'] }],
    ['digoxin', /before the next digoxin tablet/, { ...ill, medicines: ['digoxin'] }],
    ['lithium', /before the next tablet, and ask for a lithium level/, { ...ill, medicines: ['Priadel'] }],
    ['a transplant medicine', /call your transplant unit today/, { ...ill, medicines: ['ciclosporin'] }],
    ['colchicine', /before the next colchicine tablet/, { ...ill, medicines: ['colchicine'] }],
    ['a medicine against fits', /Do not stop your medicine against fits/, { ...ill, medicines: ['Keppra'] }],
    ['metformin, drinking little', /Metformin is often paused/, { ...ill, fluids: 'low', medicines: ['metformin'] }],
    [
      'a weight-loss injection, drinking little',
      /before the next tablet or injection/,
      { ...ill, fluids: 'low', medicines: ['Wegovy'] },
    ],
    ['gliclazide, drinking little', /sugar can drop too low/, { ...ill, fluids: 'low', medicines: ['gliclazide'] }],
    ['ramipril, drinking little', /plan to pause/, { ...ill, fluids: 'low', medicines: ['ramipril'] }],
    ['ramipril and a water tablet', /plan to pause/, { ...ill, medicines: ['ramipril', 'furosemide'] }],
    [
      'losartan and naproxen',
      /Leave the painkiller off if you bought it/,
      { ...ill, medicines: ['losartan', 'naproxen'] },
    ],
    [
      'no parathyroid glands',
      /Your life depends on your calcium/,
      { ...ill, conditions: ['condition.hypoparathyroidism'] },
    ],
    [
      'pregnancy with dark pee',
      /Call your maternity unit or GP today/,
      { ...ill, age: 30, fluids: 'low', pregnancy: 'pregnant' },
    ],
  ])('is for today, and says what to do about it, with %s', (_who, says, facts) => {
    const { urgency, remedies } = triage.assess(facts);
    expect(urgency).toBe('urgent');
    expect(actsFor(facts)).toContainEqual(expect.stringMatching(says));
    const never = ['pickle-juice', 'electrolyte-drink', 'drink-to-thirst', 'massage', 'painkiller-after'];
    expect(remedies.filter(({ id }) => never.includes(id.replace('remedy.', '')))).toEqual([]);
  });

  it.each<[string, Facts]>([
    ['metformin, drinking as usual', { ...ill, medicines: ['metformin'] }],
    ['ramipril, drinking as usual', { ...ill, medicines: ['ramipril'] }],
    ['warfarin', { ...ill, medicines: ['warfarin'] }],
    ['pregnancy, drinking as usual', { ...ill, age: 30, pregnancy: 'pregnant', medicines: [] }],
  ])('is for the next days with %s', (_who, facts) => {
    expect(triage.assess(facts).urgency).toBe('soon');
  });

  it('tells a pregnant woman who needs help today nothing of her next visit', () => {
    const { soon } = triage.assess({ ...ill, age: 30, fluids: 'low', pregnancy: 'pregnant' });
    expect(JSON.stringify(soon)).not.toMatch(/next visit/);
  });
});

describe('low or no parathyroid function', () => {
  const known: Facts = {
    conditions: ['condition.hypoparathyroidism'],
    medicines: ['alfacalcidol', 'Adcal D3'],
    where: ['calf'],
  };

  it('is for soon with old calf cramps, and for today with tingling, spasms or anything new', () => {
    expect(triage.assess({ ...known, frequency: 'weekly', between: [] }).urgency).toBe('soon');
    for (const more of [{ between: ['numbness'] }, { where: ['hands-or-elsewhere'] }, { frequency: 'first-time' }]) {
      expect(flagsOf({ ...known, ...more })).toContain('low-calcium-parathyroid');
    }
  });

  it('never has calcium withheld', () => {
    for (const more of [
      {},
      { medicines: ['indapamide', 'digoxin', 'warfarin', 'calcium'] },
      {
        conditions: [
          'condition.hypoparathyroidism',
          'condition.kidney-disease',
          'condition.kidney-stones-high-calcium',
        ],
      },
      { where: ['hands-or-elsewhere'] },
      { fluid_loss: 'yes' },
      { pregnancy: 'pregnant' },
    ]) {
      const { withheld } = triage.assess({ ...known, ...more });
      expect(withheld.map(({ id }) => id)).not.toContain('remedy.calcium-vitamin-d');
    }
  });
});

describe('long-term conditions and statins', () => {
  it.each<[string, Facts]>([
    [
      'a first brief cramp with heart failure',
      { conditions: ['condition.heart-failure'], frequency: 'first-time', duration: 'minutes' },
    ],
    [
      'a first brief cramp with kidney disease',
      { conditions: ['condition.kidney-disease'], frequency: 'first-time', duration: 'minutes' },
    ],
    [
      'a night cramp on a statin',
      { medicines: ['atorvastatin'], where: ['calf'], when: ['in-bed'], frequency: 'first-time' },
    ],
  ])('make %s a matter of days, not of today', (_who, facts) => {
    expect(triage.assess(facts)).toMatchObject({ urgency: 'soon', flags: [] });
  });

  it('says one speed for a night cramp on a statin', () => {
    const { soon } = triage.assess({ medicines: ['atorvastatin'], where: ['calf'], when: ['in-bed'] });
    expect(soon.map(({ because }) => because[0]?.text).join(' ')).toMatch(
      /in the next days.*Muscle pain by day.*a call today/,
    );
  });

  it.each<[string, Facts]>([
    ['itraconazole', { medicines: ['simvastatin', 'itraconazole'] }],
    [
      'new cramps and an underactive thyroid',
      { medicines: ['atorvastatin'], conditions: ['condition.hypothyroid'], frequency: 'first-time' },
    ],
  ])('make it a matter of today with %s', (_who, facts) => {
    expect(flagsOf(facts)).toContain('statin-muscle-symptoms');
  });
});

describe('the length of the check', () => {
  const usual: Facts = {
    flags: [],
    where: ['calf'],
    sides: 'varies',
    when: ['in-bed'],
    duration: 'minutes',
    between: [],
    medicines: [],
    conditions: [],
    pregnancy: 'no',
    fluids: 'usual',
    fluid_loss: 'no',
    alcohol: 'some',
    caffeine: 'morning',
    smoking: 'no',
    activity: 'usual',
    day_posture: 'mixed',
    stretching: 'never',
    footwear: 'supportive',
    bed: ['neither'],
    tried: [],
  };
  const ages = [28, 35, 57, 70, 84];
  const often = ['first-time', 'now-and-then', 'weekly', 'most-nights'];
  const sleep = ['fine', 'poor-sleep', 'stressed'];

  it.each(
    ages.flatMap((age) =>
      often.flatMap((frequency) => sleep.map((sleep_stress) => [age, frequency, sleep_stress] as const)),
    ),
  )(
    'is at most 12 answers after the danger signs for somebody well: %s, %s, sleep %s',
    (age, frequency, sleep_stress) => {
      const person: Facts = { ...usual, age, frequency, sleep_stress };
      const asked: string[] = [];
      const told: Record<string, Facts[string]> = {};
      for (;;) {
        const id = triage.applicable(told).find((one) => !asked.includes(one));
        if (id === undefined) {
          break;
        }
        asked.push(id);
        const { fact } = shipped.questions.find((question) => question.id === id)!;
        told[fact] = person[fact]!;
      }
      expect(asked.slice(0, 3)).toEqual(['question.danger-life', 'question.danger-leg', 'question.between']);
      expect(asked.length - 3).toBeLessThanOrEqual(12);
    },
  );
});
