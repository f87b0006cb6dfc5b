import type { MedicineMention } from '../knowledge/facts';
import type { MedicineNames } from './medicine-names';
import type { RemedyNamed } from './remedy-names';
import { words } from './text/normal-form';
import type { KnownName } from './understanding';

/** The medicines a text mentions, in the order of the text. */
export type ReadMedicines = (text: string) => readonly MedicineMention[];

/**
 * Reads medicines with the words the person used for them, and what content has a remedy for ("LoSalt"). A name said twice is given once; a kind that does not say which class
 * it is of is given once for each that it may be, unless a name says which ("my inhaler, Ventolin").
 */
export function createMedicineReader(names: MedicineNames, remedyNamed: RemedyNamed = () => undefined): ReadMedicines {
  return (text) => {
    const tokens = words(text);
    const mentions = new Map<string, MedicineMention>();
    const found = names.find(tokens);
    const certain = new Set(found.flatMap(({ named }) => named.map(({ id }) => id)));
    for (const { at, length, words: said, named, among = [] } of found) {
      const as = text.slice(tokens[at]!.start, tokens[at + length - 1]!.end);
      const may: readonly MedicineMention[] = among.some((id) => certain.has(id))
        ? []
        : among.map((id) => ({ id, name: said.join(' '), as, vague: true }));
      const remedy = named.length === 0 ? remedyNamed(said) : undefined;
      const used = remedy === undefined ? [] : [{ id: remedy, name: said.join(' '), as }];
      for (const mention of [...named.map(({ id, name }) => ({ id, name, as })), ...used, ...may]) {
        const key = `${mention.id} ${mention.name}`;
        mentions.set(key, mentions.get(key) ?? mention);
      }
    }
    return [...mentions.values()];
  };
}

/** Every name in a text, of a class or not, as it is written. */
export function createNameReader(names: MedicineNames): (text: string) => readonly KnownName[] {
  return (text) => {
    const tokens = words(text);
    return names.find(tokens).map(({ at, length, group }) => ({
      as: text.slice(tokens[at]!.start, tokens[at + length - 1]!.end),
      group,
    }));
  };
}
