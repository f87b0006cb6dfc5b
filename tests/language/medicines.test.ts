import { loadKnowledge } from '../../src/knowledge/load';
import { createLanguage } from '../../src/language/language';
import { createLexicon } from '../../src/language/lexicon';
import { readPack } from '../../src/pack/pack';
import { samplePack } from './sample-pack';

const { medicines } = createLanguage(samplePack());
const names = (text: string) => medicines(text).map(({ name }) => name);

describe('medicines', () => {
  it('finds several in a sentence with doses and filler, in order, with the words of the person', () => {
    expect(medicines('I take Lipitor 20mg at night, hydrochlorthiazide and sometimes advil')).toEqual([
      { id: 'medicine.statins', name: 'atorvastatin', as: 'Lipitor' },
      { id: 'medicine.thiazides', name: 'hydrochlorothiazide', as: 'hydrochlorthiazide' },
      { id: 'medicine.others', name: 'ibuprofen', as: 'advil' },
    ]);
  });

  it.each([
    ['atorvastitin', 'atorvastatin'],
    ['ATORVASTATIN', 'atorvastatin'],
    ['furesemide', 'furosemide'],
    ['frusemide 40', 'furosemide'],
    ['simvastatine', 'simvastatin'],
    ['hctz', 'hydrochlorothiazide'],
    ['lipitro', 'atorvastatin'],
    ['Breo Ellipta', 'fluticasone + vilanterol'],
    ['breo', 'fluticasone + vilanterol'],
    ['my vilanterol', 'fluticasone + vilanterol'],
    ['Toprol-XL', 'metoprolol'],
    ['toprol xl 50 mg', 'metoprolol'],
    ['prednisone', 'prednisone'],
    ['prednisolone', 'prednisolone'],
    ['a statin', 'statin'],
    ['statins', 'statin'],
    ['cholesterol pills', 'cholesterol tablet'],
    ['the blue inhaler', 'blue inhaler'],
    ['li\u200bpitor', 'atorvastatin'],
  ])('reads "%s" as %s', (text, name) => {
    expect(names(text)).toEqual([name]);
  });

  it('tells a brand from a longer one that begins with it', () => {
    expect(names('Diovan')).toEqual(['valsartan']);
    expect(names('Diovan HCT')).toEqual(['hydrochlorothiazide']);
    expect(names('co-diovan')).toEqual(['hydrochlorothiazide']);
  });

  it('gives every substance of a brand that holds two, and every class of a kind', () => {
    expect(medicines('moduretic')).toEqual([
      { id: 'medicine.thiazides', name: 'hydrochlorothiazide', as: 'moduretic' },
      { id: 'medicine.sparing', name: 'amiloride', as: 'moduretic' },
    ]);
    expect(medicines('water pills').map(({ id }) => id)).toEqual(['medicine.thiazides', 'medicine.sparing']);
  });

  it('reads a comma list, a name a line, and a name said twice once', () => {
    const expected = ['atorvastatin', 'furosemide', 'ibuprofen'];
    expect(names('lipitor,lasix,advil')).toEqual(expected);
    expect(names('lipitor\nlasix 40mg\r\nadvil\nlipitor')).toEqual(expected);
  });

  it.each([
    'the result is normal',
    'I got it at the station',
    'a motor and a camera',
    'I feel better since april',
    'stain on my satin sheet',
    'value for money',
    'noral',
    'paracetamol',
    'water',
    'tablet',
    '',
  ])('finds none in "%s"', (text) => {
    expect(medicines(text)).toEqual([]);
  });

  it('does not guess between names of two classes that are equally near', () => {
    expect(names('prednisolne')).toEqual(['prednisolone']);
    expect(names('verlix')).toEqual(['ibuprofen']);
    expect(names('verlex')).toEqual([]);
  });
});

describe('the shipped names', () => {
  const knowledge = loadKnowledge(readPack());
  const lexicon = createLexicon(knowledge);
  const read = (text: string) => lexicon.medicines.mentions(lexicon.analyse(text));
  const ids = (text: string) => [...new Set(read(text).map(({ id }) => id.replace('medicine.', '')))];

  it.each([
    ['hydrochlorthiazide', ['thiazide-diuretics']],
    ['lizinopril', ['ace-inhibitors-arbs']],
    ['sinvastatin', ['statins']],
    ['amlodapine', ['calcium-channel-blockers']],
    ['ibuprophen', ['nsaids']],
    ['xeralto', ['blood-thinners']],
    ['lisino pril', ['ace-inhibitors-arbs']],
    ['hydro chlorothiazide', ['thiazide-diuretics']],
    ['codiovan', ['thiazide-diuretics', 'ace-inhibitors-arbs']],
    ['toprolxl', ['beta-blockers']],
    ['ramipril5mg', ['ace-inhibitors-arbs']],
    ['anti depressants', ['antidepressants-sedatives']],
    ['the blue inhaler', ['saba-inhalers']],
    ['thyroid tablet', ['thyroid-other']],
    ['a pill for my cholesterol', ['statins']],
    ['my inhaler, Ventolin', ['saba-inhalers']],
    ['hydrocodone', ['opioids-painkillers']],
    ['rituximab', ['immune-medicines']],
    ['calcium acetate', ['phosphate-binders-anaemia']],
    ['colchicine', ['gout-medicines']],
  ])('reads "%s"', (text, expected) => {
    expect(ids(text).sort()).toEqual([...expected].sort());
  });

  it.each<[string, string[]]>([
    [
      'potassium-salt-substitute',
      [
        'potassium tablets',
        'potassium tablet 600 mg',
        'slow-release potassium',
        'slow release potassium tablets',
        'potassium capsules I bought',
        'potassium pills',
        'potassium chloride tablets',
        'effervescent potassium tablets',
        'potassium citrate sachets',
        'potasium tablets',
        'Sando-K',
        'sandok',
        'Slow-K 600mg',
        'K-Dur 20 mEq',
        'Klor-Con M20',
        'Span-K',
        'Kay-Cee-L syrup',
      ],
    ],
    ['magnesium', ['magnesium tablets', 'magnesium capsules 400mg', 'magnesium powder', 'mag glycinate', 'Mag-Ox']],
    ['calcium-vitamin-d', ['calcium tablets', 'vit D', 'vitamin D3 capsules', 'calcium and vitamin D', 'Adcal-D3']],
    ['b-complex', ['vitamin B complex tablets', 'B-complex capsules']],
    ['vitamin-b12', ['B12 injections', 'vit B12 spray']],
    ['vitamin-k2', ['vit K2', 'vitamin K tablets', 'MK-7 capsules']],
    ['vitamin-e', ['vitamin E capsules', 'vit E 400 IU']],
    ['electrolyte-drink', ['electrolyte tablets', 'salt tablets', 'Dioralyte sachets']],
    ['folk', ['magnesium spray', 'magnesium oil spray']],
    ['tonic-water', ['diet tonic water', 'quinine water']],
  ])('know %s by its forms, strengths, short names and brands', (remedy, said) => {
    expect(said.map((text) => [text, read(text).map(({ id }) => id)])).toEqual(
      said.map((text) => [text, [`remedy.${remedy}`]]),
    );
    for (const other of ['potassium iodide', 'vitamin C', 'iron tablets', 'tablets']) {
      expect([other, read(other)]).toEqual([other, []]);
    }
  });

  it.each([
    ['atorvastatin', 'exact', ['content/medicines.yaml']],
    ['atorvstatin', 'repaired', ['content/medicines.yaml']],
    ['lisino pril', 'joined', ['content/medicines.yaml']],
    ['cholesterol tablets', 'kind', ['content/medicines.yaml']],
    ['heart tablets', 'vague', ['content/medicine-kinds.yaml']],
    ['baclofen', 'exact', ['content/medicines.yaml']],
    ['riluzole', 'exact', ['content/medicine-groups.yaml']],
    ['LoSalt', 'exact', ['content/remedies.yaml']],
  ])('say how certain "%s" is, and where it stands', (text, certainty, files) => {
    const [entity, ...others] = lexicon.medicines.find(lexicon.analyse(text).tokens);
    expect(others).toEqual([]);
    expect(entity?.certainty).toBe(certainty);
    expect([...new Set(entity?.rules.map(({ file }) => file))]).toEqual(expect.arrayContaining(files));
  });

  it.each([
    'voltarol gel',
    'Voltarol 1.16% Emulgel',
    'hydrocortisone cream',
    'hydrocortisone 1% cream',
    'steroid cream',
    'a cream with hydrocortisone',
    'topical steroid',
    'betamethasone valerate ointment',
    'timolol eye drops',
    'timolol 0.5% eye drops',
    'eye drops (timolol)',
    'timolol (eye drops)',
    'prednisolone drops',
    'ciprofloxacin ear drops',
    'ofloxacin eyedrops',
    'steroid nasal spray',
    'ketoconazole shampoo',
    'terbinafine cream',
    'erythromycin gel for acne',
    'diclofenac patch',
    'a gel called ibuprofen',
    'vaginal oestrogen cream',
    'oestrogen pessary',
    'magnesium foot bath',
    'painkiller gel',
  ])('count "%s" as no medicine that acts in the whole body', (said) => {
    expect(ids(said)).toEqual([]);
    expect(lexicon.medicines.names(lexicon.analyse(said)).map(({ local }) => local !== undefined)).toEqual([true]);
  });

  it.each([
    ['oestrogen patch', 'oestrogens-contraception'],
    ['evorel patch', 'oestrogens-contraception'],
    ['oestrogel', 'oestrogens-contraception'],
    ['contraceptive patch', 'oestrogens-contraception'],
    ['contraceptive ring', 'oestrogens-contraception'],
    ['fentanyl patch', 'opioids-painkillers'],
    ['rivastigmine patches', 'cholinesterase-inhibitors'],
    ['rotigotine patch', 'parkinsons-medicines'],
    ['clonidine patch', 'central-blood-pressure'],
    ['desmopressin nasal spray', 'desmopressin'],
    ['GTN spray', 'nitrates-angina'],
    ['salbutamol inhaler', 'saba-inhalers'],
    ['inhaled levofloxacin', 'antibiotics-antifungals'],
    ['denosumab injection', 'bone-medicines'],
    ['diclofenac suppositories', 'nsaids'],
    ['prednisolone enema', 'steroids'],
    ['steroid injection', 'steroids'],
    ['ibuprofen gel and tablets', 'nsaids'],
    ['prednisolone, eye drops', 'steroids'],
    ['prednisolone and eye drops', 'steroids'],
  ])('count "%s" as the medicine', (said, id) => {
    expect(ids(said)).toEqual([id]);
  });

  it('give a form to the name beside it alone', () => {
    expect(ids('ramipril, voltarol gel and furosemide')).toEqual(['ace-inhibitors-arbs', 'loop-diuretics']);
    expect(ids('ibuprofen and diclofenac gel')).toEqual(['nsaids']);
  });

  it.each([
    ['amlodipine/valsartan', ['ace-inhibitors-arbs', 'calcium-channel-blockers']],
    ['amlodipine-valsartan 5/160', ['ace-inhibitors-arbs', 'calcium-channel-blockers']],
    ['co-amilofruse', ['loop-diuretics', 'potassium-sparing-diuretics']],
    ['losartan-hctz', ['ace-inhibitors-arbs', 'thiazide-diuretics']],
    ['losartan HCT', ['ace-inhibitors-arbs', 'thiazide-diuretics']],
    ['telmisartan 40 / amlodipine 5', ['ace-inhibitors-arbs', 'calcium-channel-blockers']],
    ['atorva/ezetimibe', ['other-lipid-medicines', 'statins']],
    ['sitagliptin+metformin', ['diabetes-weight-medicines']],
    ['Pan D', ['acid-suppressants', 'antipsychotics-antisickness']],
    ['perindopril indapamide', ['ace-inhibitors-arbs', 'thiazide-diuretics']],
    ['triamterene-hctz', ['potassium-sparing-diuretics', 'thiazide-diuretics']],
  ])('give "%s" to each of its parts', (said, expected) => {
    expect(ids(said).sort()).toEqual(expected);
  });

  it('take no cream or drops with fusidic acid for the tablets', () => {
    expect(ids('fusidic acid')).toEqual(['antibiotics-antifungals']);
    for (const text of ['fusidic acid cream', 'fusidic acid eye drops', 'Fucidin cream']) {
      expect(ids(text)).toEqual([]);
    }
  });

  it('marks a kind that may be of several classes', () => {
    const found = read('my blood pressure pill');
    expect(found.length).toBeGreaterThan(1);
    expect(found.every(({ vague, as }) => vague === true && as === 'blood pressure pill')).toBe(true);
  });

  it.each([
    'zyrtec',
    'desogestrel',
    'fluticasone spray',
    'solifenacin',
    'riluzole',
    'centrum',
    'paracetamol',
    'mini pill',
  ])('takes "%s" for no other medicine', (text) => {
    expect(ids(text)).toEqual([]);
  });

  it('finds a name with one slip in a long word nearly always, and hardly ever another', () => {
    const names = knowledge.medicines.flatMap(({ id, substances }) =>
      substances.flatMap(({ name, also, brands }) =>
        [name, ...also, ...brands].map((called) => ({ id, called: called.toLowerCase() })),
      ),
    );
    const slips = names
      .filter(({ called }) => /^[a-z]{8,}$/.test(called))
      .flatMap(({ id, called }) =>
        [2, 4, 6].map((at) => ({ id: id.replace('medicine.', ''), text: called.slice(0, at) + called.slice(at + 1) })),
      );
    const found = slips.filter(({ id, text }) => ids(text).includes(id));
    const wrong = slips.filter(({ id, text }) => ids(text).length > 0 && !ids(text).includes(id));
    expect(found.length / slips.length).toBeGreaterThan(0.97);
    expect(wrong.length / slips.length).toBeLessThan(0.005);
  });
});
