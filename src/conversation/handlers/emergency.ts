import type { BotContext, Handler, Turn } from '../bot-context';
import { isForEarlier, prompt } from '../check/prompt';
import { readAnswer } from '../check/read-answer';
import type { ParsedMessage } from '../parsed-message';
import {
  choseLine,
  chosenLabels,
  emergencyReply,
  reasonLines,
  urgentInCheck,
  urgentReply,
  withMistake,
  wroteLine,
} from '../replies/warning-replies';
import { outcomeOf, untoldSigns } from '../state/denials';
import { hasNewFacts } from '../state/facts';
import { noteFacts, SELF } from '../state/noted-facts';
import { noteOthers } from '../state/person';
import { isAt, type Sign, signsAt } from '../state/signs';
import type { State } from '../state/state';
import { personIn } from '../state/told-signs';
import { endEmergency, hasEnded, takeBackEmergency } from './take-back';

/** As much of a message is kept to be answered if it was no emergency. */
const LONGEST_KEPT = 2000;

/** Words that report an emergency, in any state. */
export const onEmergencySign: Handler = (bot, state, parsed) => {
  const signs = signsAt(bot, state, parsed, 'emergency');
  const flags = emergencies(bot, new Set(signs.map(({ flag }) => flag)));
  // Where others read along nothing about health is kept.
  const text = parsed.scope === 'shared' ? '' : parsed.text.slice(0, LONGEST_KEPT);
  return raiseEmergency(
    bot,
    state,
    flags,
    wroteLine(bot, signs, flags[0]),
    signs,
    text,
    saidIn(bot, state, flags[0], parsed),
  );
};

/** The bot stays with an emergency: only taking it back, that it passed where a sign can pass, and deleting everything is answered. */
export function onOpenEmergency(answerAgain: (bot: BotContext, state: State, parsed: ParsedMessage) => Turn): Handler {
  return (bot, state, parsed) => {
    if (!state.emergency) {
      return undefined;
    }
    switch (parsed.command()) {
      case 'mistake':
        return takeBackEmergency(bot, state, parsed, answerAgain);
      case 'delete':
        return prompt(bot, state, { kind: 'delete' });
    }
    if (hasEnded(bot, state, parsed)) {
      return endEmergency(bot, state, parsed, answerAgain);
    }
    const { open } = state;
    const answered =
      open?.kind === 'delete' && !isForEarlier(state, parsed) ? readAnswer(bot, state, open, parsed) : undefined;
    // What is told meanwhile is known afterwards.
    const known = noteOthers(bot, noteFacts(bot, state, parsed).state, parsed);
    return answered ?? { state: known, replies: [emergencyReply(bot, known, true)] };
  };
}

/** The emergency among the values of a button that is stale by now. */
export function emergencyAmong(bot: BotContext, state: State, values: readonly string[]): Turn | undefined {
  const flags = emergencies(bot, new Set(values));
  return raiseEmergency(bot, state, flags, choseLine(bot, chosenLabels(bot, undefined, flags)));
}

/**
 * The emergency that the facts add up to since a turn, in place of that turn: what it would have said and asked never was.
 * Undefined if it is none, or if the turn told nothing new; where it took an emergency back, another that stands behind it counts.
 */
export function emergencyFromFacts(bot: BotContext, before: State, { state }: Turn): Turn | undefined {
  const takenBack = before.emergency ?? [];
  if (state.emergency || (takenBack.length === 0 && !hasNewFacts(before, state))) {
    return undefined;
  }
  const found = outcomeOf(bot, state).flags.filter(({ id }) => isAt(bot, id, 'emergency') && !takenBack.includes(id));
  const { step, asked, focus, warned } = before;
  // An answered question is open no more.
  const open = JSON.stringify(state.open) === JSON.stringify(before.open) ? before.open : null;
  const check = state.check && { ...state.check, done: before.check?.done ?? false };
  const flags = found.map(({ id }) => id);
  const why = reasonLines(bot, state, found);
  return raiseEmergency(bot, { ...state, step, asked, focus, warned, open, check }, flags, why);
}

/** A turn with what to do about urgent signs that now follow from the facts: first, once, and with a way to take it back. */
export function withUrgentSigns(bot: BotContext, turn: Turn): Turn {
  const { state } = turn;
  const isKnown = state.check ? state.check.done || state.open !== null : state.told.length > 0;
  if (!isKnown || state.emergency) {
    return turn;
  }
  const found = untoldSigns(bot, state).filter(({ id }) => isAt(bot, id, 'urgent'));
  if (found.length === 0) {
    return turn;
  }
  const flags = found.map(({ id }) => id);
  const whyOf = (flag: string) =>
    reasonLines(
      bot,
      state,
      found.filter(({ id }) => id === flag),
    );
  const isAsking = state.check !== null && !state.check.done;
  const warning = isAsking ? urgentInCheck(bot, state, flags, whyOf) : urgentReply(bot, state, flags, whyOf);
  return {
    ...turn,
    state: {
      ...state,
      warned: [...state.warned, ...flags],
      raised: state.raised ?? { flags, why: [], signs: [], text: '' },
    },
    replies: withMistake(bot, [warning, ...turn.replies]),
  };
}

/** One message, and the bot stays with it; undefined where there are no flags. `text`: the message, to be answered if it was none. */
function raiseEmergency(
  bot: BotContext,
  before: State,
  flags: string[],
  why: string[],
  signs: readonly Sign[] = [],
  text = '',
  said?: 'self' | 'other',
): Turn | undefined {
  if (flags.length === 0) {
    return undefined;
  }
  const earlier = before.emergency ? (before.raised?.signs ?? []) : [];
  const state: State = {
    ...before,
    emergency: flags,
    // Whether to delete everything is no question of now.
    open: before.open?.kind === 'delete' ? null : before.open,
    raised: { flags, why, signs: [...earlier, ...signs], text, said },
  };
  return { state, replies: [emergencyReply(bot, state)] };
}

/** Whose the words are for which a flag has a reply of its own; undefined where a message holds none. */
function saidIn(
  bot: BotContext,
  state: State,
  flag: string | undefined,
  parsed: ParsedMessage,
): 'self' | 'other' | undefined {
  const signs = bot.knowledge.flags.find(({ id }) => id === flag)?.said?.signs ?? [];
  const { now } = parsed.signs();
  const isOfOther = ![undefined, null, SELF].includes(personIn(bot, state, parsed));
  return signs.some((sign) => now.includes(sign)) ? (isOfOther ? 'other' : 'self') : undefined;
}

/** The emergencies among these ids, in the order of the content. */
function emergencies({ knowledge }: BotContext, ids: ReadonlySet<string>): string[] {
  return knowledge.flags.flatMap(({ id, level }) => (level === 'emergency' && ids.has(id) ? [id] : []));
}
