import type { Knowledge } from '../knowledge';
import type { Item, Note } from './texts';

/** Faults every entry to which no phrasing leads: none stands under it, or each stands under another entry as well. */
export function checkPhrasings({ entries, intents }: Knowledge, items: readonly Item[], fault: Note): void {
  const owners = new Map<string, Set<string>>();
  for (const [id, phrasings] of intents.phrasings) {
    for (const phrasing of phrasings) {
      const key = plain(phrasing);
      owners.set(key, (owners.get(key) ?? new Set()).add(id));
    }
  }
  for (const { file, path, id } of items) {
    if (id === undefined || !entries.has(id)) {
      continue;
    }
    const own = (intents.phrasings.get(id) ?? []).filter((phrasing) => owners.get(plain(phrasing))?.size === 1);
    if (own.length === 0) {
      fault(
        { file, path: [...path, 'id'] },
        `no phrasing leads to "${id}": write under its id in intents/ how people ask for it and for nothing else`,
      );
    }
  }
}

/** Two phrasings that differ in case and punctuation only are one. */
function plain(phrasing: string): string {
  return phrasing
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
