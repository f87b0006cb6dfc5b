import type { Match } from '../../language/understanding';
import type { Effect } from '../../messages/messages';
import { type BotContext, message, questionOf, say, type Turn } from '../bot-context';
import { continueCheck } from '../check/apply-answer';
import { isForEarlier, prompt, reprompt } from '../check/prompt';
import type { ParsedMessage } from '../parsed-message';
import { text } from '../replies/blocks';
import { entryReply } from '../replies/entry-reply';
import { notKnown } from '../replies/guidance';
import { notedReply } from '../replies/noted-reply';
import { countryIn, numbersFor } from '../replies/numbers';
import { outcomeOf } from '../state/denials';
import { noteFacts } from '../state/noted-facts';
import { flagsAt } from '../state/signs';
import type { State } from '../state/state';
import { medicineReply } from './medicine-reply';

const LONGEST_QUESTION_KEPT = 200;

/** What is nothing else: facts it states are noted and said back, and a question in it is answered. Always a turn. */
export function onQuestion(bot: BotContext, before: State, parsed: ParsedMessage): Turn {
  const { state, noted } = noteFacts(bot, before, parsed);
  if (noted.length === 0) {
    return answerQuestion(bot, state, parsed);
  }
  const reply = notedReply(bot, state, noted);
  const { open } = state;
  const isCheck = open?.kind === 'question';
  if (isCheck && noted.some(({ question }) => question === open.id)) {
    return continueCheck(bot, { ...state, open: null }, [reply]);
  }
  // A story may hide the question in it.
  const question = parsed.question();
  const asked = question && matchOf(bot, question).decision === 'answer' ? question : parsed;
  const { decision } = matchOf(bot, asked);
  if (decision === 'answer' || (decision === 'clarify' && question && !open)) {
    const turn = answerQuestion(bot, state, asked);
    return { ...turn, replies: [reply, ...turn.replies] };
  }
  if (isCheck) {
    return reprompt(bot, state, [reply]);
  }
  return {
    state: { ...state, open: null },
    replies: state.check?.done
      ? [{ ...reply, suggestions: [say(bot, 'label-result')] }]
      : [reply, message(say(bot, 'told-next'), [say(bot, 'label-start')])],
    effects: question && [unanswered(parsed)],
  };
}

/** A question is answered in the light of a sign that was told and still is open: one line says so. */
function answerQuestion(bot: BotContext, state: State, parsed: ParsedMessage): Turn {
  const turn = findAnswer(bot, state, parsed);
  const told = [...state.heard, ...state.warned];
  const [first, ...rest] = turn.replies;
  if (told.length === 0 || !first || parsed.scope === 'shared') {
    return turn;
  }
  const ids = outcomeOf(bot, state).flags.flatMap(({ id }) => (told.includes(id) ? [id] : []));
  const signs = flagsAt(bot, ids, 'urgent').map(({ title }) => title);
  if (signs.length === 0) {
    return turn;
  }
  const { advice } = numbersFor(bot, state.country);
  const line = text(say(bot, 'open-sign', { signs: signs.join('; '), advice }), 'alert');
  return { ...turn, replies: [{ ...first, blocks: [...first.blocks, line] }, ...rest] };
}

/** Answered, offered, or declined and kept for review. */
function findAnswer(bot: BotContext, state: State, parsed: ParsedMessage): Turn {
  const { decision, entries } = matchOf(bot, parsed);
  const best = bot.knowledge.entries.get(entries[0]?.id ?? '');
  if (decision === 'answer' && best) {
    return reprompt(bot, { ...state, last: best.id }, [entryReply(bot, state, best, parsed)]);
  }
  const question = state.open?.kind === 'question' ? questionOf(bot, state.open.id) : undefined;
  const closed: State = { ...state, open: null };
  const hint = parsed.hint();
  const medicine = hint && medicineReply(bot, state, parsed, [], [hint]);
  if (medicine) {
    // A medicine was named before, and nothing else fits: better said once too often than not at all.
    return reprompt(bot, question ? state : closed, medicine.replies);
  }
  if (question) {
    const name = isForEarlier(state, parsed)
      ? 'stale-answer'
      : question.optional
        ? 'not-an-answer'
        : 'not-an-answer-danger';
    return reprompt(bot, state, [message(say(bot, name))]);
  }
  if (countryIn(bot, parsed.text) !== undefined) {
    const { emergency } = numbersFor(bot, state.country);
    return reprompt(bot, state, [message(say(bot, 'country-noted', { emergency }))]);
  }
  if (decision === 'clarify') {
    const ids = entries.slice(0, 3).map(({ id }) => id);
    return prompt(bot, state, { kind: 'clarify', ids, asked: kept(parsed) });
  }
  return isWorthKeeping(parsed)
    ? { state: closed, replies: [notKnown(bot, 'unknown')], effects: [unanswered(parsed)] }
    : { state: closed, replies: [notKnown(bot, 'no-question')] };
}

/** What a question asks for: first aid is given where it is the likeliest, without a list to choose from. */
function matchOf({ knowledge }: BotContext, parsed: ParsedMessage): Match {
  const match = parsed.match();
  const best = knowledge.entries.get(match.entries[0]?.id ?? '');
  const isFirstAid = best?.kind === 'faq' && best['at-once'] && match.decision === 'clarify';
  return isFirstAid ? { ...match, decision: 'answer' } : match;
}

function unanswered(parsed: ParsedMessage): Effect {
  return { kind: 'unanswered', question: kept(parsed) };
}

function kept(parsed: ParsedMessage): string {
  return parsed.text.slice(0, LONGEST_QUESTION_KEPT);
}

/** Whether a message may be worth an answer of its own some day: "ok", "yes" and "123" are not. */
function isWorthKeeping(parsed: ParsedMessage): boolean {
  const words = parsed.text.match(/\p{L}{2,}/gu) ?? [];
  return words.length > 1 && !(['yes', 'no', 'none', 'unsure'] as const).some(parsed.isOnly);
}
