import { fill } from '../../messages/fill';
import type { Reply } from '../../messages/messages';
import { type BotContext, message, questionOf, say, type Turn } from '../bot-context';
import { continueCheck } from '../check/apply-answer';
import { prompt, reprompt } from '../check/prompt';
import { type ParsedMessage, parseMessage } from '../parsed-message';
import { numbersFor } from '../replies/numbers';
import { saidInstead } from '../replies/warning-replies';
import { outcomeOf, withoutSigns } from '../state/denials';
import { givenFacts, withoutFact } from '../state/facts';
import type { State } from '../state/state';
import { withoutSignsOf } from '../state/told-signs';

/** Misunderstandings remembered; the oldest go first. */
const MOST_DISMISSED = 20;

/**
 * The emergency was none: what was told before stays known, and the message that raised it is answered as if it held no sign.
 *
 * @param answerAgain answers a message from the beginning
 */
export function takeBackEmergency(
  bot: BotContext,
  state: State,
  parsed: ParsedMessage,
  answerAgain: (bot: BotContext, state: State, parsed: ParsedMessage) => Turn,
): Turn {
  const calm: State = { ...withDismissed(bot, state), emergency: null, raised: null };
  const said = saidInstead(bot, state);
  const taken = message(said ? fill(said.safe, numbersFor(bot, state.country)) : say(bot, 'emergency-mistake'));
  const flags = state.emergency ?? [];
  const text = state.raised?.text ?? '';
  if (text === '') {
    return (
      reconsider(bot, calm, flags, taken) ??
      reprompt(bot, calm, [calm.open ? taken : { ...taken, suggestions: [say(bot, 'label-start')] }])
    );
  }
  const turn = answerAgain(bot, calm, parseMessage(bot, { ...parsed, text, tap: undefined }));
  // Read as an answer to a danger question, or as a question about it, it may be the same sign again.
  return turn.state.emergency?.some((flag) => flags.includes(flag))
    ? reprompt(bot, calm, [taken])
    : { ...turn, replies: [taken, ...turn.replies.filter(({ about = '' }) => !flags.includes(about))] };
}

/** Whether a message says of every sign of the emergency that it passed, of signs that can pass, and reports no other. */
export function hasEnded(bot: BotContext, { emergency, raised, signs }: State, parsed: ParsedMessage): boolean {
  const { ends = {} } = bot.knowledge.intents.listening;
  const { now } = parsed.signs();
  // Where the message was not kept nobody knows what else it told.
  if (parsed.tap || !raised?.text || parsed.flags().length > 0) {
    return false;
  }
  const told = [...signs, ...bot.language.signs(raised.text).now].map((sign) => `!${sign}`);
  const isOver = (row: readonly string[]) =>
    row.some((sign) => now.includes(sign)) && !row.some((sign) => told.includes(sign));
  return (emergency ?? []).every((flag) => isOver(ends[flag] ?? []));
}

/** The emergency is over: what the message says besides is answered. The same words raise it again. */
export function endEmergency(
  bot: BotContext,
  state: State,
  parsed: ParsedMessage,
  answer: (bot: BotContext, state: State, parsed: ParsedMessage) => Turn,
): Turn {
  const signs = withoutSignsOf(bot, state.signs, state.emergency ?? []);
  const turn = answer(bot, { ...state, signs, emergency: null, raised: null }, parsed);
  return turn.state.emergency ? turn : { ...turn, replies: [message(say(bot, 'emergency-over')), ...turn.replies] };
}

/** The urgent sign was none: words are no longer taken for it, and an answer is asked again. Undefined if there is nothing to take back. */
export function takeBackUrgent(bot: BotContext, state: State): Turn | undefined {
  const { raised, heard, check } = state;
  const taken = message(say(bot, 'urgent-mistake'));
  const isAnswering = check !== null && !check.done && check.answers.length > 0;
  const flags = raised ? raised.signs.map(({ flag }) => flag) : isAnswering ? [] : heard;
  if (flags.length > 0) {
    const calm: State = { ...withoutSigns(withDismissed(bot, state), flags), raised: null };
    return calm.open ? reprompt(bot, calm, [taken]) : continueCheck(bot, calm, [taken]);
  }
  return raised ? reconsider(bot, { ...state, raised: null }, raised.flags, taken) : undefined;
}

function withDismissed(bot: BotContext, state: State): State {
  const dismissed = state.raised?.signs ?? [];
  return {
    ...state,
    dismissed: [...state.dismissed, ...dismissed].slice(-MOST_DISMISSED),
    signs: withoutSignsOf(
      bot,
      state.signs,
      dismissed.map(({ flag }) => flag),
    ),
  };
}

/** Asks again for the answer behind these flags, or which one to change; undefined if they follow from none. */
function reconsider(bot: BotContext, before: State, flags: readonly string[], taken: Reply): Turn | undefined {
  const found = outcomeOf(bot, before).flags.filter(({ id }) => flags.includes(id));
  const facts = new Set(found.flatMap(({ because }) => because.flatMap((reason) => reason.facts)));
  const given = givenFacts(before).filter(
    ({ question, value }) => facts.has(questionOf(bot, question)?.fact ?? '') && [value ?? []].flat().length > 0,
  );
  const [only, ...others] = new Set(given.map(({ question }) => question));
  // The result waits for the answer.
  const state: State = { ...before, check: before.check && { ...before.check, done: false } };
  if (only === undefined) {
    return undefined;
  }
  if (others.length > 0) {
    return prompt(bot, state, { kind: 'change', ids: [only, ...others] }, [taken]);
  }
  const answers = state.check?.answers.filter(({ question }) => question !== only) ?? [];
  const check = state.check && { ...state.check, answers };
  return prompt(bot, withoutFact({ ...state, check }, only), { kind: 'question', id: only }, [taken]);
}
