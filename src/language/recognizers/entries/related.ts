import type { Entry } from '../../../knowledge/knowledge';
import type { RelatedClasses } from './evidence';

/** Entries that answer the same questions from different sides, by entry id. */
export type Related = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Finds entries on one topic: of different kinds, and one names the other as related (the question about a medicine and the medicine,
 * a cause and the remedy for it). People who asked for one are served by the other.
 */
export function findRelated(entries: ReadonlyMap<string, Entry>): Related {
  const found = new Map<string, Set<string>>([...entries.keys()].map((id) => [id, new Set()]));
  for (const [id, { kind, related }] of entries) {
    for (const other of related) {
      if (entries.has(other) && entries.get(other)!.kind !== kind) {
        found.get(id)!.add(other);
        found.get(other)!.add(id);
      }
    }
  }
  return found;
}

/** The same by class: the classes of the entries that are related to the entry of each. */
export function relatedClasses(ids: readonly string[], related: Related): RelatedClasses {
  const classes = new Map(ids.map((id, label) => [id, label]));
  return ids.map((id) => new Set([...(related.get(id) ?? [])].flatMap((other) => classes.get(other) ?? [])));
}
