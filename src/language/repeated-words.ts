import type { Place } from '../knowledge/fault';
import type { Knowledge, Question } from '../knowledge/knowledge';
import { createLexicon } from './lexicon';
import { createAnswerLanguage } from './recognizers/answers/answer-text';
import { createFactPatterns } from './recognizers/facts/fact-patterns';

/** A word of an option that is heard without it. */
export interface RepeatedWord {
  readonly question: Question;
  /** Zero-based numbers of the option, and of the word among its words. */
  readonly option: number;
  readonly word: number;
  /** The text of the option that is the same, or the place of the pattern that finds it. */
  readonly by: string | Place;
}

/**
 * The words of options that repeat what is heard anyway: their label, their value, a name of their condition, another of their words, or a
 * pattern of the same value. Each way to say a value stands once: among the patterns where it is clear by itself, among the words of the
 * option where only the question makes it so.
 */
export function repeatedWords(knowledge: Knowledge): readonly RepeatedWord[] {
  const lexicon = createLexicon(knowledge);
  const language = createAnswerLanguage(knowledge.language, lexicon.text, lexicon.analyse);
  const patterns = createFactPatterns(knowledge, lexicon);
  const keyOf = (phrase: string) => language.stemsOf(language.phrase(phrase)).join(' ');
  const patternOf = ({ fact }: Question, value: string | number, phrase: string) => {
    const { tokens } = language.phrase(phrase);
    const found = patterns
      ?.matchesOf(fact, tokens)
      .find(({ value: said, match }) => said === value && match.start === 0 && match.end === tokens.length);
    return found && patterns?.placeOf(found.match);
  };
  return knowledge.questions.flatMap((question) =>
    question.options.flatMap(({ value, label, words }, option) => {
      const entry = knowledge.entries.get(String(value));
      const names = entry?.kind === 'condition' ? [entry.name, ...entry.also] : [];
      const known = new Map(
        [label, ...(entry === undefined ? [String(value)] : []), ...names].map((one) => [keyOf(one), one]),
      );
      return words.flatMap((phrase, word): readonly RepeatedWord[] => {
        const key = keyOf(phrase);
        const by = known.get(key) ?? patternOf(question, value, phrase);
        known.set(key, known.get(key) ?? phrase);
        return by === undefined ? [] : [{ question, option, word, by }];
      });
    }),
  );
}
