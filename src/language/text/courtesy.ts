import type { LanguageWords } from '../../knowledge/schema/language/language';
import type { Token } from '../utterance';
import type { Text } from './text';

/** The tokens of a message without what people put around a question: greetings, thanks, "please", "can you tell me". */
export type StripCourtesy = (tokens: readonly Token[]) => readonly Token[];

/** Takes phrases off the ends of a message. */
export interface Strip {
  /** Without the longest phrase before it. */
  before(tokens: readonly Token[]): readonly Token[];
  /** Without the longest phrase after it. */
  after(tokens: readonly Token[]): readonly Token[];
}

/**
 * Compiles what drops courtesy from both ends of a message, again and again.
 *
 * A message that is nothing but courtesy is given back whole, so that "hello" and "thanks" can still be told apart.
 */
export function createStripCourtesy({ openings, closings }: LanguageWords['courtesy'], text: Text): StripCourtesy {
  const { before, after } = createStrip(openings, closings, text);
  return (tokens) => {
    let core = tokens;
    for (let length = -1; core.length !== length && core.length > 0; ) {
      length = core.length;
      core = after(before(core));
    }
    return core.length > 0 ? core : tokens;
  };
}

/**
 * Compiles phrases before and after a message.
 *
 * Words that a mark parts are no phrase: "Hi, all my toes ..." greets nobody but the bot.
 */
export function createStrip(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
  { forms }: Text,
): Strip {
  const read = (phrases: readonly (readonly string[])[]) => phrases.map((phrase) => phrase.flatMap(forms));
  const openings = longestFirst(read(before), (phrase) => phrase[0]);
  const closings = longestFirst(read(after), (phrase) => phrase.at(-1));
  const stands = (phrase: readonly string[], tokens: readonly Token[], at: number) =>
    at >= 0 && phrase.every((word, i) => tokens[at + i]?.text === word && (i === 0 || tokens[at + i]!.mark === ''));
  return {
    before: (tokens) => {
      const found = openings.get(tokens[0]?.text)?.find((phrase) => stands(phrase, tokens, 0));
      return found === undefined ? tokens : tokens.slice(found.length);
    },
    after: (tokens) => {
      const found = closings
        .get(tokens.at(-1)?.text)
        ?.find((phrase) => stands(phrase, tokens, tokens.length - phrase.length));
      return found === undefined ? tokens : tokens.slice(0, tokens.length - found.length);
    },
  };
}

/** Phrases by one of their words, the longest first. */
function longestFirst(
  phrases: readonly (readonly string[])[],
  wordOf: (phrase: readonly string[]) => string | undefined,
): ReadonlyMap<string | undefined, readonly (readonly string[])[]> {
  const byWord = new Map<string | undefined, (readonly string[])[]>();
  for (const phrase of phrases.toSorted((a, b) => b.length - a.length)) {
    byWord.set(wordOf(phrase), [...(byWord.get(wordOf(phrase)) ?? []), phrase]);
  }
  return byWord;
}
