import type { LanguageWords } from '../../../knowledge/knowledge';
import { isRun, type WordSets, wordSets } from '../../entities/words';
import type { Spelling } from '../../spelling/spelling';
import type { Text } from '../../text/text';
import type { Analyse, Token, Utterance } from '../../utterance';

/** A token of an answer. */
export interface AnswerToken extends Token {
  /** Begins a part of the answer: after any mark, or at words such as "but". */
  readonly opens: boolean;
}

/** An answer, as its recognizers read it. */
export interface AnswerText {
  readonly text: string;
  readonly tokens: readonly AnswerToken[];
  readonly stems: readonly string[];
  /** The same tokens, those of the utterance itself where nothing was put right: what was found in them is known already. */
  readonly source: readonly Token[];
}

/** The words of `language/answers.yaml`, compiled, with what reads an answer. */
export interface AnswerLanguage {
  readonly words: WordSets<LanguageWords['answers']>;
  readonly text: Text;
  /** Reads an answer: "&" is a word, and with a spelling mistyped words are put right. */
  read(answer: Utterance, spelling?: Spelling): AnswerText;
  /** Reads a phrase of the content. */
  phrase(phrase: string): AnswerText;
  /** The stems of a phrase's words, without determiners; of one that is nothing else, all of them. */
  stemsOf(answer: AnswerText): readonly string[];
  /** Whether a part of an answer begins at a token. */
  opensAt(tokens: readonly Token[], at: number): boolean;
  /** Whether the words "used to" stand at a token. */
  isUsedTo(tokens: readonly Token[], at: number): boolean;
  /** Requests: "tell me", as words. */
  readonly requests: readonly (readonly string[])[];
}

/** Compiles how answers are read. */
export function createAnswerLanguage(language: LanguageWords, text: Text, analyse: Analyse): AnswerLanguage {
  const { requests, 'used-to': usedTo, 'kept-endings': kept } = language.answers;
  const words = wordSets(text, language.answers);
  const stemOf = (word: string) =>
    kept.some((ending) => word.length > 4 && word.endsWith(ending)) ? word : text.stem(word);
  const [and = ''] = words.and;
  const opensAt = (tokens: readonly Token[], at: number) => {
    const { mark, start, text: word } = tokens[at]!;
    // Words of one short form, and those that were run together, share a place.
    return at === 0 || (mark !== '' && start >= tokens[at - 1]!.end) || words.openers.has(word);
  };
  const read: AnswerLanguage['read'] = (answer, spelling) => {
    const said = answer.text.includes('&') ? withAnd(answer, and) : answer.tokens;
    const repaired = spelling?.repair(said) ?? said;
    const tokens = repaired.map(
      (token, at, all): AnswerToken => ({ ...token, stem: stemOf(token.text), opens: opensAt(all, at) }),
    );
    const isSame =
      repaired.length === answer.tokens.length && repaired.every((token, at) => token === answer.tokens[at]);
    return {
      text: answer.text,
      tokens,
      stems: tokens.map(({ stem }) => stem),
      source: isSame ? answer.tokens : repaired,
    };
  };
  return {
    words,
    text,
    opensAt,
    read,
    phrase: (phrase) => read(analyse(phrase)),
    stemsOf: ({ tokens }) => {
      const telling = tokens.filter(({ text: word }) => !words.determiners.has(word));
      return (telling.length > 0 ? telling : tokens).map(({ stem }) => stem);
    },
    isUsedTo: (tokens, at) => isRun(tokens, at, usedTo),
    requests: requests.map((request) => text.forms(request)),
  };
}

/** The tokens of a message with a word for each run of "&". */
function withAnd({ text, tokens }: Utterance, and: string): readonly Token[] {
  return tokens.flatMap((token, at) => {
    const from = tokens[at - 1]?.end ?? 0;
    const sign = text.slice(from, token.start).indexOf('&');
    const place = { start: from + sign, end: from + sign + 1 };
    return sign < 0
      ? [token]
      : [{ ...token, ...place, text: and, stem: and, mark: '' as const, decimals: undefined }, token];
  });
}
