import type { Segment } from '../../language/understanding';
import { type Handler, message, say } from '../bot-context';
import { isForEarlier, reprompt } from '../check/prompt';
import { readAnswer } from '../check/read-answer';
import type { ParsedMessage } from '../parsed-message';
import { talk } from '../talk/talk';
import { medicineReply } from './medicine-reply';

/** Stopping, skipping or changing a medicine: answered before anything else that the words may be. */
export const onMedicineAction: Handler = (bot, before, parsed) => {
  const open = before.open?.kind === 'question' ? before.open : undefined;
  // "Can I skip it" is said of the question that is open.
  if (open && parsed.command() !== undefined) {
    return undefined;
  }
  const medicine = medicineReply(bot, before, parsed);
  if (!medicine) {
    const isOfIt = parsed.actions().some(({ as, object }) => as === 'asked' && object === 'it');
    // "Can I stop it", in the check and of no medicine: how to leave the check is said, and nothing is dropped.
    return open && isOfIt && !readAnswer(bot, before, open, parsed)
      ? reprompt(bot, before, [message(say(bot, 'help-check'))])
      : undefined;
  }
  // What is told beside it may be an answer to what is open, or hold questions of its own.
  const isAnswer = open && !medicine.asks && !isForEarlier(before, parsed);
  const rest = isAnswer ? readAnswer(bot, medicine.state, open, parsed) : undefined;
  return rest
    ? { ...rest, replies: [...medicine.replies, ...rest.replies] }
    : talk(bot, medicine.state, parsed, { replies: medicine.replies, answered: actedOn(parsed), noted: [] });
};

/** Which segments of a message ask or tell of stopping or changing a medicine. */
export function actedOn(parsed: ParsedMessage): (segment: Segment) => boolean {
  const actions = parsed.actions().map(({ from }) => from);
  return ({ start, end }) => actions.some((from) => from >= start && from < end);
}
