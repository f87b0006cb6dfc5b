import type { Place } from '../../../knowledge/fault';
import type { Knowledge } from '../../../knowledge/knowledge';
import { wordSet } from '../../entities/words';
import type { Lexicon } from '../../lexicon';
import { FACTS } from '../../patterns/scopes';
import type { Find, Match } from '../../patterns/search';
import type { Token } from '../../utterance';
import { nameSets, type ValueSet, valueSets } from './values';

/** A value of a fact that words of a message say. */
export interface FactMatch extends Pick<ValueSet, 'fact' | 'value'> {
  readonly match: Match;
}

/** How people say the values of facts: the patterns of `intents/facts.yaml` and the names of conditions, compiled once. */
export interface FactPatterns {
  readonly fillers: ReadonlySet<string>;
  /** What is found in a message: `find` gives the matches of a set, cues of the language among them. */
  search(tokens: readonly Token[]): { readonly find: Find; readonly found: readonly FactMatch[] };
  /** What is said of one fact, without words that go with something else. */
  matchesOf(fact: string, tokens: readonly Token[]): readonly FactMatch[];
  /** Where the pattern of a match stands; undefined for a name of the content. */
  placeOf(match: Match): Place | undefined;
}

/** Compiles how people say the values of facts; undefined where the pack does not tell. */
export function createFactPatterns(
  knowledge: Knowledge,
  { text, matcher }: Pick<Lexicon, 'text' | 'matcher'>,
): FactPatterns | undefined {
  const { telling } = knowledge.intents;
  if (telling === undefined) {
    return undefined;
  }
  // Facts may have words of their own for what is long over.
  const past = telling.words?.['told-past'] === undefined ? 'past' : 'told-past';
  const values = [...valueSets(knowledge), ...nameSets(knowledge)];
  const foundIn = (find: Find, sets: readonly ValueSet[]) =>
    sets.flatMap(({ set, fact, value }) => find(set).map((match) => ({ fact, value, match })));
  return {
    fillers: wordSet(text, telling.fillers),
    search: (tokens) => {
      const search = matcher.search(FACTS, tokens);
      const find: Find = (set) => search(set === 'past' ? past : set);
      return { find, found: foundIn(find, values) };
    },
    matchesOf: (fact, tokens) => {
      const own = values.filter((one) => one.fact === fact);
      if (own.length === 0) {
        return [];
      }
      const find = matcher.search(FACTS, tokens);
      const claimed = new Set(find(`not ${fact}`).flatMap(({ used }) => used));
      return foundIn(find, own).filter(({ match }) => !match.used.some((at) => claimed.has(at)));
    },
    placeOf: (match) => matcher.patternOf(match).place,
  };
}
