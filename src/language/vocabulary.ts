/** The old name of {@link Spelling}, until every area has moved. */
export type { Spelling as Vocabulary } from './spelling/spelling';
