import { loadKnowledge } from '../../src/knowledge/load';
import { createLexicon } from '../../src/language/lexicon';
import { readPack } from '../../src/pack/pack';

const knowledge = loadKnowledge(readPack());
const { medicines, analyse } = createLexicon(knowledge);
const read = (text: string) => medicines.mentions(analyse(text));
const names = (text: string) =>
  read(text)
    .filter(({ id, vague }) => id.startsWith('medicine.') && !vague)
    .map(({ name }) => name);
const classes = (text: string) => [...new Set(read(text).map(({ id }) => id.replace('medicine.', '')))];

describe('a real name is never taken for a slip of another', () => {
  it.each([
    ['Zaponex', 'levalbuterol'],
    ['Soliqua', 'ethinylestradiol'],
    ['cycloserine', 'ciclosporin'],
    ['iloperidone', 'domperidone'],
    ['saxagliptin', 'sitagliptin'],
    ['quinidine', 'quinine'],
    ['hydroxychloroquine', 'quinine'],
    ['Lamictal', 'terbinafine'],
    ['Lamisil', 'lamotrigine'],
    ['Losec', 'furosemide'],
    ['Lasix', 'omeprazole'],
    ['Celexa', 'celecoxib'],
    ['Celebrex', 'citalopram'],
    ['Zyrtec', 'olanzapine'],
    ['Zyprexa', 'cetirizine'],
    ['Seroquel', 'fluticasone + salmeterol'],
    ['Seretide', 'quetiapine'],
    ['metformin', 'metronidazole'],
    ['metronidazole', 'metformin'],
    ['prednisolone', 'propranolol'],
    ['propranolol', 'prednisolone'],
    ['Priadel', 'repaglinide'],
    ['Prandin', 'lithium'],
    ['Plendil', 'cilostazol'],
    ['Pletal', 'felodipine'],
    ['chloroquine', 'quinine'],
    ['trifluoperazine', 'flupentixol'],
    ['bosentan', 'losartan'],
    ['rifaximin', 'rifampicin'],
    ['sumatriptan', 'sertraline'],
  ])('%s is no %s', (text, other) => {
    expect(names(text)).not.toContain(other);
    expect(names(`I take ${text} 10 mg at night`)).not.toContain(other);
  });

  it.each([
    ['Zaponex', 'clozapine'],
    ['cycloserine', 'cycloserine'],
    ['iloperidone', 'iloperidone'],
    ['Plendil', 'felodipine'],
    ['Quinbisul', 'quinine'],
    ['Lithicarb', 'lithium'],
    ['Ciplox', 'ciprofloxacin'],
    ['Ecosprin', 'aspirin'],
    ['Karvea', 'irbesartan'],
  ])('%s is %s', (text, name) => {
    expect(names(text)).toEqual([name]);
  });

  it.each([
    ['furosemid', 'furosemide'],
    ['bisoprolal', 'bisoprolol'],
    ['xeralto', 'rivaroxaban'],
    ['kefalexin', 'cefalexin'],
    ['phurosemide', 'furosemide'],
    ['ketiapine', undefined],
    ['amlodapine', 'amlodipine'],
    ['ramapril', 'ramipril'],
  ])('a slip, %s, is read as %s', (text, name) => {
    expect(names(text)).toEqual(name === undefined ? [] : [name]);
  });

  it('takes no known name for a medicine with an entry', () => {
    const withEntry = new Set(
      knowledge.medicines
        .flatMap(({ substances, kinds }) => [
          ...substances.flatMap(({ name, also, brands }) => [name, ...also, ...brands]),
          ...kinds,
        ])
        .flatMap((name) => name.toLowerCase().split(/[^a-z0-9]+/)),
    );
    const known = [...knowledge.otherMedicines, ...knowledge.medicineGroups.flatMap((group) => group.names)].filter(
      (name) => /^[a-z]{5,}$/i.test(name) && !withEntry.has(name.toLowerCase()),
    );
    expect(known.length).toBeGreaterThan(700);
    expect(known.filter((name) => names(`I take ${name}`).length > 0)).toEqual([]);
  });
});

describe('"the pill" is the contraceptive, "the pills" are any', () => {
  it.each([
    'is it the pills',
    'my pills',
    'her pills',
    'the tablets',
    'take the pill for my blood pressure',
    'my pills for the heart',
    'too many pills',
    'water pills and other pills',
    'a pill for sleep',
  ])('names no contraceptive in "%s"', (text) => {
    expect(classes(text)).not.toContain('oestrogens-contraception');
  });

  it.each([
    'on the pill',
    'I take the pill',
    'birth control pills',
    'the contraceptive pill',
    'is it the pill',
    'the combined pill',
  ])('names the contraceptive in "%s"', (text) => {
    expect(classes(text)).toContain('oestrogens-contraception');
  });
});
