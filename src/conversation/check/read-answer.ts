import { type BotContext, message, questionOf, say, type Turn } from '../bot-context';
import type { ParsedMessage } from '../parsed-message';
import { numbersFor } from '../replies/numbers';
import type { Open, State } from '../state/state';
import { applyAnswer, applyChoices } from './apply-answer';
import { choicesOf, isListFact, reprompt } from './prompt';

/** A message as an answer to what is open: by number, in words, or by the name of a choice; undefined if it is no answer to it. */
export function readAnswer(bot: BotContext, state: State, open: Open, parsed: ParsedMessage): Turn | undefined {
  const choices = choicesOf(bot, open);
  const question = open.kind === 'question' ? questionOf(bot, open.id) : undefined;
  const takesNumber = question !== undefined && bot.knowledge.facts.get(question.fact)?.kind === 'number';
  const positions = takesNumber ? undefined : parsed.positions(choices.length);
  if (positions !== undefined && (positions.length === 1 || (question && isListFact(bot, question.fact)))) {
    const values = positions.map((position) => choices[position]?.value ?? '');
    return applyChoices(bot, state, open, values, parsed);
  }
  if (!question) {
    const chosen = choices[parsed.choice(choices.map(({ label }) => label)) ?? -1];
    return chosen && applyChoices(bot, state, open, [chosen.value], parsed);
  }
  const answer = parsed.answer(question);
  if (answer?.kind === 'value') {
    return applyAnswer(bot, state, question.id, answer.value);
  }
  if (answer) {
    return question.optional
      ? applyAnswer(bot, state, question.id, null)
      : reprompt(bot, state, [message(say(bot, 'must-answer'))]);
  }
  return !question.optional && parsed.isOnly('yes')
    ? reprompt(bot, state, [message(say(bot, 'which-one', numbersFor(bot, state.country)))])
    : undefined;
}
