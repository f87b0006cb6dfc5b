import type { Knowledge } from '../../knowledge/knowledge';
import type { Spelling } from '../spelling/spelling';
import type { Text } from '../text/text';

/**
 * Compiles what people call the supplements and products they take, apart from the names of medicines ("LoSalt" is the remedy about
 * potassium). What such a thing comes as is no part of its name ("potassium tablets"), unless content says so ("magnesium spray").
 *
 * @returns the id of the remedy that folded words stand for; undefined if none
 */
export function createRemedyNames(
  { remedies, language }: Knowledge,
  { forms, stem }: Text,
  { meant }: Pick<Spelling, 'meant'>,
): (words: readonly string[]) => string | undefined {
  const keyOf = (words: readonly string[]) => words.map(stem).join(' ');
  const formStems = new Set(language.medicines.forms.map(stem));
  const byName = new Map(remedies.flatMap(({ id, names }) => names.map((name) => [keyOf(forms(name)), id] as const)));
  const named = (words: readonly string[]) =>
    byName.get(keyOf(words)) ?? byName.get(keyOf(words.map((word) => meant(word)[0] ?? word)));
  return (words) => named(words) ?? named(words.filter((word) => !formStems.has(stem(word))));
}
