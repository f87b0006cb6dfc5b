import type { Knowledge } from '../../knowledge/knowledge';
import { addressOf } from './entry-address';

/** One thing that can be found: its title, other words for it, and the address of its page. */
export interface SearchItem {
  readonly title: string;
  readonly words: string;
  readonly href: string;
}

/** What search as you type looks through; where two entries have one title, the first is what the chat answers with. */
export function searchIndex({ entries }: Knowledge): SearchItem[] {
  const items = new Map<string, SearchItem>();
  for (const entry of entries.values()) {
    if (!items.has(entry.title)) {
      items.set(entry.title, { title: entry.title, words: entry.keywords.join(' · '), href: addressOf(entry) });
    }
  }
  return [...items.values()];
}
