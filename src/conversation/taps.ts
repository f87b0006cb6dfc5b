import type { Incoming } from '../messages/messages';
import { alarmTapped } from './alarms';
import { doCommand } from './commands';
import { ACTIONS, askAgain, choicesOf } from './questions';
import type { State } from './state';
import { takeAnswer, takeChoices } from './steps';
import { message, say, type Talk, type Turn } from './talk';
import { emergencyReply, MISTAKE } from './warnings';

/** A button that was tapped: it answers what is open, does what it says, or is old by now and so only listened to for danger. */
export function tapped(talk: Talk, state: State, incoming: Incoming): Turn {
  const { tap } = incoming;
  const alarmed = state.emergency && state.open?.kind !== 'delete';
  if (!tap || !state.open || alarmed || tap.step !== String(state.step)) {
    // The button may be old, and the danger still there.
    const raised = alarmed ? undefined : alarmTapped(talk, state, [tap?.value ?? []].flat(), incoming);
    if (raised) {
      return raised;
    }

    return alarmed
      ? { state, replies: [emergencyReply(talk, state, incoming.locale, true)] }
      : askAgain(talk, state, [message(say(talk, 'stale'))]);
  }
  const values = typeof tap.value === 'string' ? [tap.value] : tap.value;
  const action = values[0] ?? '';
  if (action === MISTAKE) {
    return doCommand(talk, state, 'mistake', incoming);
  }
  if (state.open.kind === 'question') {
    switch (action) {
      case ACTIONS.unsure:
        return takeAnswer(talk, state, state.open.id, null, incoming);
      case ACTIONS.skip:
      case ACTIONS.back:
      case ACTIONS.why:
        return doCommand(talk, state, action.slice(1) as 'skip' | 'back' | 'why', incoming);
    }
  }
  if (values.length === 0) {
    return askAgain(talk, state, [message(say(talk, 'not-an-answer'))]);
  }
  const offered = choicesOf(talk, state.open).map(({ value }) => value);
  const known = values.filter((value) => offered.includes(value));
  return known.length < values.length
    ? askAgain(talk, state, [message(say(talk, 'stale'))])
    : takeChoices(talk, state, state.open, known, incoming);
}
