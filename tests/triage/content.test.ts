import type { Facts } from '../../src/triage/outcome';
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
    expect(forOneReason).toEqual([expect.stringMatching(/^If its name ends in -gliflozin, NHS hospitals advise/)]);
  });

  it('of an emergency are all asked about before anything else, and one tap ends the check', () => {
    const screens = shipped.questions.slice(0, 3);
    expect(screens.flatMap(({ options }) => options.map(({ value }) => value))).toEqual(
      expect.arrayContaining(emergencies),
    );
    for (const { fact, single, optional, none } of screens) {
      expect({ fact, single, optional }).toEqual({ fact: 'flags', single: true, optional: false });
      expect(none).toBeDefined();
    }
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
    ['possible-dvt', { sides: 'one', duration: 'over-10-minutes', medicines: ['raloxifene'] }],
    ['possible-dvt', { sides: 'one', duration: 'over-10-minutes', conditions: ['condition.past-clot'] }],
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
    ['weakness-or-other-body-cramps', { where: ['calf', 'hands-or-elsewhere'] }],
    ['fluid-loss-unwell', { fluid_loss: 'yes', medicines: ['lithium'] }],
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
      expect(asked.slice(0, 4).every((id) => id.startsWith('question.danger-'))).toBe(true);
      expect(asked.length - 4).toBeLessThanOrEqual(12);
    },
  );
});
