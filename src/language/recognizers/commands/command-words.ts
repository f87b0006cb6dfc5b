import type { Command, Intents } from '../../../knowledge/knowledge';
import type { Pattern } from '../../../knowledge/patterns/pattern';
import { patternWords } from '../../../knowledge/patterns/pattern';
import type { LanguageWords } from '../../../knowledge/schema/language/language';
import { wordSet } from '../../entities/words';
import type { Text } from '../../text/text';
import { compileWhole, type FindWhole, type Run } from './whole-match';

/** The ways of saying commands, to look messages up in. */
export interface CommandWays {
  /** Word for word; else without articles; else without words that change nothing. Words of one meaning count as one in the last two. */
  readonly find: FindWhole<Command>;
  /** Whether some way has the word, or may be said with it. */
  isKnown(word: string): boolean;
  /** Every word of every way. */
  readonly words: ReadonlySet<string>;
}

/** Words that must say something where a way is not followed word for word: one alone may mean anything ("my back"). */
const TELLING = 2;
/** The same where something is denied, or a question begins. */
const TELLING_OF_QUESTIONS = 3;

/** Compiles the ways of saying commands. */
export function compileCommands(
  { commands, commandSynonyms }: Pick<Intents, 'commands' | 'commandSynonyms'>,
  language: LanguageWords['commands'],
  text: Text,
): CommandWays {
  const articles = wordSet(text, language.articles);
  const light = new Set([...wordSet(text, language.light), ...articles]);
  const needsMore = wordSet(text, language['needs-more']);
  const sameWords = new Map<Command, Map<string, ReadonlySet<string>>>();
  for (const { words, in: among } of commandSynonyms) {
    const same = new Set(words.flatMap(text.forms));
    for (const command of among) {
      const known = sameWords.get(command) ?? new Map<string, ReadonlySet<string>>();
      sameWords.set(command, new Map([...known, ...[...same].map((word) => [word, same] as const)]));
    }
  }
  const isSynonym = new Set(commandSynonyms.flatMap(({ words }) => words.flatMap(text.forms)));
  const ways = [...commands].flatMap(([command, patterns]) => patterns.map((pattern) => [command, pattern] as const));
  const runOf =
    (without: ReadonlySet<string>) =>
    (option: { readonly text: string }, command: Command): Run =>
      text.forms(option.text).flatMap((word) => {
        const same = sameWords.get(command)?.get(word) ?? new Set([word]);
        return without.has(word) ? [] : [same];
      });
  const exact = compileWhole(ways, wordForWord(text));
  const plain = compileWhole(ways, runOf(articles));
  const telling = compileWhole(ways, runOf(light), (open) => !open);
  const openExact = compileWhole(ways, wordForWord(text), (open) => open);
  const openPlain = compileWhole(ways, runOf(articles), (open) => open);
  const words = new Set(ways.flatMap(([, pattern]) => patternWords(pattern).flatMap(text.forms)));
  const isKnown = (word: string) => words.has(word) || light.has(word) || isSynonym.has(word);
  return {
    words,
    isKnown,
    find: (said) => {
      // A word of no way can only be explained by a way that may go on with anything.
      const isAllKnown = said.every(isKnown);
      const found = isAllKnown ? exact(said) : openExact(said);
      if (found !== undefined) {
        return found;
      }
      const whole = said.filter((word) => !articles.has(word));
      if (!isAllKnown) {
        return whole.length >= TELLING ? openPlain(whole) : undefined;
      }
      const core = said.filter((word, at) => !light.has(word) && word !== said[at - 1]);
      const least = core.some((word) => needsMore.has(word)) ? TELLING_OF_QUESTIONS : TELLING;
      return (whole.length >= TELLING ? plain(whole) : undefined) ?? (core.length >= least ? telling(core) : undefined);
    },
  };
}

/** Compiles ways that count word for word only. */
export function compileExact(patterns: readonly Pattern[], text: Text): FindWhole<true> {
  return compileWhole(
    patterns.map((pattern) => [true, pattern] as const),
    wordForWord(text),
  );
}

function wordForWord({ forms }: Text): (option: { readonly text: string }) => Run {
  return (option) => forms(option.text).map((word) => new Set([word]));
}
