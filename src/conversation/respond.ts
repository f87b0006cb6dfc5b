import type { Command } from '../knowledge/knowledge';
import { upToDate } from './check';
import { doCommand } from './commands';
import { correctMedicines } from './corrections';
import { dealWithMedicines } from './medicine-actions';
import type { Incoming } from './messages';
import { countryIn } from './numbers';
import { answerOpen, isOption, isSaid } from './open-answers';
import { ownQuestion } from './own-questions';
import { askAgain } from './questions';
import { readState, type State } from './state';
import { alarmFor, alarmOf } from './steps';
import { message, say, type Talk, type Turn } from './talk';
import { tapped } from './taps';
import { takeTold, toldReply } from './told';
import { emergencyReply, flagsOf, urgentReply } from './warnings';
import { welcome } from './welcome';

/** As many as are answered at once. */
const MOST_SPOKEN_OF = 4;

/**
 * The whole behaviour of the bot: a stored state and what came in give the next state and the replies.
 *
 * Pure: the same input gives the same output, so a turn can be computed again when another was faster.
 * In order: warning signs in any state; the emergency it stays with; taps; commands; answers to what is open;
 * questions of the person's own, after which what is open is asked again.
 */
export function respond(talk: Talk, stored: unknown, incoming: Incoming): Turn {
  const state = upToDate(talk, readState(stored));
  if (incoming.kind === 'join') {
    return state.greeted ? { state, replies: [] } : greet(talk, state, incoming);
  }
  if (incoming.kind === 'edit') {
    return edited(talk, state, incoming);
  }
  const turn = remember(talk, incoming.tap ? tapped(talk, state, incoming) : said(talk, state, incoming), incoming);
  if (incoming.scope === 'shared') {
    return withoutCheck(talk, turn);
  }
  if (state.greeted || turn.state.greeted) {
    return turn;
  }
  // Nobody opened the conversation with an event: the welcome comes with the first answer, but never before an emergency.
  const first = turn.state.emergency
    ? []
    : greet(talk, state, incoming).replies.map((reply) => ({ ...reply, suggestions: [] }));
  return { ...turn, state: { ...turn.state, greeted: true }, replies: [...first, ...turn.replies] };
}

/** What the person named last is what "it" means in their next message. */
function remember(talk: Talk, turn: Turn, { text, scope }: Incoming): Turn {
  const names = scope === 'shared' ? [] : talk.language.names(text).map(({ as }) => as);
  return names.length > 0 ? { ...turn, state: { ...turn.state, spokenOf: names.slice(-MOST_SPOKEN_OF) } } : turn;
}

function greet(talk: Talk, state: State, { scope }: Incoming): Turn {
  return { state: { ...state, greeted: true }, replies: [welcome(talk, scope)] };
}

/** Where others read along the check is not offered, and nobody is greeted but the group when the bot enters it. */
function withoutCheck(talk: Talk, turn: Turn): Turn {
  const start = say(talk, 'label-start');
  const replies = turn.replies.map((reply) => ({
    ...reply,
    suggestions: reply.suggestions.filter((suggestion) => suggestion !== start),
  }));
  return { ...turn, replies };
}

/** A message that was changed after it was answered: nothing is answered again, but a new warning sign is. */
function edited(talk: Talk, state: State, incoming: Incoming): Turn {
  const heard = talk.language.listen(incoming.text);
  const urgent = flagsOf(talk, heard, 'urgent').map(({ id }) => id);
  const isNew = !state.emergency && urgent.some((id) => !state.heard.includes(id));
  return (
    alarmOf(talk, state, heard, incoming) ??
    (isNew ? noteUrgent(talk, state, urgent, incoming) : { state, replies: [] })
  );
}

function said(talk: Talk, before: State, incoming: Incoming): Turn {
  const { text, locale } = incoming;
  if (text.trim() === '') {
    return askAgain(talk, before, [message(say(talk, 'empty'))]);
  }
  const country = countryIn(talk, text, before.emergency !== null);
  const state: State = { ...before, country: country ?? before.country };
  const heard = talk.language.listen(text);
  const command = talk.language.command(text);

  const alarmed = alarmOf(talk, state, heard, incoming);
  if (alarmed) {
    return alarmed;
  }
  if (state.emergency) {
    if (command === 'mistake' || command === 'delete') {
      return doCommand(talk, state, command, incoming);
    }
    const answered = state.open?.kind === 'delete' ? answerOpen(talk, state, state.open, incoming) : undefined;
    return answered ?? { state, replies: [emergencyReply(talk, state, locale, true)] };
  }
  const urgent = flagsOf(talk, heard, 'urgent').map(({ id }) => id);
  if (urgent.some((id) => !state.heard.includes(id))) {
    return warned(talk, noteUrgent(talk, state, urgent, incoming), urgent, incoming);
  }
  const dealt = onMedicines(talk, state, incoming, command);
  if (dealt) {
    return dealt;
  }
  if (command && !(state.open && command === 'hello') && !isOption(talk, state.open, text)) {
    return doCommand(talk, state, command, incoming);
  }
  const corrected = correctMedicines(talk, state, incoming);
  if (corrected) {
    return corrected;
  }
  if (state.open) {
    return answerOpen(talk, state, state.open, incoming) ?? ownQuestion(talk, state, incoming, country !== undefined);
  }
  return answerOffer(talk, state, incoming) ?? ownQuestion(talk, state, incoming, country !== undefined);
}

/** Stopping, skipping or changing a medicine: answered before anything else that the words may be. */
function onMedicines(talk: Talk, before: State, incoming: Incoming, command: Command | undefined): Turn | undefined {
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
  const answered = open?.kind === 'question' && !dealt.asks ? answerOpen(talk, dealt.state, open, incoming) : undefined;
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
function warned(talk: Talk, turn: Turn, urgent: readonly string[], incoming: Incoming): Turn {
  const dealt = turn.state.emergency ? undefined : dealWithMedicines(talk, turn.state, incoming, urgent);
  const [first, ...others] = turn.replies;
  return dealt && first ? { ...turn, state: dealt.state, replies: [first, ...dealt.replies, ...others] } : turn;
}

/** Under an answer the check is offered: "yes" takes the offer, "no" declines it. */
function answerOffer(talk: Talk, state: State, incoming: Incoming): Turn | undefined {
  if ((!state.last && state.told.length === 0) || state.check) {
    return undefined;
  }
  if (isSaid(talk, 'yes', incoming.text)) {
    return doCommand(talk, state, 'start', incoming);
  }
  return isSaid(talk, 'no', incoming.text) ? { state, replies: [message(say(talk, 'offer-declined'))] } : undefined;
}

/** An urgent sign counts as told in the check, and is said at once; what was open goes on after it. */
function noteUrgent(talk: Talk, before: State, urgent: readonly string[], incoming: Incoming): Turn {
  const { state, fresh } =
    before.open || incoming.scope === 'shared' ? { state: before, fresh: [] } : takeTold(talk, before, incoming.text);
  const noted: State = { ...state, heard: [...new Set([...state.heard, ...urgent])] };
  const warning = urgentReply(talk, noted, urgent, incoming.locale);
  const alarmed = alarmFor(talk, noted, incoming);
  if (alarmed) {
    return alarmed;
  }
  const open = noted.open;
  const answered =
    open?.kind === 'question' && incoming.kind !== 'edit' ? answerOpen(talk, noted, open, incoming) : undefined;
  if (answered) {
    return { ...answered, replies: [warning, ...answered.replies] };
  }
  return open
    ? askAgain(talk, noted, [warning, message(say(talk, 'heard-noted'))])
    : {
        state: noted,
        replies: [
          warning,
          ...(fresh.length > 0 ? [toldReply(talk, noted, fresh)] : []),
          message(say(talk, 'urgent-next')),
        ],
      };
}
