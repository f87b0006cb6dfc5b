import type { Incoming } from '../../messages/messages';
import { type BotContext, message, say, type Turn } from '../bot-context';
import { type ParsedMessage, parseMessage } from '../parsed-message';
import { notedReply } from '../replies/noted-reply';
import { sayTo } from '../replies/wording';
import { extracted } from '../state/extracted';
import { isSamePerson, noteFacts, SELF, UNNAMED } from '../state/noted-facts';
import { noteOthers, withPerson } from '../state/person';
import type { Open, State } from '../state/state';
import { continueCheck } from './apply-answer';
import { prompt } from './prompt';

/** The guided check for whom a message names; for whom it is asked where it was begun for another, or where that is not clear. */
export function startFor(bot: BotContext, state: State, parsed: ParsedMessage): Turn {
  const named = parsed.segments().flatMap(({ of }) => of ?? []);
  const other = named.find((of) => of !== SELF);
  const isRunning = state.check !== null && !state.check.done;
  const hasAnswers = isRunning && (state.check?.answers.length ?? 0) > 0;
  if (other !== undefined && (state.of === null ? hasAnswers : hasAnswers && !isSamePerson(state.of, other))) {
    return prompt(bot, state, { kind: 'whom', of: other, text: '' });
  }
  if (other !== undefined && !(isRunning && state.of !== null && isSamePerson(state.of, other))) {
    return startCheck(bot, state.of !== null && isSamePerson(state.of, other) ? state : withPerson(state, other));
  }
  const isMine = other === undefined && named.includes(SELF) && state.of !== null && state.of !== SELF;
  if (isMine) {
    return prompt(bot, state, { kind: 'whom', of: SELF, text: '' });
  }
  return isRunning
    ? continueCheck(bot, { ...state, open: null }, [message(say(bot, 'check-running'))])
    : startCheck(bot, state);
}

/** Begins the guided check of the person the conversation is about. */
export function startCheck(bot: BotContext, state: State): Turn {
  if (bot.knowledge.questions.length === 0) {
    return { state, replies: [message(say(bot, 'check-none'))] };
  }
  const started: State = { ...state, open: null, raised: null, warned: [], check: { answers: [], done: false } };
  return continueCheck(bot, started, [message(sayTo(bot, state, 'check-start'))]);
}

/** Most words of a message that says no more than whom it is about. */
const MOST_WORDS = 10;

/**
 * Somebody else of whom a message tells facts in a check that was begun for nobody in particular, or whom it names as the one the check is for
 * ("it is for my wife"); undefined where it does not.
 */
export function speaksOfOther(bot: BotContext, state: State, parsed: ParsedMessage): string | undefined {
  if (state.check === null || state.check.done || state.check.answers.length === 0) {
    return undefined;
  }
  const { of, slots } = extracted(bot, state, parsed);
  const tells = slots.some(({ by }) => by === 'told');
  const isOther = (word: string | undefined) => word !== undefined && word !== SELF && word !== UNNAMED;
  if (state.of === null && isOther(of) && tells) {
    return of;
  }
  const [only, ...more] = parsed.segments();
  const isNamed =
    only?.act === 'report' &&
    more.length === 0 &&
    only.subjects.length === 0 &&
    !tells &&
    parsed.text.split(/\s+/).length <= MOST_WORDS;
  return isNamed && isOther(only.of) && only.of !== state.of ? only.of : undefined;
}

/** The check goes on, or begins, for the person who was chosen. */
export function forPerson(
  bot: BotContext,
  state: State,
  { of, text }: Extract<Open, { kind: 'whom' }>,
  chosen: string,
  scope: Pick<Incoming, 'scope'>,
): Turn {
  if (text === '') {
    const isRunning = state.check !== null && !state.check.done;
    return chosen === of || !isRunning
      ? startCheck(bot, withPerson(state, chosen))
      : continueCheck(bot, { ...state, of: chosen });
  }
  const parsed = parseMessage(bot, { ...(scope as Incoming), text, tap: undefined });
  const { state: next, noted } = noteFacts(bot, noteOthers(bot, { ...state, of: chosen }, parsed), parsed);
  return continueCheck(bot, next, noted.length > 0 ? [notedReply(bot, next, noted)] : []);
}
