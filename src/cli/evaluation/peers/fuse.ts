import Fuse, { type IFuseOptions } from 'fuse.js';
import { guessOf, type Peer, type Phrase } from './peer';

// fuse.js takes about a millisecond for each letter of the question and thousand records.
const LONGEST = 128;
const MOST = 50;
/** fuse.js's own default: worse scores count as no match. */
const THRESHOLD = 0.6;

/** Plain fuse.js as people usually set it up: `ignoreLocation`, best score first. 1 - score stands in for a confidence. */
export const plainFuse: Peer = { name: 'fuse.js', prepare: async (phrases) => search(phrases, {}) };

/** fuse.js with its token search: each word is searched by itself, rare words count more. */
export const tokenFuse: Peer = {
  name: 'fuse.js tokens',
  prepare: async (phrases) => search(phrases, { useTokenSearch: true }),
};

function search(phrases: readonly Phrase[], options: IFuseOptions<Phrase>) {
  const fuse = new Fuse(phrases, {
    keys: ['text'],
    ignoreLocation: true,
    includeScore: true,
    threshold: THRESHOLD,
    ...options,
  });
  return (q: string) => {
    const wanted = q.trim().slice(0, LONGEST);
    // An empty search finds everything.
    const found = wanted === '' ? [] : fuse.search(wanted, { limit: MOST });
    return guessOf(
      found.map(({ item }) => item.id),
      1 - (found[0]?.score ?? 1),
    );
  };
}
