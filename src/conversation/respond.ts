import type { Command } from '../knowledge/knowledge';
import type { Incoming } from '../messages/messages';
import { alarmFor, alarmHeard, tellSigns } from './alarms';
import { upToDate } from './check';
import { doCommand } from './commands';
import { correctMedicines } from './corrections';
import { afterWarning, onMedicines } from './medicine-turns';
import { takeBackEmergency } from './mistakes';
import { countryIn } from './numbers';
import { answerOpen, isOption, isSaid } from './open-answers';
import { ownQuestion } from './own-questions';
import { askAgain, isForEarlier } from './questions';
import { readState, type State } from './state';
import { message, say, type Talk, type Turn } from './talk';
import { tapped } from './taps';
import { takeTold, toldReply } from './told';
import { emergencyReply, flagsOf, type Sign, signsIn, urgentReply, withMistake, wroteLine } from './warnings';
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
  const answered = incoming.tap ? tapped(talk, state, incoming) : said(talk, state, incoming);
  const turn = remember(talk, tellSigns(talk, answered, incoming), incoming);
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
  const signs = signsIn(talk, state, incoming.text);
  const urgent = urgentAmong(talk, signs);
  const isNew = !state.emergency && urgent.some(({ flag }) => !state.heard.includes(flag));
  return (
    alarmHeard(talk, state, signs, incoming) ??
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
  const signs = signsIn(talk, state, text);
  const command = talk.language.command(text);

  const alarmed = alarmHeard(talk, state, signs, incoming);
  if (alarmed) {
    return alarmed;
  }
  if (state.emergency) {
    if (command === 'mistake') {
      return takeBackEmergency(talk, state, incoming, (calm, message) => said(talk, calm, message));
    }
    if (command === 'delete') {
      return doCommand(talk, state, command, incoming);
    }
    const sure = state.open?.kind === 'delete' && !isForEarlier(state, incoming);
    const answered = sure && state.open ? answerOpen(talk, state, state.open, incoming) : undefined;
    return answered ?? { state, replies: [emergencyReply(talk, state, locale, true)] };
  }
  const urgent = urgentAmong(talk, signs);
  if (urgent.some(({ flag }) => !state.heard.includes(flag))) {
    return afterWarning(
      talk,
      noteUrgent(talk, state, urgent, incoming),
      urgent.map(({ flag }) => flag),
      incoming,
    );
  }
  const turn = understood(talk, state, incoming, { command, namesCountry: country !== undefined });
  return turn.state.check ? { ...turn, state: hearing(turn.state, urgent) } : turn;
}

/** What a message says apart from warning signs: a command, a correction, an answer to what is open, a question of the person's own. */
function understood(
  talk: Talk,
  state: State,
  incoming: Incoming,
  { command, namesCountry }: { readonly command: Command | undefined; readonly namesCountry: boolean },
): Turn {
  const dealt = onMedicines(talk, state, incoming, command);
  if (dealt) {
    return dealt;
  }
  if (command && !(state.open && command === 'hello') && !isOption(talk, state.open, incoming.text)) {
    return doCommand(talk, state, command, incoming);
  }
  const corrected = correctMedicines(talk, state, incoming);
  if (corrected) {
    return corrected;
  }
  if (state.open) {
    const answered = answerOpen(talk, state, state.open, incoming);
    return answered && isForEarlier(state, incoming)
      ? askAgain(talk, state, [message(say(talk, 'stale-answer'))])
      : (answered ?? ownQuestion(talk, state, incoming, namesCountry));
  }
  return answerOffer(talk, state, incoming) ?? ownQuestion(talk, state, incoming, namesCountry);
}

function urgentAmong(talk: Talk, signs: readonly Sign[]): readonly Sign[] {
  const ids = flagsOf(
    talk,
    signs.map(({ flag }) => flag),
    'urgent',
  ).map(({ id }) => id);
  return signs.filter(({ flag }) => ids.includes(flag));
}

/** The state with these signs heard: what a message says in words counts, even beside a "none of these". */
function hearing(state: State, signs: readonly Sign[]): State {
  return { ...state, heard: [...new Set([...state.heard, ...signs.map(({ flag }) => flag)])] };
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
function noteUrgent(talk: Talk, before: State, signs: readonly Sign[], incoming: Incoming): Turn {
  const flags = signs.map(({ flag }) => flag);
  const { state, fresh } =
    before.open || incoming.scope === 'shared' ? { state: before, fresh: [] } : takeTold(talk, before, incoming.text);
  const raised = { flags, why: [], signs: [...signs], text: '' };
  const noted: State = { ...hearing(state, signs), warned: [...new Set([...state.warned, ...flags])], raised };
  const warning = (known: State) =>
    urgentReply(talk, known, flags, (flag) => wroteLine(talk, signs, flag), incoming.locale);
  const alarmed = alarmFor(talk, noted, incoming);
  if (alarmed) {
    return alarmed;
  }
  const open = noted.open;
  const answered =
    open?.kind === 'question' && incoming.kind !== 'edit' && !isForEarlier(noted, incoming)
      ? answerOpen(talk, noted, open, incoming)
      : undefined;
  if (answered?.state.emergency) {
    return answered;
  }
  const turn = answered
    ? {
        ...answered,
        state: { ...hearing(answered.state, signs), raised },
        replies: [warning(answered.state), ...answered.replies],
      }
    : open
      ? askAgain(talk, noted, [warning(noted), message(say(talk, 'heard-noted'))])
      : {
          state: noted,
          replies: [
            warning(noted),
            ...(fresh.length > 0 ? [toldReply(talk, noted, fresh)] : []),
            message(say(talk, 'urgent-next'), incoming.scope === 'shared' ? [] : [say(talk, 'label-start')]),
          ],
        };
  return { ...turn, replies: withMistake(talk, turn.replies) };
}
