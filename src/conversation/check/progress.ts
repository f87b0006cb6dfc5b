import { asksForNames, type BotContext, questionOf } from '../bot-context';
import { outcomeOf } from '../state/denials';
import { factsOf, fold } from '../state/facts';
import type { Open, State } from '../state/state';

/** The next question to ask; undefined when there is none left. The danger of a medicine told unasked comes before all that can wait. */
export function nextQuestion(bot: BotContext, state: State): string | undefined {
  const answered = answeredOf(bot, state);
  const left = helpful(bot, state).filter((id) => !answered.has(id));
  const isDanger = (id: string | undefined) => id !== undefined && questionOf(bot, id)?.optional === false;
  const named = state.told.filter(({ question }) => asksForNames(bot, question));
  const [first] = left;
  const known = isDanger(first) || named.length === 0 ? [] : bot.triage.applicable(fold(bot, named));
  return left.find((id) => isDanger(id) && known.includes(id)) ?? first;
}

/** The questions that apply; once an urgent sign is known, those about habits change nothing that matters. */
function helpful(bot: BotContext, state: State): readonly string[] {
  const ids = bot.triage.applicable(factsOf(bot, state));
  const urgent = ids.filter((id) => !questionOf(bot, id)?.habit);
  return urgent.length < ids.length && outcomeOf(bot, state).flags.length > 0 ? urgent : ids;
}

/** "4 of about 11": the place of a question among those answered and those that apply so far. */
export function progressOf(
  bot: BotContext,
  state: State,
  id: string,
): { readonly number: number; readonly total: number } {
  const given = (state.check?.answers ?? []).map(({ question }) => question);
  const others = given.filter((question) => question !== id);
  const told = answeredOf(bot, { ...state, check: null });
  const toAsk = helpful(bot, state).filter((question) => !told.has(question));
  const all = new Set([...others, id, ...toAsk]);
  return { number: Math.min(others.length + 1, all.size), total: all.size };
}

/**
 * The questions that need not be asked any more: those answered in the check, and those whose answer was told unasked. Lists where
 * leaving something out counts as "no" are asked for the rest, unless the person told that there is nothing.
 */
function answeredOf({ knowledge }: BotContext, { check, told }: State): ReadonlySet<string> {
  const settled = told.filter(({ question: id, value }) => {
    const question = knowledge.questions.find((each) => each.id === id);
    return question?.none === undefined || (Array.isArray(value) && value.length === 0);
  });
  return new Set([...(check?.answers ?? []), ...settled].map(({ question }) => question));
}

/** The state before the last answer, and the question that is open again; undefined at the very first question. */
export function stepBack(state: State): State | undefined {
  const last = state.check?.answers.at(-1);
  if (!state.check || !last) {
    return undefined;
  }
  const open: Open = { kind: 'question', id: last.question };
  return { ...state, open, check: { answers: state.check.answers.slice(0, -1), done: false } };
}
