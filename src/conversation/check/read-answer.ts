import { type BotContext, message, questionOf, say, type Turn } from '../bot-context';
import type { ParsedMessage } from '../parsed-message';
import { numbersFor } from '../replies/numbers';
import type { Open, State } from '../state/state';
import { applyAnswer, applyChoices } from './apply-answer';
import { choicesOf, isListFact, reprompt } from './prompt';

/** A message as an answer to what is open: by number, in words, or by the name of a choice; undefined if it is no answer to it. */
export function readAnswer(bot: BotContext, state: State, open: Open, parsed: ParsedMessage): Turn | undefined {
  const choices = choicesOf(bot, state, open);
  const question = open.kind === 'question' ? questionOf(bot, open.id) : undefined;
  const takesNumber = question !== undefined && bot.knowledge.facts.get(question.fact)?.kind === 'number';
  const positions = takesNumber ? undefined : parsed.positions(choices.length);
  if (positions !== undefined && (positions.length === 1 || (question && isListFact(bot, question.fact)))) {
    const values = positions.map((position) => choices[position]?.value ?? '');
    return applyChoices(bot, state, open, values, parsed);
  }
  if (!question) {
    const chosen = choices[parsed.choice(choices.map(({ label }) => label)) ?? -1];
    const meant = chosen?.value ?? (open.kind === 'clarify' ? meantOf(bot, open.ids, parsed) : undefined);
    return meant === undefined ? undefined : applyChoices(bot, state, open, [meant], parsed);
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

/** Words that choose are few. */
const MOST_WORDS = 6;

/** Which of the entries offered a few words mean: "yes the first", "the sleeping one". */
function meantOf(bot: BotContext, ids: readonly string[], parsed: ParsedMessage): string | undefined {
  const words = parsed.text.trim().split(/\s+/);
  if (words.length > MOST_WORDS) {
    return undefined;
  }
  const isYes = bot.knowledge.intents.answers.yes.includes((words[0] ?? '').toLowerCase().replace(/[^\p{L}]/gu, ''));
  const rest = isYes ? words.slice(1).join(' ') : '';
  const [position] = rest === '' ? [] : (bot.language.numbers(rest, ids.length) ?? []);
  const best = parsed.match().entries.find(({ id }) => ids.includes(id));
  return position !== undefined ? ids[position] : best && best === parsed.match().entries[0] ? best.id : undefined;
}
