import type { Knowledge, Question } from '../../src/knowledge/knowledge';
import type { FilledSlot, Language } from '../../src/language/understanding';

/** The answer that a message is to a question: its value, or why it has none; undefined where it is no answer. */
export function answerTo(
  language: Pick<Language, 'extract'>,
  slot: Question,
  text: string,
): Pick<FilledSlot, 'value' | 'unknown'> | undefined {
  const answer = language.extract(text, { slot }).slots.find(({ by }) => by === 'answer');
  return answer && { value: answer.value, ...(answer.unknown && { unknown: answer.unknown }) };
}

/** What a message tells unasked, by question, and of whom. */
export function toldIn(language: Pick<Language, 'extract'>, text: string) {
  const { of, slots, facts } = language.extract(text);
  return { of, facts, answers: slots.map(({ question, value }) => ({ question, value })) };
}

/** What a message puts in place of the known value of a fact; undefined where it corrects nothing. */
export function corrected(
  { knowledge, language }: { readonly knowledge: Knowledge; readonly language: Pick<Language, 'extract'> },
  fact: string,
  value: FilledSlot['value'],
  text: string,
): FilledSlot['value'] | undefined {
  const id = knowledge.questions.find((question) => question.fact === fact)!.id;
  const known = new Map([[id, value ?? '']]);
  return language.extract(text, { known }).slots.find(({ question, by }) => question === id && by === 'correction')
    ?.value;
}
