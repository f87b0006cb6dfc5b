import { guessOf, optional, type Peer } from './peer';

// As its documentation suggests for what people type: a fifth of a word's letters may be wrong.
const FUZZY = 0.2;

/** MiniSearch: BM25 with fuzzy words, any word may match. It has no confidence; the best score's share of the best two stands in. */
export const miniSearch: Peer = {
  name: 'MiniSearch',
  prepare: async (phrases) => {
    const library = await optional(() => import('minisearch'));
    if (library === undefined) {
      return undefined;
    }
    const index = new library.default<{ key: number; text: string }>({ idField: 'key', fields: ['text'] });
    index.addAll(phrases.map(({ text }, key) => ({ key, text })));
    return (q) => {
      const found = index.search(q, { fuzzy: FUZZY });
      const [best, second] = [found[0]?.score ?? 0, found[1]?.score ?? 0];
      return guessOf(
        found.map(({ id }) => phrases[id as number]!.id),
        best === 0 ? 0 : best / (best + second),
      );
    };
  },
};
