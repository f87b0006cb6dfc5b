import type { FactValue } from '../knowledge/facts';
import type { Incoming, Reply } from '../messages/messages';
import type { Outcome } from '../triage/outcome';
import { alarmFor } from './alarms';
import { answerReply } from './answers';
import { nextQuestion, withAnswer } from './check';
import { outcomeOf, withDenial } from './denials';
import { medicinesText } from './medicines';
import { outcomeReplies, reasonsOf } from './outcomes';
import { ACTIONS, ask, isMultiple, questionOf } from './questions';
import type { Open, State } from './state';
import { message, say, type Talk, type Turn } from './talk';
import { toldReply, withoutTold, withTold } from './told';
import { emergencyReply } from './warnings';

/** What was chosen from the list on the screen, taken for what it means there. */
export function takeChoices(talk: Talk, state: State, open: Open, values: readonly string[], incoming: Incoming): Turn {
  const value = values[0] ?? '';
  switch (open.kind) {
    case 'question': {
      const question = questionOf(talk, open.id);
      if (!question) {
        return goOn(talk, { ...state, open: null }, incoming);
      }
      const isList = question.none !== undefined || isMultiple(talk, question) || listFact(talk, question.fact);
      const chosen = values.filter((each) => each !== ACTIONS.none);
      const number = question.options.find((option) => String(option.value) === value)?.value;
      return takeAnswer(talk, state, open.id, isList ? chosen : (number ?? value), incoming);
    }
    case 'clarify': {
      const entry = talk.knowledge.entries.get(value);
      return entry
        ? {
            state: { ...state, open: null, last: entry.id },
            replies: [answerReply(talk, { ...state, open: null }, entry, incoming)],
          }
        : { state: { ...state, open: null }, replies: [notKnown(talk, 'clarify-none')], unanswered: open.asked };
    }
    case 'change':
      return value === ACTIONS.none
        ? goOn(talk, { ...state, open: null }, incoming)
        : ask(talk, withoutTold(state, value), { kind: 'question', id: value });
    case 'delete':
      if (value === 'yes') {
        return { state, replies: [message(say(talk, 'delete-done'))], forget: true };
      }
      return state.emergency
        ? { state: { ...state, open: null }, replies: [emergencyReply(talk, state, incoming.locale, true)] }
        : goOn(talk, { ...state, open: null }, incoming, [message(say(talk, 'delete-kept'))]);
  }
}

/** Whether a fact is a list, so that several answers may hold. */
export function listFact(talk: Talk, key: string): boolean {
  const kind = talk.knowledge.facts.get(key)?.kind;
  return kind === 'many' || kind === 'entries' || kind === 'names';
}

/** An answer of the check (null: not sure, or skipped), noted; then the next question, or an emergency at once. */
export function takeAnswer(
  talk: Talk,
  state: State,
  question: string,
  value: FactValue | null,
  incoming: Incoming,
): Turn {
  if (!state.check && value !== null) {
    // What was told unasked is corrected, and no check runs.
    const told: State = { ...withTold(state, question, value), open: null };
    const fresh = told.told.filter((one) => one.question === question);
    return alarmFor(talk, told, incoming) ?? { state: told, replies: [toldReply(talk, told, fresh)] };
  }
  const noted = withDenial(talk, withAnswer(state, question, value), question, value);
  const alarmed = alarmFor(talk, noted, incoming);
  if (alarmed) {
    return alarmed;
  }
  const kind = talk.knowledge.facts.get(questionOf(talk, question)?.fact ?? '')?.kind;
  const saidBack =
    kind === 'names' && Array.isArray(value) && value.length > 0
      ? [message(`${medicinesText(talk, value)}\n\n${say(talk, 'medicines-correct')}`)]
      : [];
  return clearUp(talk, state, noted, saidBack) ?? goOn(talk, noted, incoming, saidBack);
}

/** Asks which answer to change when the last one does not go together with others; undefined if nothing new is the matter. */
function clearUp(talk: Talk, before: State, after: State, replies: readonly Reply[]): Turn | undefined {
  const known = contradictionsOf(talk, before).map(({ id }) => id);
  const fresh = contradictionsOf(talk, after).filter(({ id }) => !known.includes(id));
  const facts = fresh.flatMap(({ because }) => because.flatMap((reason) => reason.facts));
  const ids = (after.check?.answers ?? []).flatMap(({ question, value }) => {
    const fact = questionOf(talk, question)?.fact ?? '';
    // A "none of these" about warning signs contradicts nothing.
    const nothing = value === null || (fact === 'flags' && Array.isArray(value) && value.length === 0);
    return nothing || !facts.includes(fact) ? [] : [question];
  });
  const said = message(say(talk, 'contradiction', { reasons: reasonsOf(fresh) }));
  return ids.length > 0 ? ask(talk, after, { kind: 'change', ids }, [...replies, said]) : undefined;
}

function contradictionsOf(talk: Talk, state: State): Outcome['contradictions'] {
  return outcomeOf(talk, state).contradictions;
}

/** The next question of a running check, or its result; nothing more when no check runs. */
export function goOn(talk: Talk, state: State, incoming: Incoming, before: readonly Reply[] = []): Turn {
  if (!state.check || state.check.done) {
    return { state, replies: before };
  }
  const next = nextQuestion(talk, state);
  if (next !== undefined) {
    return ask(talk, state, { kind: 'question', id: next }, before);
  }
  return finish(talk, { ...state, check: { ...state.check, done: true } }, incoming, before);
}

/** The result of what is known. Every warning sign is in it. */
export function finish(talk: Talk, state: State, { locale }: Incoming, before: readonly Reply[] = []): Turn {
  const outcome = outcomeOf(talk, state);
  const warned = [...new Set([...state.warned, ...outcome.flags.map(({ id }) => id)])];
  const finished: State = { ...state, open: null, warned };
  return { state: finished, replies: [...before, ...outcomeReplies(talk, finished, outcome, locale)] };
}

/** What is said when no entry fits: what the bot can do instead. */
export function notKnown(talk: Talk, name: 'unknown' | 'no-question' | 'clarify-none'): Reply {
  return message(say(talk, name), [
    ...talk.knowledge.about.examples.slice(0, 2),
    say(talk, 'label-start'),
    say(talk, 'label-help'),
  ]);
}
