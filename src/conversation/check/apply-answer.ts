import type { FactValue } from '../../knowledge/facts';
import type { Incoming, Reply } from '../../messages/messages';
import { entryReply, plainReading } from '../answers/entry-reply';
import { asksForNames, type BotContext, message, questionOf, say, type Turn } from '../bot-context';
import { notKnown } from '../replies/guidance';
import { medicinesText } from '../replies/medicine-names';
import { notedReply } from '../replies/noted-reply';
import { contradictionText } from '../replies/outcome-parts';
import { outcomeReply } from '../replies/outcome-reply';
import { emergencyReply } from '../replies/warning-replies';
import { outcomeOf, withDenial } from '../state/denials';
import { withAnswer, withFact, withoutFact } from '../state/facts';
import type { Open, State } from '../state/state';
import { forPerson } from './for-whom';
import { nextQuestion } from './progress';
import { ACTIONS, isListFact, isMultiple, prompt } from './prompt';

/** What was chosen from the list on the screen, applied as what it means there. */
export function applyChoices(
  bot: BotContext,
  state: State,
  open: Open,
  values: readonly string[],
  scope: Pick<Incoming, 'scope'>,
): Turn {
  const value = values[0] ?? '';
  const closed: State = { ...state, open: null };
  switch (open.kind) {
    case 'question': {
      const question = questionOf(bot, open.id);
      if (!question) {
        return continueCheck(bot, closed);
      }
      const isList = question.none !== undefined || isMultiple(bot, question) || isListFact(bot, question.fact);
      const chosen = values.filter((each) => each !== ACTIONS.none);
      const option = question.options.find((each) => String(each.value) === value)?.value;
      return applyAnswer(bot, state, open.id, isList ? chosen : (option ?? value));
    }
    case 'clarify': {
      const entry = bot.knowledge.entries.get(value);
      if (entry) {
        const { state: next, reply } = entryReply(bot, closed, plainReading(bot, entry), scope);
        return { state: next, replies: [reply] };
      }
      return {
        state: closed,
        replies: [notKnown(bot, 'clarify-none')],
        effects: [{ kind: 'unanswered', question: open.asked }],
      };
    }
    case 'change':
      return value === ACTIONS.none
        ? continueCheck(bot, closed)
        : prompt(bot, withoutFact(state, value), { kind: 'question', id: value });
    case 'whom':
      return forPerson(bot, closed, open, value, scope);
    case 'delete':
      if (value === 'yes') {
        return { state, replies: [message(say(bot, 'delete-done'))], effects: [{ kind: 'forget' }] };
      }
      return state.emergency
        ? { state: closed, replies: [emergencyReply(bot, state, true)] }
        : continueCheck(bot, closed, [message(say(bot, 'delete-kept'))]);
  }
}

/** An answer of the check (null: not sure, or skipped), noted; then what it contradicts, or the next question. */
export function applyAnswer(bot: BotContext, before: State, id: string, value: FactValue | null): Turn {
  if (!before.check && value !== null) {
    // What was told unasked is corrected, and no check runs.
    const state: State = { ...withFact(before, id, value), open: null };
    return { state, replies: [notedReply(bot, state, [{ question: id, value }])] };
  }
  const state = withDenial(bot, withAnswer(before, id, value), id, value);
  const noted =
    asksForNames(bot, id) && Array.isArray(value) && value.length > 0
      ? [message(`${medicinesText(bot, value)}\n\n${say(bot, 'medicines-correct')}`)]
      : [];
  return promptContradiction(bot, before, state, noted) ?? continueCheck(bot, state, noted);
}

/** Asks which answer to change when the last one does not go together with others; undefined if nothing new is the matter. */
function promptContradiction(
  bot: BotContext,
  before: State,
  after: State,
  replies: readonly Reply[],
): Turn | undefined {
  const found = outcomeOf(bot, after).contradictions;
  const known = found.length > 0 ? outcomeOf(bot, before).contradictions.map(({ id }) => id) : [];
  const fresh = found.filter(({ id }) => !known.includes(id));
  const facts = fresh.flatMap(({ because }) => because.flatMap((reason) => reason.facts));
  const ids = (after.check?.answers ?? []).flatMap(({ question, value }) => {
    const fact = questionOf(bot, question)?.fact ?? '';
    // A "none of these" about warning signs contradicts nothing.
    const isNothing = value === null || (fact === 'flags' && Array.isArray(value) && value.length === 0);
    return isNothing || !facts.includes(fact) ? [] : [question];
  });
  const said = message(say(bot, 'contradiction', { reasons: contradictionText(fresh) }));
  return ids.length > 0 ? prompt(bot, after, { kind: 'change', ids }, [...replies, said]) : undefined;
}

/** The next question of a running check, or its result; nothing more when no check runs. */
export function continueCheck(bot: BotContext, state: State, before: readonly Reply[] = []): Turn {
  if (!state.check || state.check.done) {
    return { state, replies: before };
  }
  const next = nextQuestion(bot, state);
  return next === undefined
    ? finishCheck(bot, { ...state, check: { ...state.check, done: true } }, before)
    : prompt(bot, state, { kind: 'question', id: next }, before);
}

/** The result of what is known. Every warning sign is in it. */
export function finishCheck(bot: BotContext, state: State, before: readonly Reply[] = []): Turn {
  const outcome = outcomeOf(bot, state);
  const warned = [...new Set([...state.warned, ...outcome.flags.map(({ id }) => id)])];
  const finished: State = { ...state, open: null, warned };
  return { state: finished, replies: [...before, outcomeReply(bot, finished, outcome)] };
}
