import { type Handler, message, say } from '../bot-context';
import { speaksOfOther } from '../check/for-whom';
import { isForEarlier, prompt, reprompt } from '../check/prompt';

/**
 * Facts of somebody else in the middle of a check that named nobody: whom it is for is asked first. It stays asked until it is answered,
 * for what is told meanwhile would be noted of the wrong person.
 */
export const onOtherPerson: Handler = (bot, state, parsed) => {
  if (state.open?.kind === 'whom') {
    return reprompt(bot, state, [message(say(bot, 'not-an-answer'))]);
  }
  const of = parsed.kind === 'message' && parsed.scope !== 'shared' ? speaksOfOther(bot, state, parsed) : undefined;
  const isFree = state.open?.kind === 'question' && !isForEarlier(state, parsed);
  return of !== undefined && isFree ? prompt(bot, state, { kind: 'whom', of, text: parsed.text }) : undefined;
};
