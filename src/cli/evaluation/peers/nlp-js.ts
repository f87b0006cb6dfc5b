import { guessOf, optional, type Peer } from './peer';

const LANGUAGE = 'en';
/** What nlp.js calls a sentence of no intent. */
const NONE = 'None';

/** nlp.js (its NLU manager for English): a neural network over stems, with a score for each intent. */
export const nlpJs: Peer = {
  name: 'nlp.js',
  prepare: async (phrases) => {
    const library = await optional(() => import('@nlpjs/basic'));
    if (library === undefined) {
      return undefined;
    }
    const settings = { nlp: { languages: [LANGUAGE], autoSave: false, nlu: { log: false } } };
    const dock = await library.dockStart({ settings, use: ['Basic', 'LangEn'] });
    const nlp = dock.get('nlp');
    for (const { id, text } of phrases) {
      nlp.addDocument(LANGUAGE, text, id);
    }
    await nlp.train();
    return async (q) => {
      const { classifications } = await nlp.process(LANGUAGE, q);
      const found = classifications.filter(({ intent, score }) => intent !== NONE && score > 0);
      return guessOf(
        found.map(({ intent }) => intent),
        found[0]?.score ?? 0,
      );
    };
  },
};
