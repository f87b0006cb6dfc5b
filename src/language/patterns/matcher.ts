import type { Pattern } from '../../knowledge/patterns/pattern';
import { remembered } from '../text/remembered';
import type { Text } from '../text/text';
import type { Token } from '../utterance';
import { compile } from './compile';
import { createIndex } from './pattern-index';
import { type Found, type Match, type Quantities, Search } from './search';
import { NO_TOPICS, type Topics } from './topics';

/** What patterns need to be matched. */
export interface MatcherOptions {
  readonly text: Text;
  /** Words that may stand between any two words of a pattern. */
  readonly fillers: ReadonlySet<string>;
  /** What "@" means. */
  readonly topics?: Topics;
  /** Reads numbers and lengths of time. */
  readonly quantities: Quantities;
  /** Compiles the words that a word is probably a misspelling of, of all that patterns ask for. */
  readonly repair?: (words: ReadonlySet<string>) => (word: string) => readonly string[];
  /** Called for each thing that is tried: counted, it tells what matching costs without a clock. */
  readonly step?: () => void;
}

/** Sets of patterns, compiled once, to be found in many messages. */
export interface Matcher {
  /** Prepares the tokens of one message. Every match of a set is computed at most once. */
  search(tokens: readonly Token[]): Found;
  /** The pattern that was matched. */
  patternOf(match: Match): Pattern;
}

/** Compiles sets of patterns. */
export function createMatcher(
  sets: ReadonlyMap<string, readonly Pattern[]>,
  {
    text,
    fillers,
    quantities,
    topics = NO_TOPICS,
    repair: createRepair = () => () => [],
    step = () => {},
  }: MatcherOptions,
): Matcher {
  const compiled = compile(sets, text);
  const index = createIndex(compiled);
  const repair = createRepair(compiled.words);
  const names = [...compiled.setNumbers.keys()];
  const idsOf = remembered((word): WordIds => {
    const meant = word === '' ? [] : repair(word);
    const keys = new Set([word, ...meant].flatMap((one) => [text.stem(one), `=${one}`]));
    return { ids: [...keys].flatMap((key) => compiled.ids.get(key) ?? []), meant };
  });
  return {
    patternOf: ({ pattern }) => compiled.patterns[pattern]!.pattern,
    search(tokens) {
      const words = tokens.map(({ text: word }) => idsOf(word));
      const candidates = index(words);
      const search = new Search({ tokens, words, compiled, candidates, fillers, quantities, topics, step });
      const possible = candidates.sets.map((set) => names[set]!);
      return Object.assign((name: string) => search.find(compiled.setNumbers.get(name) ?? -1), { possible });
    },
  };
}

/** What a word of a message is found under, and what it was probably meant to be. */
export interface WordIds {
  readonly ids: readonly number[];
  readonly meant: readonly string[];
}
