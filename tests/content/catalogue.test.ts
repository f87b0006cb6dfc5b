import { describe, expect, it } from '@jest/globals';
import { detailOf } from '../../src/knowledge/detail-of';
import type { EntryKind } from '../../src/knowledge/knowledge';
import { shipped } from '../triage/shipped';

/** Names that other tools and people rely on: more may be added, none may be renamed or dropped. */
const CATALOGUE: Readonly<Record<EntryKind, string>> = {
  faq: `
    what-is-it why-me why-at-night every-night are-they-dangerous how-common older-age stop-now why-stretch-works
    how-long-is-too-long sore-next-day clot-or-cramp restless-legs-or-cramp circulation-or-cramp nerve-or-cramp dehydration
    low-magnesium take-magnesium bananas-potassium pickle-juice-salt vitamin-k2 vitamins prevent home-remedies
    stretching-prevents how-to-stretch sleep-position exercise medicines-cause statins diuretics inhalers beta-blockers
    hormones other-medicines quinine tonic-water medical-conditions diabetes kidney-liver thyroid pregnancy children summer
    alcohol caffeine see-doctor tests foot-toe-thigh heat-or-cold massage compression painkillers footwear sitting-standing
    diet electrolyte-drinks relaxation folk-remedies prescription-treatments
  `,
  cause: `
    age muscle-fatigue inactivity tight-calf dehydration electrolytes poor-circulation veins nerves pregnancy alcohol
    stimulants nutrition medicines medical-conditions footwear-floors sleep-problems stress-tension heat-season
    no-known-cause
  `,
  medicine: `
    laba-inhalers saba-inhalers potassium-sparing-diuretics thiazide-diuretics loop-diuretics statins other-lipid-medicines
    beta-blockers calcium-channel-blockers ace-inhibitors-arbs oestrogens-contraception serms-aromatase-inhibitors
    bone-medicines iv-iron nsaids cholinesterase-inhibitors parkinsons-medicines antidepressants-sedatives
    antipsychotics-antisickness nerve-pain-epilepsy-medicines lithium acid-suppressants diabetes-weight-medicines steroids
    laxatives cancer-medicines transplant-gout-medicines antibiotics-antifungals stimulants-decongestants thyroid-other
    blood-thinners digoxin quinine
  `,
  condition: `
    cirrhosis kidney-disease lumbar-stenosis neuropathy diabetes pad heart-failure high-blood-pressure arthritis hypothyroid
    hyperthyroid addisons salt-imbalance parkinsons motor-neurone-disease restless-legs anaemia foot-shape cancer-treatment
    past-clot recent-injury-or-surgery myasthenia-gravis kidney-stones-high-calcium
  `,
  flag: `
    clot-on-lung life-threat blocked-artery cauda-equina compartment rhabdomyolysis severe-salt-imbalance tetanus
    severe-infection quinine-poisoning acute-dystonia heat-stroke spreading-weakness possible-dvt cramp-over-10-minutes
    wound-tetanus-risk statin-muscle-symptoms fluoroquinolone-tendon low-calcium-bone-medicine pad-rest-pain
    weakness-or-other-body-cramps fluid-loss-unwell toxin-contact pregnant-one-leg organ-disease-new-severe diabetic-foot
    quinine-bleeding child-warning-signs
  `,
  remedy: `
    stretch-now massage walk-it-off heat-or-cold painkiller-after pickle-juice calf-hamstring-stretch gentle-activity
    bedding-foot-position cut-alcohol less-caffeine drink-to-thirst shoes-and-breaks relaxation compression-stockings
    stop-smoking medicine-review magnesium potassium-salt-substitute calcium-vitamin-d b-complex vitamin-b12 vitamin-k2
    vitamin-e electrolyte-drink folk pregnancy-care quinine tonic-water prescription-only
  `,
};

const kinds = Object.keys(CATALOGUE) as EntryKind[];
const idsOf = (kind: EntryKind) =>
  CATALOGUE[kind]
    .trim()
    .split(/\s+/)
    .map((name) => `${kind}.${name}`);

describe('the catalogue', () => {
  it.each(kinds)('has every %s', (kind) => {
    expect(idsOf(kind).filter((id) => !shipped.entries.has(id))).toEqual([]);
  });

  it('counts every cause, class of medicines, condition, warning sign and remedy', () => {
    expect(kinds.map((kind) => idsOf(kind).length)).toEqual([60, 20, 33, 23, 28, 30]);
  });

  it.each([...kinds.flatMap(idsOf)])(
    '%s is whole: a title, a short answer, more, evidence, sources, what is next, a voice',
    (id) => {
      expect(shipped.entries.get(id)).toMatchObject({
        title: expect.stringMatching(/\S/),
        answer: expect.stringMatching(/\S/),
        evidence: expect.stringMatching(/\S/),
        sources: expect.arrayContaining([expect.any(String)]),
        related: expect.arrayContaining([expect.any(String)]),
        reviewed: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        speak: expect.stringMatching(/^[^*{}[\]]+$/),
      });
      expect(detailOf(shipped.entries.get(id)!)).toMatch(/\S/);
    },
  );

  it('says what to tell about every class of medicines, and never to stop one but in the four cases of official advice', () => {
    const stopping = shipped.medicines.filter(({ tell }) =>
      /(?<!Never |Do not |not )\bstop (it|taking|the)\b/i.test(tell),
    );
    expect(stopping.map(({ id }) => id)).toEqual([
      'medicine.statins',
      // The tablets ending in -gliflozin, on days of illness.
      'medicine.diabetes-weight-medicines',
      'medicine.antibiotics-antifungals',
      'medicine.quinine',
    ]);
    for (const { tell } of stopping) {
      expect(tell).toMatch(/[Oo]fficial/);
    }
  });
});

describe('the numbers to call', () => {
  const { about } = shipped;

  it('are never 111 in an emergency outside New Zealand', () => {
    const with111 = about.countries.filter(({ emergency }) => /\b111\b/.test(emergency));
    expect(with111.map(({ code }) => code)).toEqual(['NZ']);
  });

  it('are the local ones where the country is not known', () => {
    expect(about.numbers?.emergency).toBe('your local emergency number');
    expect(about.numbers?.advice).toBe('a doctor or an emergency department');
    for (const words of [about.numbers?.poisons, about.numbers?.crisis]) {
      expect(words).not.toMatch(/\d/);
    }
  });

  it('are an ambulance in Norway, a line for poisons where the public has one, and somebody to talk to', () => {
    const of = (code: string) => about.countries.find((country) => country.code === code);
    expect(of('NO')?.emergency).toBe('113');
    expect(of('GB')?.poisons).toMatch(/^111 .*Northern Ireland a GP or pharmacist/);
    expect(of('IE')?.poisons).toMatch(/01 809 2166/);
    expect(of('CA')?.poisons).toMatch(/1-844-764-7669/);
    const without = ['GB', 'IE', 'US', 'CA', 'AU', 'NZ', 'IN', 'ZA'].filter((code) => !of(code)?.crisis);
    expect(without).toEqual([]);
  });

  it('and the rules of a country are told to nobody elsewhere', () => {
    const said = [...shipped.entries.values()].flatMap((entry) => [
      entry.answer,
      entry.speak ?? '',
      ...(entry.kind === 'flag' ? [entry.act, ...entry.raised.map(({ act }) => act ?? '')] : []),
      ...(entry.kind === 'medicine' ? [entry.tell, ...entry.stopping.flatMap((one) => [one.asked, one.stopped])] : []),
    ]);
    const naming = said.filter((text) =>
      /\b(NHS|MHRA|FDA|Medsafe|TGA|111|999|911)\b.{0,40}\b(says|advis|not to|call)/.test(text),
    );
    expect(naming).toEqual([]);
  });

  it('stand beside what nobody has reviewed yet', () => {
    expect(about.reviewer).toBe('not yet clinically reviewed');
  });
});
