import type { Incoming } from '../messages/messages';
import { numbersFor } from './numbers';
import { askAgain, choicesOf, questionOf } from './questions';
import type { Open, State } from './state';
import { listFact, takeAnswer, takeChoices } from './steps';
import { message, say, type Talk, type Turn } from './talk';

/** What is said to what is open: by number, in words, or by the name of a choice; undefined if it is no answer to it. */
export function answerOpen(talk: Talk, state: State, open: Open, incoming: Incoming): Turn | undefined {
  const choices = choicesOf(talk, open);
  const question = open.kind === 'question' ? questionOf(talk, open.id) : undefined;
  const takesNumber = question !== undefined && talk.knowledge.facts.get(question.fact)?.kind === 'number';
  const positions = takesNumber ? undefined : talk.language.numbers(incoming.text, choices.length);
  if (positions !== undefined && (positions.length === 1 || (question && listFact(talk, question.fact)))) {
    return takeChoices(
      talk,
      state,
      open,
      positions.map((position) => choices[position]?.value ?? ''),
      incoming,
    );
  }
  if (question) {
    const read = talk.language.answer(question, incoming.text);
    if (read?.kind === 'value') {
      return takeAnswer(talk, state, question.id, read.value, incoming);
    }
    if (read) {
      return question.optional
        ? takeAnswer(talk, state, question.id, null, incoming)
        : askAgain(talk, state, [message(say(talk, 'must-answer'))]);
    }
    if (!question.optional && isSaid(talk, 'yes', incoming.text)) {
      return askAgain(talk, state, [message(say(talk, 'which-one', numbersFor(talk, state.country, incoming.locale)))]);
    }
    return undefined;
  }
  const index = talk.language.choice(
    choices.map(({ label }) => label),
    incoming.text,
  );
  const chosen = index === undefined ? undefined : choices[index];
  return chosen && takeChoices(talk, state, open, [chosen.value], incoming);
}

/** Whether a message is word for word an option of the open question: "enough" may be how much, and no request to stop. */
export function isOption(talk: Talk, open: Open | null, text: string): boolean {
  const said = text.trim().toLowerCase();
  const options = open?.kind === 'question' ? questionOf(talk, open.id)?.options : undefined;
  return options?.some(({ label, words }) => [label, ...words].some((each) => each.toLowerCase() === said)) ?? false;
}

/** Whether a message is no more than one of these answers. */
export function isSaid({ knowledge }: Talk, answer: 'yes' | 'no' | 'none' | 'unsure', text: string): boolean {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\s']/gu, '')
    .trim();
  return knowledge.intents.answers[answer].includes(plain);
}
