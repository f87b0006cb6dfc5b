import { createLanguage } from '../../src/language/language';
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
