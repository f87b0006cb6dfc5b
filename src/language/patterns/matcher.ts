import type { Pattern } from '../../knowledge/patterns/pattern';
import type { Text } from '../text/text';
import type { Token } from '../utterance';
import { compile } from './compile';
import { createIndex } from './pattern-index';
import { type Find, Search } from './search';
import { NO_TOPICS, type Topics } from './topics';

/** What patterns need to be matched. */
export interface MatcherOptions {
  readonly text: Text;
  /** Words that may stand between any two words of a pattern. */
  readonly fillers: ReadonlySet<string>;
  /** What "@" means. */
  readonly topics?: Topics;
  /** The words that a word is probably a misspelling of, of all that patterns ask for. */
  readonly repair?: (words: ReadonlySet<string>) => (word: string) => readonly string[];
  /** Called for each thing that is tried: counted, it tells what matching costs without a clock. */
  readonly step?: () => void;
}

/** Sets of patterns, compiled once, to be found in many messages. */
export interface Matcher {
  /** Prepares the tokens of one message. The returned function finds every match of a set, computed at most once. */
  search(tokens: readonly Token[]): Find;
}

/** Ids of words that are kept: repair is the dearest part of preparing a message, and the number bounds the memory. */
const REMEMBERED = 20_000;

/** Compiles sets of patterns. */
export function createMatcher(
  sets: ReadonlyMap<string, readonly Pattern[]>,
  { text, fillers, topics = NO_TOPICS, repair: createRepair = () => () => [], step = () => {} }: MatcherOptions,
): Matcher {
  const compiled = compile(sets, text);
  const index = createIndex(compiled);
  const repair = createRepair(compiled.words);
  const known = new Map<string, WordIds>();
  const idsOf = ({ text: word, stem }: Token): WordIds => {
    let found = known.get(word);
    if (found === undefined) {
      const meant = word === '' ? [] : repair(word);
      const keys = new Set([stem, `=${word}`, ...meant.flatMap((one) => [text.stem(one), `=${one}`])]);
      const ids = [...keys].flatMap((key) => compiled.ids.get(key) ?? []);
      found = { ids, meant };
      if (known.size < REMEMBERED) {
        known.set(word, found);
      }
    }
    return found;
  };
  return {
    search(tokens) {
      const words = tokens.map(idsOf);
      const search = new Search({ tokens, words, compiled, candidates: index(words), fillers, topics, step });
      return (name) => search.find(compiled.setNumbers.get(name) ?? -1);
    },
  };
}

/** What a word of a message is found under, and what it was probably meant to be. */
export interface WordIds {
  readonly ids: readonly number[];
  readonly meant: readonly string[];
}
