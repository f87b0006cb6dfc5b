import type { Utterance } from '../../utterance';
import type { AnswerLanguage } from '../answers/answer-text';

const LONGEST_PART = 8;

/** Whether a message asks something of its own: `form`, it begins like a question; `mark`, it only has a question mark, which may as well be doubt. */
export type QuestionForm = (message: Pick<Utterance, 'text' | 'tokens'>) => 'form' | 'mark' | undefined;

/** Compiles how questions begin: "when I walk" and "do not know" are none; "does it help" is one without a mark. */
export function createQuestionForm({ words, requests, opensAt }: AnswerLanguage): QuestionForm {
  const begins = ([first = '', second = '', ...rest]: readonly string[], marked: boolean): boolean => {
    if (words['before-question'].has(first)) {
      return begins([second, ...rest], marked);
    }
    if (words.asking.has(first)) {
      return true;
    }
    if (words['asking-before-verb'].has(first)) {
      return words.verbs.has(second);
    }
    const isDenied = words.not.has(second);
    if (words['always-asking'].has(first)) {
      return !isDenied && second !== '';
    }
    // "Is sweating bad", "can aspirin cause it", but not "is swollen" or "can hardly stand".
    const weighed = words.links.has(first) ? words.judged : words.effects;
    const isWeighed = !isDenied && rest.some((word) => weighed.has(word));
    return (
      (words.verbs.has(first) && (words['question-subjects'].has(second) || (marked && !isDenied) || isWeighed)) ||
      requests.some((request) => request.every((word, i) => [first, second][i] === word))
    );
  };
  return ({ text, tokens }) => {
    const marked = text.includes('?');
    const isForm = tokens.some(
      (_, at) =>
        opensAt(tokens, at) &&
        begins(
          tokens.slice(at, at + LONGEST_PART).map((token) => token.text),
          marked,
        ),
    );
    return isForm ? 'form' : marked ? 'mark' : undefined;
  };
}
