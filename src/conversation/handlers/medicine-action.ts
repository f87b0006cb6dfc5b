import { type Handler, message, say } from '../bot-context';
import { isForEarlier, reprompt } from '../check/prompt';
import { readAnswer } from '../check/read-answer';
import { notedReply } from '../replies/noted-reply';
import { noteFacts } from '../state/noted-facts';
import { medicineReply } from './medicine-reply';
import { onQuestion } from './question';

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
  // What is told beside it may be an answer to what is open, or hold a question of its own.
  const isAnswer = open && !medicine.asks && !isForEarlier(before, parsed);
  const rest =
    (isAnswer ? readAnswer(bot, medicine.state, open, parsed) : undefined) ??
    (!medicine.asks && parsed.question()?.match().decision === 'answer'
      ? onQuestion(bot, medicine.state, parsed)
      : undefined);
  if (rest) {
    return { ...rest, replies: [...medicine.replies, ...rest.replies] };
  }
  const { state, noted } = noteFacts(bot, medicine.state, parsed);
  return reprompt(bot, open ? state : { ...state, open: null }, [
    ...(noted.length > 0 ? [notedReply(bot, state, noted)] : []),
    ...medicine.replies,
  ]);
};
