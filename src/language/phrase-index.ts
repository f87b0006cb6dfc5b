/** The old place, until every area has moved. */
export { createPhraseIndex, type Found, type PhraseIndex } from './entities/phrase-index';
