import type { BotContext, Handler, Turn } from '../bot-context';
import { isForEarlier, prompt } from '../check/prompt';
import { readAnswer } from '../check/read-answer';
import type { ParsedMessage } from '../parsed-message';
import {
  choseLine,
  chosenLabels,
  emergencyReply,
  reasonLines,
  urgentReply,
  withMistake,
  wroteLine,
} from '../replies/warning-replies';
import { outcomeOf, untoldSigns } from '../state/denials';
import { hasNewFacts } from '../state/facts';
import { flagsAt, signsAt } from '../state/signs';
import type { State } from '../state/state';
import { takeBackEmergency } from './take-back';

/** As much of a message is kept to be answered if it was no emergency. */
const LONGEST_KEPT = 2000;

/** Words that report an emergency, in any state. */
export const onEmergencySign: Handler = (bot, state, parsed) => {
  const signs = signsAt(bot, state, parsed, 'emergency');
  const flags = flagIds(
    bot,
    signs.map(({ flag }) => flag),
    'emergency',
  );
  return raiseEmergency(bot, state, {
    flags,
    why: wroteLine(bot, signs, flags[0]),
    signs: [...signs],
    // Where others read along nothing about health is kept.
    text: parsed.scope === 'shared' ? '' : parsed.text.slice(0, LONGEST_KEPT),
  });
};

/** The bot stays with an emergency: only taking it back and deleting everything is answered. */
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
    const { open } = state;
    const answered =
      open?.kind === 'delete' && !isForEarlier(state, parsed) ? readAnswer(bot, state, open, parsed) : undefined;
    return answered ?? { state, replies: [emergencyReply(bot, state, true)] };
  };
}

/** The emergency among the values of a button that is stale by now. */
export function emergencyAmong(bot: BotContext, state: State, values: readonly string[]): Turn | undefined {
  const flags = flagIds(bot, values, 'emergency');
  return raiseEmergency(bot, state, {
    flags,
    why: choseLine(bot, chosenLabels(bot, undefined, flags)),
    signs: [],
    text: '',
  });
}

/**
 * The emergency that the facts add up to since a turn, in place of that turn: what it would have said and asked never was.
 * Undefined if it is none, or if the turn told nothing new.
 */
export function emergencyFromFacts(bot: BotContext, before: State, { state }: Turn): Turn | undefined {
  if (state.emergency || !hasNewFacts(before, state)) {
    return undefined;
  }
  const found = outcomeOf(bot, state).flags;
  const flags = flagIds(
    bot,
    found.map(({ id }) => id),
    'emergency',
  );
  const why = reasonLines(
    bot,
    state,
    found.filter(({ id }) => flags.includes(id)),
  );
  const { step, asked, last, warned } = before;
  // An answered question is open no more.
  const open = JSON.stringify(state.open) === JSON.stringify(before.open) ? before.open : null;
  const check = state.check && { ...state.check, done: before.check?.done ?? false };
  return raiseEmergency(bot, { ...state, step, asked, last, warned, open, check }, { flags, why, signs: [], text: '' });
}

/** A turn with what to do about urgent signs that now follow from the facts: first, once, and with a way to take it back. */
export function withUrgentSigns(bot: BotContext, turn: Turn): Turn {
  const { state } = turn;
  const isKnown = state.check ? state.check.done || state.open !== null : state.told.length > 0;
  const found = isKnown && !state.emergency ? untoldSigns(bot, state) : [];
  const flags = flagIds(
    bot,
    found.map(({ id }) => id),
    'urgent',
  );
  if (flags.length === 0) {
    return turn;
  }
  const whyOf = (flag: string) =>
    reasonLines(
      bot,
      state,
      found.filter(({ id }) => id === flag),
    );
  const raised = state.raised ?? { flags, why: [], signs: [], text: '' };
  return {
    ...turn,
    state: { ...state, warned: [...state.warned, ...flags], raised },
    replies: withMistake(bot, [urgentReply(bot, state, flags, whyOf), ...turn.replies]),
  };
}

/** One message, and the bot stays with it; undefined where there are no flags. */
function raiseEmergency(bot: BotContext, before: State, raised: NonNullable<State['raised']>): Turn | undefined {
  if (raised.flags.length === 0) {
    return undefined;
  }
  const signs = before.emergency ? (before.raised?.signs ?? []) : [];
  const state: State = {
    ...before,
    emergency: raised.flags,
    // Whether to delete everything is no question of now.
    open: before.open?.kind === 'delete' ? null : before.open,
    raised: { ...raised, signs: [...signs, ...raised.signs] },
  };
  return { state, replies: [emergencyReply(bot, state)] };
}

function flagIds(bot: BotContext, ids: readonly string[], level: 'emergency' | 'urgent'): string[] {
  return flagsAt(bot, ids, level).map(({ id }) => id);
}
