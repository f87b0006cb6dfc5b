import type { Knowledge } from '../../../knowledge/knowledge';
import type { Lexicon } from '../../lexicon';
import { FACETS } from '../../patterns/scopes';
import type { Match } from '../../patterns/search';
import type { Token } from '../../utterance';

/** A facet that is asked, and where. */
export interface AskedFacet extends Match {
  readonly id: string;
}

/** The facets that a message asks: those whose words cover the most first, then as they are listed. */
export type FindFacets = (tokens: readonly Token[]) => readonly AskedFacet[];

/** Compiles how facets are asked. */
export function createFacets(knowledge: Pick<Knowledge, 'facets'>, { matcher }: Pick<Lexicon, 'matcher'>): FindFacets {
  const ids = knowledge.facets.map(({ id }) => id);
  return (tokens) => {
    if (ids.length === 0) {
      return [];
    }
    const find = matcher.search(FACETS, tokens);
    return ids
      .flatMap((id) => find(id).map((match) => ({ ...match, id })))
      .sort((a, b) => b.used.length - a.used.length);
  };
}
