import type { Knowledge } from '../../../knowledge/knowledge';
import type { Guess } from '../score';

/** Something people type, and the entry it stands for. */
export interface Phrase {
  readonly id: string;
  readonly text: string;
}

/** A search that has taken in a pack's phrasings. */
export type Search = (q: string) => Guess | Promise<Guess>;

/** Another way to find the entry for a question, set up as its documentation recommends, to compare with. */
export interface Peer {
  readonly name: string;
  /** Takes in phrasings; undefined where its package, a development dependency, is not installed. */
  readonly prepare: (phrases: readonly Phrase[]) => Promise<Search | undefined>;
}

const RANKED = 5;

/** All headings and phrasings of a pack: what every peer searches. */
export function phrasesOf({ entries, intents }: Knowledge): readonly Phrase[] {
  return [...entries].flatMap(([id, { title }]) =>
    [title, ...(intents.phrasings.get(id) ?? [])].map((text) => ({ id, text })),
  );
}

/** What a search found, best first, as a guess: whatever a peer finds counts as answered, because it has no refusal of its own. */
export function guessOf(found: readonly string[], confidence: number): Guess {
  const ids = [...new Set(found)].slice(0, RANKED);
  return { decision: ids.length > 0 ? 'answer' : 'unknown', ids, flags: [], confidence };
}

/** A package that may not be there; undefined then. */
export async function optional<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') {
      return undefined;
    }
    throw error;
  }
}
