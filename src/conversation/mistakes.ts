import type { Incoming } from '../messages/messages';
import { outcomeOf, withoutSigns } from './denials';
import { ask, askAgain, questionOf } from './questions';
import type { State } from './state';
import { goOn } from './steps';
import { message, say, type Talk, type Turn } from './talk';
import { withoutTold } from './told';

/** Misunderstandings remembered; the oldest go first. */
const MOST_DISMISSED = 20;

/**
 * The emergency was none: what was told before stays known, and the message that raised it is answered as if it held no sign.
 *
 * @param answer what is said to a message
 */
export function takeBackEmergency(
  talk: Talk,
  state: State,
  incoming: Incoming,
  answer: (state: State, incoming: Incoming) => Turn,
): Turn {
  const calm: State = { ...dismissing(state), emergency: null, raised: null };
  const taken = message(say(talk, 'emergency-mistake'));
  const text = state.raised?.text ?? '';
  if (text !== '') {
    const turn = answer(calm, { ...incoming, text, tap: undefined });
    // Read as an answer to a danger question, or as a question about it, it may be the same sign again.
    const same = (id: string | undefined) => state.emergency?.some((flag) => flag === id) ?? false;
    return turn.state.emergency?.every(same)
      ? askAgain(talk, calm, [taken])
      : { ...turn, replies: [taken, ...turn.replies.filter(({ about }) => !same(about))] };
  }
  const flags = state.emergency ?? [];
  return (
    reconsider(talk, calm, flags, [taken]) ??
    askAgain(talk, calm, [calm.open ? taken : { ...taken, suggestions: [say(talk, 'label-start')] }])
  );
}

/** The urgent sign was none: words are no longer taken for it, and an answer is asked again. Undefined if there is nothing to take back. */
export function takeBackUrgent(talk: Talk, state: State, incoming: Incoming): Turn | undefined {
  const { raised, heard, check } = state;
  const isAnswering = check !== null && !check.done && check.answers.length > 0;
  const flags = raised ? raised.signs.map(({ flag }) => flag) : isAnswering ? [] : heard;
  if (flags.length > 0) {
    const calm: State = { ...withoutSigns(dismissing(state), flags), raised: null };
    const taken = [message(say(talk, 'urgent-mistake'))];
    return calm.open ? askAgain(talk, calm, taken) : goOn(talk, calm, incoming, taken);
  }
  return raised
    ? reconsider(talk, { ...state, raised: null }, raised.flags, [message(say(talk, 'urgent-mistake'))])
    : undefined;
}

function dismissing(state: State): State {
  const signs = state.raised?.signs ?? [];
  return { ...state, dismissed: [...state.dismissed, ...signs].slice(-MOST_DISMISSED) };
}

/** Asks again for the answer behind these flags, or which one to change; undefined if they follow from none. */
function reconsider(talk: Talk, state: State, flags: readonly string[], before: Turn['replies']): Turn | undefined {
  const found = outcomeOf(talk, state).flags.filter(({ id }) => flags.includes(id));
  const facts = new Set(found.flatMap(({ because }) => because.flatMap((reason) => reason.facts)));
  const given = [...state.told, ...(state.check?.answers ?? [])].filter(
    ({ question, value }) => facts.has(questionOf(talk, question)?.fact ?? '') && [value ?? []].flat().length > 0,
  );
  const ids = [...new Set(given.map(({ question }) => question))];
  const only = ids.length === 1 ? ids[0] : undefined;
  if (only !== undefined) {
    const check = state.check && {
      ...state.check,
      answers: state.check.answers.filter(({ question }) => question !== only),
    };
    return ask(talk, withoutTold({ ...state, check }, only), { kind: 'question', id: only }, before);
  }
  return ids.length > 1 ? ask(talk, state, { kind: 'change', ids }, before) : undefined;
}
