import { type Handler, message, say } from '../bot-context';
import { isForEarlier, reprompt } from '../check/prompt';
import { readAnswer } from '../check/read-answer';
import { doCommand } from './command';

/** An answer to what is open. */
export const onAnswer: Handler = (bot, state, parsed) => {
  const answered = state.open ? readAnswer(bot, state, state.open, parsed) : undefined;
  return answered && isForEarlier(state, parsed) ? reprompt(bot, state, [message(say(bot, 'stale-answer'))]) : answered;
};

/** Under an answer the check is offered: "yes" takes the offer, "no" declines it. */
export const onOfferAnswer: Handler = (bot, state, parsed) => {
  if (state.open || state.check || (state.focus.length === 0 && state.told.length === 0)) {
    return undefined;
  }
  if (parsed.isOnly('yes')) {
    return doCommand(bot, state, 'start', parsed);
  }
  return parsed.isOnly('no') ? { state, replies: [message(say(bot, 'offer-declined'))] } : undefined;
};
