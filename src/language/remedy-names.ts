import type { Remedy } from '../knowledge/knowledge';
import { words } from './normal-form';
import { stem } from './stem';
import type { Vocabulary } from './vocabulary';

/** The remedy that the words of a name stand for ("LoSalt" is the one about potassium); undefined if none. */
export type RemedyNamed = (said: readonly string[]) => string | undefined;

/** Compiles what people call the supplements and products they take, apart from the names of medicines. */
export function createRemedyNames(
  remedies: readonly Pick<Remedy, 'id' | 'names'>[],
  vocabulary: Pick<Vocabulary, 'meant'>,
): RemedyNamed {
  const byName = new Map(
    remedies.flatMap(({ id, names }) => names.map((name) => [keyOf(words(name).map(({ text }) => text)), id] as const)),
  );
  return (said) => byName.get(keyOf(said)) ?? byName.get(keyOf(said.map((word) => vocabulary.meant(word)[0] ?? word)));
}

function keyOf(said: readonly string[]): string {
  return said.map(stem).join(' ');
}
