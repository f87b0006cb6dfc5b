import type { Command } from '../knowledge/knowledge';
import type { Incoming } from '../messages/messages';
import { alarmFor } from './alarms';
import { dealWithMedicines } from './medicine-actions';
import { answerOpen } from './open-answers';
import { ownQuestion } from './own-questions';
import { askAgain, isForEarlier } from './questions';
import type { State } from './state';
import { message, say, type Talk, type Turn } from './talk';
import { takeTold, toldReply } from './told';

/** Stopping, skipping or changing a medicine: answered before anything else that the words may be. */
export function onMedicines(
  talk: Talk,
  before: State,
  incoming: Incoming,
  command: Command | undefined,
): Turn | undefined {
  // "Can I skip it" is said of the question that is open.
  if (command !== undefined && before.open?.kind === 'question') {
    return undefined;
  }
  const isShared = incoming.scope === 'shared';
  const dealt = dealWithMedicines(talk, before, incoming);
  const { open } = before;
  if (!dealt) {
    const isOfIt = talk.language.actions(incoming.text).some(({ as, object }) => as === 'asked' && object === 'it');
    // "Can I stop it", in the check and of no medicine: how to leave the check is said, and nothing is dropped.
    return isOfIt && open?.kind === 'question' && !answerOpen(talk, before, open, incoming)
      ? askAgain(talk, before, [message(say(talk, 'help-check'))])
      : undefined;
  }
  const isAnswer = open?.kind === 'question' && !dealt.asks && !isForEarlier(before, incoming);
  const answered = isAnswer ? answerOpen(talk, dealt.state, open, incoming) : undefined;
  if (answered) {
    return { ...answered, replies: [...dealt.replies, ...answered.replies] };
  }
  if (!dealt.asks) {
    // What is told beside it may hold a question of its own.
    const { question } = talk.language.told(incoming.text);
    if (question !== undefined && talk.language.match(question).decision === 'answer') {
      const rest = ownQuestion(talk, dealt.state, incoming, false);
      return { ...rest, replies: [...dealt.replies, ...rest.replies] };
    }
  }
  const { state, fresh } = isShared ? { state: dealt.state, fresh: [] } : takeTold(talk, dealt.state, incoming.text);
  const alarmed = alarmFor(talk, state, incoming);
  return (
    alarmed ??
    askAgain(talk, open?.kind === 'question' ? state : { ...state, open: null }, [
      ...(fresh.length > 0 ? [toldReply(talk, state, fresh)] : []),
      ...dealt.replies,
    ])
  );
}

/** An urgent sign was said; what the same message asks or tells of a medicine comes right after it. */
export function afterWarning(talk: Talk, turn: Turn, urgent: readonly string[], incoming: Incoming): Turn {
  const dealt = turn.state.emergency ? undefined : dealWithMedicines(talk, turn.state, incoming, urgent);
  const [first, ...others] = turn.replies;
  return dealt && first ? { ...turn, state: dealt.state, replies: [first, ...dealt.replies, ...others] } : turn;
}
