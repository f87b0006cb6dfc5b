import type { MedicineMention } from '../triage/outcome';
import type { MedicineNames } from './medicine-names';
import { words } from './normal-form';

/** The medicines a text mentions, in the order of the text. */
export type ReadMedicines = (text: string) => readonly MedicineMention[];

/** Reads medicines with the words the person used for them. A name said twice is given once. */
export function createMedicineReader(names: MedicineNames): ReadMedicines {
  return (text) => {
    const tokens = words(text);
    const mentions = new Map<string, MedicineMention>();
    for (const { at, length, named } of names.find(tokens)) {
      const as = text.slice(tokens[at]!.start, tokens[at + length - 1]!.end);
      for (const { id, name } of named) {
        const key = `${id} ${name}`;
        if (!mentions.has(key)) {
          mentions.set(key, { id, name, as });
        }
      }
    }
    return [...mentions.values()];
  };
}
