import Fuse from 'fuse.js';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Guess } from './score';

// fuse.js takes about a millisecond for each letter of the question and thousand records.
const LONGEST = 128;
const RANKED = 5;
/** fuse.js's own default: worse scores count as no match. */
const THRESHOLD = 0.6;

/**
 * Plain fuse.js as people usually set it up: headings and phrasings as records, `ignoreLocation`, best score first.
 *
 * It has no confidence; 1 - score stands in for it, and whatever it finds counts as answered.
 */
export function plainFuse({ entries, intents }: Knowledge): (q: string) => Guess {
  const records = [...entries].flatMap(([id, { title }]) =>
    [title, ...(intents.phrasings.get(id) ?? [])].map((text) => ({ id, text })),
  );
  const fuse = new Fuse(records, { keys: ['text'], ignoreLocation: true, includeScore: true, threshold: THRESHOLD });
  return (q) => {
    const wanted = q.trim().slice(0, LONGEST);
    // An empty search finds everything.
    const found = wanted === '' ? [] : fuse.search(wanted, { limit: 10 * RANKED });
    const ids = [...new Set(found.map(({ item }) => item.id))].slice(0, RANKED);
    return { decision: ids.length > 0 ? 'answer' : 'unknown', ids, flags: [], confidence: 1 - (found[0]?.score ?? 1) };
  };
}
