import type { Incoming } from '../messages/messages';
import { type BotContext, type Handler, message, say, type Turn } from './bot-context';
import { withChangedResult } from './check/changed-result';
import { reprompt } from './check/prompt';
import { readAnswer } from './check/read-answer';
import { onAnswer, onOfferAnswer } from './handlers/answer';
import { onButtonPress } from './handlers/button-press';
import { onCommand } from './handlers/command';
import { onCorrection } from './handlers/correction';
import { emergencyFromFacts, onEmergencySign, onOpenEmergency, withUrgentSigns } from './handlers/emergency';
import { onOtherPerson } from './handlers/for-whom';
import { onMedicineAction } from './handlers/medicine-action';
import { onPartialAnswer } from './handlers/partial-answer';
import { onEdit, onUrgentSign } from './handlers/urgent-sign';
import { type ParsedMessage, parseMessage } from './parsed-message';
import { welcome } from './replies/guidance';
import { countryIn } from './replies/numbers';
import { upToDate } from './state/facts';
import { signsAt, withSigns } from './state/signs';
import { readState, type State } from './state/state';
import { withToldSigns } from './state/told-signs';
import { onLabel } from './talk/label';
import { talk } from './talk/talk';

/** As many are answered at once. */
const MOST_SPOKEN_OF = 4;

/** The person opened the conversation: a welcome, once. */
const onJoin: Handler = (bot, state, { kind, scope }) =>
  kind !== 'join'
    ? undefined
    : { state: { ...state, greeted: true }, replies: state.greeted ? [] : [welcome(bot, scope)] };

/** Nothing was typed. */
const onEmptyText: Handler = (bot, state, { text }) =>
  text.trim() === '' ? reprompt(bot, state, [message(say(bot, 'empty'))]) : undefined;

/** Who answers a message: the first that can. */
const HANDLERS: readonly Handler[] = [
  onJoin, // opening the conversation says nothing
  onButtonPress, // a button means what stands on it, whatever its label says
  onEmergencySign, // danger comes before all that a text may be
  onEdit, // a changed message was answered already, its new warning signs were not
  onOpenEmergency((...again) => answer(...again)), // an emergency stays until it is taken back
  onEmptyText, // nothing else has to look at it
  onUrgentSign, // said at once, before the answer that the text may be
  onMedicineAction, // "can I stop it" is of the medicine, and neither a command nor an answer
  onLabel, // a suggestion that was tapped
  onCommand, // works whatever is open
  onCorrection, // "not this one, that one", also while medicines are asked for
  onAnswer, // what is open waits for it
  onOtherPerson, // whom the check is for, before their facts are noted
  onPartialAnswer, // "none of these, and I am 46"
  onOfferAnswer, // "yes" and "no" where nothing is open
  talk, // all the rest: facts, and questions of the person's own
];

/**
 * The whole behaviour of the bot: a stored state and what came in give the next state, the replies and the effects.
 *
 * Pure: the same input gives the same output, so a turn can be computed again when another was faster.
 */
export function respond(parts: BotContext, stored: unknown, incoming: Incoming): Turn {
  const bot: BotContext = { ...parts, locale: incoming.locale };
  const state = upToDate(bot, readState(stored));
  const parsed = parseMessage(bot, incoming);
  const turn = answer(bot, state, parsed);
  if (incoming.kind !== 'message') {
    return turn;
  }
  const spoken = withSpokenOf(withUrgentSigns(bot, withChangedResult(bot, state, turn)), parsed);
  const complete = { ...spoken, state: withToldSigns(bot, state, spoken.state, parsed) };
  return incoming.scope === 'shared' ? withoutOffer(bot, complete) : withWelcome(bot, state, complete);
}

/** The turn of the first handler that has one; and, whatever handler it was, the emergency that is known since then. */
function answer(bot: BotContext, before: State, parsed: ParsedMessage): Turn {
  const isText = parsed.kind === 'message' && !parsed.tap;
  const country = isText ? countryIn(bot, parsed.text, before.emergency !== null) : undefined;
  const state: State = country === undefined ? before : { ...before, country };
  const turn = firstTurn(bot, withoutAside(bot, state, parsed), parsed);
  // What a message says in words counts, even beside a "none of these".
  const heard = isText && turn.state.check && !turn.state.emergency ? signsAt(bot, state, parsed, 'urgent') : [];
  const complete = heard.length > 0 ? { ...turn, state: withSigns(turn.state, heard) } : turn;
  return emergencyFromFacts(bot, state, complete) ?? complete;
}

/** A list to choose from, and what was asked beside an answer, are forgotten as soon as anything else is said. */
function withoutAside(bot: BotContext, state: State, parsed: ParsedMessage): State {
  const { open } = state;
  const isAside = open?.kind === 'clarify' || (open?.kind === 'question' && open.aside);
  return isAside && parsed.kind === 'message' && !parsed.tap && !readAnswer(bot, state, open, parsed)
    ? { ...state, open: null }
    : state;
}

function firstTurn(bot: BotContext, state: State, parsed: ParsedMessage): Turn {
  for (const handle of HANDLERS) {
    const turn = handle(bot, state, parsed);
    if (turn) {
      return turn;
    }
  }
  return talk(bot, state, parsed);
}

/** What the person named last is what "it" means in their next message. */
function withSpokenOf(turn: Turn, parsed: ParsedMessage): Turn {
  const names = parsed.scope === 'shared' ? [] : parsed.names().map(({ as }) => as);
  return names.length > 0 ? { ...turn, state: { ...turn.state, spokenOf: names.slice(-MOST_SPOKEN_OF) } } : turn;
}

/** Where others read along the check is not offered. */
function withoutOffer(bot: BotContext, turn: Turn): Turn {
  const start = say(bot, 'label-start');
  const replies = turn.replies.map((reply) => ({
    ...reply,
    suggestions: reply.suggestions.filter((suggestion) => suggestion !== start),
  }));
  return { ...turn, replies };
}

/** Where nobody opened the conversation, the welcome comes with the first answer, but never before an emergency. */
function withWelcome(bot: BotContext, before: State, turn: Turn): Turn {
  if (before.greeted || turn.state.greeted) {
    return turn;
  }
  const first = turn.state.emergency ? [] : [{ ...welcome(bot, 'personal'), suggestions: [] }];
  return { ...turn, state: { ...turn.state, greeted: true }, replies: [...first, ...turn.replies] };
}
