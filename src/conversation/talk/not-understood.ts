import type { MedicineAction } from '../../language/understanding';
import type { Effect } from '../../messages/messages';
import { withOpenSign } from '../answers/open-sign';
import { asksForNames, type BotContext, message, questionOf, say, type Turn } from '../bot-context';
import { isForEarlier, prompt, reprompt } from '../check/prompt';
import { medicineReply } from '../handlers/medicine-reply';
import type { ParsedMessage } from '../parsed-message';
import { notKnown } from '../replies/guidance';
import { countryIn, numbersFor } from '../replies/numbers';
import type { State } from '../state/state';

const LONGEST_KEPT = 200;

/** Not understood, or only facts: said so, offered, or declined and kept for review. */
export function notUnderstood(bot: BotContext, state: State, parsed: ParsedMessage, ids: readonly string[]): Turn {
  const question = state.open?.kind === 'question' ? questionOf(bot, state.open.id) : undefined;
  const closed: State = { ...state, open: null };
  const medicine = hintReply(bot, state, parsed, parsed.hint());
  if (medicine) {
    // A medicine was named before, and nothing else fits: better said once too often than not at all.
    return reprompt(bot, question ? medicine.state : { ...medicine.state, open: null }, medicine.replies);
  }
  if (question) {
    const name = isForEarlier(state, parsed)
      ? 'stale-answer'
      : asksForNames(bot, question.id)
        ? 'not-a-name'
        : question.optional
          ? 'not-an-answer'
          : 'not-an-answer-danger';
    return reprompt(bot, state, [message(say(bot, name))]);
  }
  if (!/[\p{L}\p{N}]/u.test(parsed.text)) {
    const urgent = say(bot, 'no-words', numbersFor(bot, state.country));
    return reprompt(bot, closed, [
      message(urgent, [...bot.knowledge.about.examples.slice(1, 2), say(bot, 'label-start')]),
    ]);
  }
  if (countryIn(bot, parsed.text) !== undefined) {
    const { emergency } = numbersFor(bot, state.country);
    return reprompt(bot, closed, [message(say(bot, 'country-noted', { emergency }))]);
  }
  if (ids.length > 1) {
    return prompt(bot, closed, { kind: 'clarify', ids: [...ids], asked: kept(parsed.text) });
  }
  const isOfNothing = parsed.segments().every(({ refers, hasTopic }) => refers && !hasTopic);
  if (isOfNothing && state.focus.length === 0 && parsed.segments().length > 0) {
    return { state: closed, replies: [message(say(bot, 'nothing-before'), bot.knowledge.about.examples.slice(0, 2))] };
  }
  const isAsking = isWorthKeeping(parsed);
  const replies = withOpenSign(bot, closed, parsed, [notKnown(bot, isAsking ? 'unknown' : 'no-question')]);
  return { state: closed, replies, effects: isAsking ? [unanswered(parsed.text)] : undefined };
}

/** What is said of the medicine named last, which a message may ask about; undefined where it hints at nothing. */
export function hintReply(
  bot: BotContext,
  state: State,
  parsed: ParsedMessage,
  hint: MedicineAction | undefined,
): ReturnType<typeof medicineReply> {
  return hint && medicineReply(bot, state, parsed, [], [hint]);
}

/** A question that could not be answered, to be kept for an author. */
export function unanswered(asked: string): Effect {
  return { kind: 'unanswered', question: kept(asked) };
}

function kept(asked: string): string {
  return asked.slice(0, LONGEST_KEPT);
}

/** Whether a message may be worth an answer of its own some day: "ok", "yes" and "123" are not. */
function isWorthKeeping(parsed: ParsedMessage): boolean {
  const words = parsed.text.match(/\p{L}{2,}/gu) ?? [];
  return words.length > 1 && !(['yes', 'no', 'none', 'unsure'] as const).some(parsed.isOnly);
}
