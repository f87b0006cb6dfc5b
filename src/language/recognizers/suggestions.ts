import Fuse from 'fuse.js';
import type { Entry } from '../../knowledge/knowledge';

/** Titles that may be meant by what was typed so far: at most `limit` entry ids, best first. */
export type Suggest = (typed: string, limit: number) => readonly string[];

// fuse.js takes time by the length of what is looked for; nobody needs suggestions to a long text.
const LONGEST = 40;
const SHORTEST = 2;
const THRESHOLD = 0.35;

/** Compiles the titles of entries for search as you type. */
export function createSuggest(entries: Iterable<Entry>): Suggest {
  const fuse = new Fuse(
    [...entries].map(({ id, title }) => ({ id, title })),
    { keys: ['title'], threshold: THRESHOLD, ignoreLocation: true, ignoreDiacritics: true, useTokenSearch: true },
  );
  return (typed, limit) => {
    const wanted = typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
    return wanted.length < SHORTEST || limit < 1 ? [] : fuse.search(wanted, { limit }).map(({ item }) => item.id);
  };
}
