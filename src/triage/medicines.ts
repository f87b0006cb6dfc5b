import type { MedicineMention } from '../knowledge/facts';
import type { Knowledge, Medicine } from '../knowledge/knowledge';
import type { Outcome } from './outcome';

/** How firmly a medicine is linked, firmest first; `safety` is no blame at all. */
const LINKS = ['strong', 'some', 'weak', 'safety'] as const satisfies readonly Medicine['link'][];

/** Groups the medicines that were recognised by class, in the order of the content; a class is as firmly linked as its firmest member named. */
export function medicinesOf(knowledge: Knowledge, mentions: readonly MedicineMention[]): Outcome['medicines'] {
  if (mentions.length === 0) {
    return [];
  }
  return knowledge.medicines.flatMap((medicine) => {
    const names = [...new Set(mentions.filter(({ id }) => id === medicine.id).map(({ name }) => name))].sort();
    if (names.length === 0) {
      return [];
    }
    const links = names.map((name) => medicine.substances.find((one) => one.name === name)?.link ?? medicine.link);
    return [{ id: medicine.id, names, link: LINKS.find((link) => links.includes(link)) ?? medicine.link }];
  });
}
