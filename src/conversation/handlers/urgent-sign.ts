import { type BotContext, type Handler, message, say, type Turn } from '../bot-context';
import { isForEarlier, reprompt } from '../check/prompt';
import { readAnswer } from '../check/read-answer';
import type { ParsedMessage } from '../parsed-message';
import { urgentReply, withMistake, wroteLine } from '../replies/warning-replies';
import { type Sign, signsAt, withSigns } from '../state/signs';
import type { State } from '../state/state';
import { talk } from '../talk/talk';
import { actedOn } from './medicine-action';
import { medicineReply } from './medicine-reply';

/** Words that report an urgent sign not heard before: said at once, and then what the message asks or tells of besides. */
export const onUrgentSign: Handler = (bot, before, parsed) => {
  const signs = newSigns(bot, before, parsed);
  return signs.length > 0 ? warn(bot, before, parsed, signs) : undefined;
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

/** An urgent sign counts as told in the check, and is said at once; what was open goes on after it, and what was asked is answered. */
function warn(bot: BotContext, before: State, parsed: ParsedMessage, signs: readonly Sign[]): Turn {
  const flags = signs.map(({ flag }) => flag);
  const raised = { flags, why: [], signs: [...signs], text: '' };
  const warned: State = {
    ...withSigns(before, signs),
    warned: [...new Set([...before.warned, ...flags])],
    raised,
  };
  const rest = parsed.kind === 'edit' ? { state: warned, replies: [] } : restOf(bot, warned, parsed, flags);
  const warning = urgentReply(bot, rest.state, flags, (flag) => wroteLine(bot, signs, flag));
  return {
    ...rest,
    state: { ...withSigns(rest.state, signs), raised },
    replies: withMistake(bot, [warning, ...rest.replies]),
  };
}

/** What a message is beside the sign it reports: an answer to what is open, what it asks of medicines, and its other questions. */
function restOf(bot: BotContext, state: State, parsed: ParsedMessage, flags: readonly string[]): Turn {
  const open = state.open?.kind === 'question' ? state.open : undefined;
  const answer = open && !isForEarlier(state, parsed) ? readAnswer(bot, state, open, parsed) : undefined;
  if (answer) {
    return answer;
  }
  const medicine = medicineReply(bot, state, parsed, flags);
  const asks = parsed.segments().some((segment) => segment.act === 'question' && !actedOn(parsed)(segment));
  if (state.open && !asks) {
    return reprompt(bot, medicine?.state ?? state, [...(medicine?.replies ?? []), message(say(bot, 'heard-noted'))]);
  }
  const turn = talk(bot, medicine?.state ?? state, parsed, {
    replies: medicine?.replies ?? [],
    answered: medicine ? actedOn(parsed) : () => false,
    noted: [],
    isWarned: true,
  });
  const isAsking = parsed.scope !== 'shared' && !turn.state.check;
  const next = message(say(bot, 'urgent-next'), isAsking ? [say(bot, 'label-start')] : []);
  return asks || medicine ? turn : { ...turn, replies: [...turn.replies, next] };
}
