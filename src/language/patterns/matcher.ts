import type { Pattern } from '../../knowledge/patterns/pattern';
import { remembered, rememberedFor } from '../text/remembered';
import type { Text } from '../text/text';
import type { Token } from '../utterance';
import type { Quantities } from './amounts';
import { compile, type PatternScope } from './compile';
import { type Find, type Match, Search } from './search';
import { NO_TOPICS, type Topics } from './topics';

/** What patterns need to be matched. */
export interface MatcherOptions {
  readonly text: Text;
  /** What "@" means; its sets are those of the first scope. */
  readonly topics?: Topics;
  /** Reads numbers and lengths of time. */
  readonly quantities: Quantities;
  /** Compiles the words that a word is probably a misspelling of, of all that patterns ask for. */
  readonly repair?: (words: ReadonlySet<string>) => (word: string) => readonly string[];
  /** Called for each thing that is tried: counted, it tells what matching costs without a clock. */
  readonly step?: () => void;
}

/** All patterns of a pack in one index: all sets of all scopes are matched at once, and once for the same list of tokens. */
export interface Matcher {
  /** What is found of a scope in the tokens of a message. */
  search(scope: string, tokens: readonly Token[]): Find;
  /** The names of the sets of a scope that are in a message. */
  present(scope: string, tokens: readonly Token[]): readonly string[];
  /** The pattern that was matched. */
  patternOf(match: Match): Pattern;
}

/** Compiles sets of patterns. */
export function createMatcher(
  scopes: readonly PatternScope[],
  { text, quantities, topics = NO_TOPICS, repair: createRepair = () => () => [], step = () => {} }: MatcherOptions,
): Matcher {
  const compiled = compile(scopes, [...topics.names, topics.self], text);
  const repair = createRepair(compiled.words);
  const read = remembered((word): ReadWord => {
    const meant = word === '' ? [] : repair(word);
    const keys = new Set([word, ...meant].flatMap((one) => [text.stem(one), `=${one}`]));
    const ids = [...keys].flatMap((key) => compiled.ids.get(key) ?? []);
    return {
      ids,
      opens: [...new Set(ids.flatMap((id) => compiled.opens[id]!))],
      meant,
      fills: scopes.map(({ fillers }) => fillers.has(word)),
    };
  });
  const search = new Search(compiled, quantities, topics, step);
  const matchesIn = rememberedFor((tokens: readonly Token[]) =>
    search.run(
      tokens,
      tokens.map(({ text: word }) => read(word)),
    ),
  );
  const numbersOf = new Map(scopes.map(({ name }, scope) => [name, compiled.numbers[scope]!]));
  const namesOf = new Map(
    [...numbersOf].map(([scope, numbers]) => [scope, new Map([...numbers].map(([name, number]) => [number, name]))]),
  );
  return {
    patternOf: ({ pattern }) => compiled.patterns[pattern]!.pattern,
    search: (scope, tokens) => {
      const numbers = numbersOf.get(scope)!;
      const matches = matchesIn(tokens);
      return (set) => matches.get(numbers.get(set) ?? NO_SET) ?? NOWHERE;
    },
    present: (scope, tokens) => {
      const names = namesOf.get(scope)!;
      // In the order of the content.
      const numbers = [...matchesIn(tokens).keys()].sort((a, b) => a - b);
      return numbers.flatMap((number) => names.get(number) ?? []);
    },
  };
}

const NOWHERE: readonly Match[] = [];
const NO_SET = -1;

/** A word of a message as patterns see it. */
export interface ReadWord {
  /** What it is found under. */
  readonly ids: readonly number[];
  /** The choices that it may be the first word of. */
  readonly opens: readonly number[];
  /** What it was probably meant to be. */
  readonly meant: readonly string[];
  /** By scope: whether it is a filler. */
  readonly fills: readonly boolean[];
}
