import type { Entry } from '../../knowledge/knowledge';
import type { KinClasses } from './evidence';

/** Entries that answer the same questions from different sides, by entry id. */
export type Kin = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Finds entries on one topic: of different kinds, and one names the other as related (the question about a medicine and the medicine,
 * a cause and the remedy for it). People who asked for one are served by the other.
 */
export function findKin(entries: ReadonlyMap<string, Entry>): Kin {
  const kin = new Map<string, Set<string>>([...entries.keys()].map((id) => [id, new Set()]));
  for (const [id, { kind, related }] of entries) {
    for (const other of related) {
      if (entries.has(other) && entries.get(other)!.kind !== kind) {
        kin.get(id)!.add(other);
        kin.get(other)!.add(id);
      }
    }
  }
  return kin;
}

/** Kin by class: the classes of the entries that are kin to the entry of each. */
export function kinClasses(ids: readonly string[], kin: Kin): KinClasses {
  const classes = new Map(ids.map((id, label) => [id, label]));
  return ids.map((id) => new Set([...(kin.get(id) ?? [])].flatMap((other) => classes.get(other) ?? [])));
}
