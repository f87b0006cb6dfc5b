import type { Incoming } from '../messages/messages';
import { outcomeOf, untoldSigns } from './denials';
import type { State } from './state';
import { say, type Talk, type Turn } from './talk';
import {
  chosenLabels,
  emergencyReply,
  flagsOf,
  reasonLines,
  type Sign,
  urgentReply,
  withMistake,
  wroteLine,
} from './warnings';

/** As much of a message is kept to be answered if it was no emergency. */
const LONGEST_KEPT = 2000;

/** The emergency that words of a message are; undefined if none of the signs is one. */
export function alarmHeard(talk: Talk, state: State, signs: readonly Sign[], incoming: Incoming): Turn | undefined {
  const flags = flagsOf(
    talk,
    signs.map(({ flag }) => flag),
    'emergency',
  ).map(({ id }) => id);
  // Where others read along nothing about health is kept.
  const text = incoming.scope === 'shared' ? '' : incoming.text.slice(0, LONGEST_KEPT);
  return raise(talk, state, incoming, {
    flags,
    why: wroteLine(talk, signs, flags[0]),
    signs: signs.filter(({ flag }) => flags.includes(flag)),
    text,
  });
}

/** The emergency that what is known adds up to; undefined if it is none. */
export function alarmFor(talk: Talk, state: State, incoming: Incoming): Turn | undefined {
  const found = outcomeOf(talk, state).flags;
  const flags = flagsOf(
    talk,
    found.map(({ id }) => id),
    'emergency',
  ).map(({ id }) => id);
  const why = reasonLines(
    talk,
    state,
    found.filter(({ id }) => flags.includes(id)),
  );
  return raise(talk, state, incoming, { flags, why, signs: [], text: '' });
}

/** The emergency among the values of a button that is old by now. */
export function alarmTapped(talk: Talk, state: State, values: readonly string[], incoming: Incoming): Turn | undefined {
  const flags = flagsOf(talk, values, 'emergency').map(({ id }) => id);
  const answer = chosenLabels(talk, undefined, flags).join('"; "');
  const why = [say(talk, 'because-chose', { answer })];
  return raise(talk, state, incoming, { flags, why, signs: [], text: '' });
}

/** What to do about urgent signs that now follow from answers, or from what was told before any check: first, once, and with a way to take it back. */
export function tellSigns(talk: Talk, turn: Turn, { locale }: Incoming): Turn {
  const { state } = turn;
  const isKnown = state.check ? state.check.done || state.open !== null : state.told.length > 0;
  if (!isKnown || state.emergency) {
    return turn;
  }
  const found = untoldSigns(talk, state);
  const urgent = flagsOf(
    talk,
    found.map(({ id }) => id),
    'urgent',
  ).map(({ id }) => id);
  if (urgent.length === 0) {
    return turn;
  }
  const whyOf = (flag: string) =>
    reasonLines(
      talk,
      state,
      found.filter(({ id }) => id === flag),
    );
  const warning = urgentReply(talk, state, urgent, whyOf, locale);
  const raised = { flags: urgent, why: [], signs: [], text: '' };
  return {
    ...turn,
    state: { ...state, warned: [...state.warned, ...urgent], raised: state.raised ?? raised },
    replies: withMistake(talk, [warning, ...turn.replies]),
  };
}

/** One message, and the bot stays with it. */
function raise(talk: Talk, state: State, { locale }: Incoming, raised: NonNullable<State['raised']>): Turn | undefined {
  if (raised.flags.length === 0) {
    return undefined;
  }
  // Whether to delete everything is no question of now.
  const open = state.open?.kind === 'delete' ? null : state.open;
  const before = state.emergency ? (state.raised?.signs ?? []) : [];
  const alarmed: State = {
    ...state,
    emergency: raised.flags,
    open,
    raised: { ...raised, signs: [...before, ...raised.signs] },
  };
  return { state: alarmed, replies: [emergencyReply(talk, alarmed, locale)] };
}
