import { z } from 'zod';
import { words } from './word-lists';

/** How people say which country they are in: `language/countries.yaml`. */
export const countryWordsSchema = z.strictObject({
  /** Right before the name of a country, and what may stand between the two. */
  before: words,
  articles: words,
  /** Before these, in words: the person is there. */
  living: words,
});
