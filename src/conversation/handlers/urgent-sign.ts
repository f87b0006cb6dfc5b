import { type BotContext, type Handler, message, say, type Turn } from '../bot-context';
import { isForEarlier, reprompt } from '../check/prompt';
import { readAnswer } from '../check/read-answer';
import type { ParsedMessage } from '../parsed-message';
import { notedReply } from '../replies/noted-reply';
import { urgentReply, withMistake, wroteLine } from '../replies/warning-replies';
import { noteFacts } from '../state/noted-facts';
import { type Sign, signsAt, withSigns } from '../state/signs';
import type { State } from '../state/state';
import { medicineReply } from './medicine-reply';

/** Words that report an urgent sign not heard before: said at once, and what the message asks or tells of a medicine right after it. */
export const onUrgentSign: Handler = (bot, before, parsed) => {
  const signs = newSigns(bot, before, parsed);
  if (signs.length === 0) {
    return undefined;
  }
  const turn = warn(bot, before, parsed, signs);
  const flags = signs.map(({ flag }) => flag);
  const medicine = medicineReply(bot, turn.state, parsed, flags);
  const [warning, ...others] = turn.replies;
  return medicine && warning
    ? { ...turn, state: medicine.state, replies: [warning, ...medicine.replies, ...others] }
    : turn;
};

/** A message that was changed after it was answered: nothing is answered again, but a new warning sign is. */
export const onEdit: Handler = (bot, state, parsed) => {
  if (parsed.kind !== 'edit') {
    return undefined;
  }
  const signs = state.emergency ? [] : newSigns(bot, state, parsed);
  return signs.length > 0 ? warn(bot, state, parsed, signs) : { state, replies: [] };
};

/** The urgent signs of a message, where at least one was not heard before. */
function newSigns(bot: BotContext, state: State, parsed: ParsedMessage): readonly Sign[] {
  const signs = signsAt(bot, state, parsed, 'urgent');
  return signs.some(({ flag }) => !state.heard.includes(flag)) ? signs : [];
}

/** An urgent sign counts as told in the check, and is said at once; what was open goes on after it. */
function warn(bot: BotContext, before: State, parsed: ParsedMessage, signs: readonly Sign[]): Turn {
  const flags = signs.map(({ flag }) => flag);
  const { open } = before;
  const { state, noted } = open ? { state: before, noted: [] } : noteFacts(bot, before, parsed);
  const raised = { flags, why: [], signs: [...signs], text: '' };
  const warned: State = { ...withSigns(state, signs), warned: [...new Set([...state.warned, ...flags])], raised };
  const isAnswer = open?.kind === 'question' && parsed.kind !== 'edit' && !isForEarlier(warned, parsed);
  const rest =
    (isAnswer ? readAnswer(bot, warned, open, parsed) : undefined) ??
    (open
      ? reprompt(bot, warned, [message(say(bot, 'heard-noted'))])
      : {
          state: warned,
          replies: [
            ...(noted.length > 0 ? [notedReply(bot, warned, noted)] : []),
            message(say(bot, 'urgent-next'), parsed.scope === 'shared' ? [] : [say(bot, 'label-start')]),
          ],
        });
  const warning = urgentReply(bot, rest.state, flags, (flag) => wroteLine(bot, signs, flag));
  return {
    ...rest,
    state: { ...withSigns(rest.state, signs), raised },
    replies: withMistake(bot, [warning, ...rest.replies]),
  };
}
