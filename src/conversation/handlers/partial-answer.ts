import type { Handler } from '../bot-context';
import { applyAnswer } from '../check/apply-answer';
import { isForEarlier } from '../check/prompt';
import { answerInPart } from '../check/read-answer';
import { notedReply } from '../replies/noted-reply';
import { noteFacts } from '../state/noted-facts';

/** An answer to what is open that tells more beside it: all of it is noted, and said back. */
export const onPartialAnswer: Handler = (bot, state, parsed) => {
  const { open } = state;
  const value = isForEarlier(state, parsed) ? undefined : answerInPart(bot, state, parsed);
  if (open?.kind !== 'question' || value === undefined) {
    return undefined;
  }
  const { state: next, noted } = noteFacts(bot, state, parsed);
  if (noted.some(({ question }) => question === open.id)) {
    return undefined;
  }
  const turn = applyAnswer(bot, next, open.id, value);
  return noted.length > 0 ? { ...turn, replies: [notedReply(bot, next, noted), ...turn.replies] } : turn;
};
