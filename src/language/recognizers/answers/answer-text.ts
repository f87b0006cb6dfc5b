import type { LanguageWords } from '../../../knowledge/knowledge';
import type { Entities } from '../../entities/entities';
import type { Medicines } from '../../entities/medicine';
import { isRun, type WordSets, wordSets } from '../../entities/words';
import type { Spelling } from '../../spelling/spelling';
import type { StripCourtesy } from '../../text/courtesy';
import type { Text } from '../../text/text';
import type { Analyse, Token } from '../../utterance';
import type { FactPatterns } from '../facts/fact-patterns';

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
}

/** The words of `language/answers.yaml`, compiled, with what reads an answer. */
export interface AnswerLanguage {
  readonly words: WordSets<LanguageWords['answers']>;
  readonly text: Text;
  /** Reads an answer; with a spelling, mistyped words are put right. */
  read(answer: string, spelling?: Spelling): AnswerText;
  /** The stems of a phrase's words, without determiners; of one that is nothing else, all of them. */
  stemsOf(answer: AnswerText): readonly string[];
  /** Whether a part of an answer begins at a token. */
  opensAt(tokens: readonly Token[], at: number): boolean;
  /** Whether the words "used to" stand at a token. */
  isUsedTo(tokens: readonly Token[], at: number): boolean;
  /** Requests: "tell me", as words. */
  readonly requests: readonly (readonly string[])[];
}

/** What the recognizers of answers and facts are made of. */
export interface AnswerParts {
  readonly answers: AnswerLanguage;
  /** Absent where the pack has no patterns of facts. */
  readonly facts: FactPatterns | undefined;
  readonly entities: Entities;
  readonly spelling: Spelling;
  readonly medicines: Medicines;
  readonly analyse: Analyse;
  readonly stripCourtesy: StripCourtesy;
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
  return {
    words,
    text,
    opensAt,
    read: (answer, spelling) => {
      const said = answer.replaceAll('&', ` ${and} `);
      const { tokens } = analyse(said);
      const read = (spelling?.repair(tokens) ?? tokens).map(
        (token, at, all): AnswerToken => ({ ...token, stem: stemOf(token.text), opens: opensAt(all, at) }),
      );
      return { text: said, tokens: read, stems: read.map(({ stem }) => stem) };
    },
    stemsOf: ({ tokens }) => {
      const telling = tokens.filter(({ text: word }) => !words.determiners.has(word));
      return (telling.length > 0 ? telling : tokens).map(({ stem }) => stem);
    },
    isUsedTo: (tokens, at) => isRun(tokens, at, usedTo),
    requests: requests.map((request) => text.forms(request)),
  };
}
