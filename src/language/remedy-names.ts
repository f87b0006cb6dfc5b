import type { Remedy } from '../knowledge/knowledge';
import { isForm } from './called-medicines';
import { words } from './text/normal-form';
import { stem } from './text/stem';
import type { Vocabulary } from './vocabulary';

/** The remedy that the words of a name stand for ("LoSalt" is the one about potassium); undefined if none. */
export type RemedyNamed = (said: readonly string[]) => string | undefined;

/**
 * Compiles what people call the supplements and products they take, apart from the names of medicines. What such a thing comes as
 * is no part of its name ("potassium tablets"), unless content says so ("magnesium spray").
 */
export function createRemedyNames(
  remedies: readonly Pick<Remedy, 'id' | 'names'>[],
  vocabulary: Pick<Vocabulary, 'meant'>,
): RemedyNamed {
  const byName = new Map(
    remedies.flatMap(({ id, names }) => names.map((name) => [keyOf(words(name).map(({ text }) => text)), id] as const)),
  );
  const named = (said: readonly string[]) =>
    byName.get(keyOf(said)) ?? byName.get(keyOf(said.map((word) => vocabulary.meant(word)[0] ?? word)));
  return (said) => named(said) ?? named(said.filter((word) => !isForm(word)));
}

function keyOf(said: readonly string[]): string {
  return said.map(stem).join(' ');
}
