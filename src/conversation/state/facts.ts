import { factValueFault } from '../../knowledge/checks/check-condition';
import type { Facts, FactValue } from '../../knowledge/facts';
import { type BotContext, questionOf } from '../bot-context';
import type { State } from './state';

type Answers = NonNullable<State['check']>['answers'];

/**
 * The state with everything dropped that the content no longer knows: it may have been edited since the state was stored,
 * and triage refuses facts it does not know.
 */
export function upToDate(bot: BotContext, state: State): State {
  const { knowledge } = bot;
  const isKnown = ({ question: id, value }: Answers[number]) => {
    const key = questionOf(bot, id)?.fact ?? '';
    const fact = knowledge.facts.get(key);
    return fact !== undefined && [value ?? []].flat().every((each) => !factValueFault(key, fact, each, knowledge));
  };
  const exists = (id: string) => knowledge.entries.has(id) || questionOf(bot, id) !== undefined;
  const { open } = state;
  const ids =
    open === null || open.kind === 'delete' || open.kind === 'whom'
      ? []
      : open.kind === 'question'
        ? [open.id]
        : open.ids;
  return {
    ...state,
    open: ids.every(exists) ? open : null,
    check: state.check && { ...state.check, answers: state.check.answers.filter(isKnown) },
    told: state.told.filter(isKnown),
    heard: [...new Set([...state.heard, ...signsOfGone(bot, state)])].filter(exists),
    warned: state.warned.filter(exists),
    focus: state.focus.filter(({ entry }) => knowledge.entries.has(entry)),
    others: state.others.map((other) => ({
      ...other,
      told: other.told.filter(isKnown),
      heard: other.heard.filter(exists),
    })),
    done: state.done.filter(exists),
  };
}

/** Warning signs that were answered to a question which the content no longer has: they are not lost with it. */
function signsOfGone(bot: BotContext, { check }: State): string[] {
  const gone = (check?.answers ?? []).filter(({ question }) => questionOf(bot, question) === undefined);
  return gone.flatMap(({ value }) => [value ?? []].flat().map(String)).filter((id) => id.startsWith('flag.'));
}

/** What the person told in the check and unasked, as facts. Answers to questions that no longer apply do not count. */
export function factsOf(bot: BotContext, state: State): Facts {
  let answers: Answers = state.check?.answers ?? [];
  for (;;) {
    const facts = fold(bot, [...state.told, ...answers], state.heard);
    const applicable = new Set(bot.triage.applicable(facts));
    const left = answers.filter(({ question }) => applicable.has(question));
    if (left.length === answers.length) {
      return facts;
    }
    answers = left;
  }
}

/** What was told by question, as facts. */
export function fold(bot: BotContext, answers: Answers, heard: readonly string[] = []): Facts {
  const facts: Record<string, FactValue> = heard.length > 0 ? { flags: [...heard] } : {};
  for (const { question: id, value } of answers) {
    const key = questionOf(bot, id)?.fact;
    if (key !== undefined && value !== null) {
      facts[key] = mergeValues(facts[key], value);
    }
  }
  return facts;
}

/**
 * The list facts that are known whole: every question that applies to them was answered, or the person told that there is nothing.
 * Warning signs follow from other answers as well, so of those all is known when the check is done.
 */
export function wholeLists(bot: BotContext, state: State): ReadonlySet<string> {
  const { check, told } = state;
  const settled = [...(check?.answers ?? []), ...told.filter(({ value }) => [value].flat().length === 0)];
  const answered = new Set(settled.filter(({ value }) => value !== null).map(({ question }) => question));
  const applicable = new Set(bot.triage.applicable(factsOf(bot, state)));
  const open = new Set(
    bot.knowledge.questions.filter(({ id }) => applicable.has(id) && !answered.has(id)).map(({ fact }) => fact),
  );
  const keys = bot.knowledge.questions
    .filter(({ id, fact }) => answered.has(id) && !open.has(fact) && (fact !== 'flags' || check?.done))
    .map(({ fact }) => fact);
  return new Set(keys);
}

/**
 * An earlier and a later value of one fact: a list grows, of anything else the later counts.
 *
 * @param keyOf members of a list with the same key are the same one
 */
export function mergeValues(
  before: FactValue | null | undefined,
  value: FactValue,
  keyOf: (member: string) => string = (member) => member,
): FactValue {
  if (!Array.isArray(before) || !Array.isArray(value)) {
    return value;
  }
  const known = new Set(before.map(keyOf));
  return [...before, ...value.filter((member) => !known.has(keyOf(member)))];
}

/** All that was told or answered, by question. */
export function givenFacts({ told, check }: State): Answers {
  return [...told, ...(check?.answers ?? [])];
}

/** Whether anything is known that was not before: an answer, a fact told, a sign that was heard. */
export function hasNewFacts(before: State, after: State): boolean {
  const known = new Set([...givenFacts(before), ...before.heard].map((one) => JSON.stringify(one)));
  return [...givenFacts(after), ...after.heard].some((one) => !known.has(JSON.stringify(one)));
}

/** The state with this answer noted in place of an earlier one; null: not sure, or skipped. Nothing is open then. */
export function withAnswer(state: State, question: string, value: FactValue | null): State {
  const before = state.check?.answers ?? [];
  const answer = { question, value: value === null ? null : mutable(value) };
  const answers = before.some((given) => given.question === question)
    ? before.map((given) => (given.question === question ? answer : given))
    : [...before, answer];
  return {
    ...undenied(state, question),
    open: null,
    raised: null,
    dropped: undefined,
    check: { answers, done: false },
  };
}

/** The state with a fact told, in place of what was told or answered before; what is open stays open. */
export function withFact(state: State, question: string, value: FactValue): State {
  const rest = withoutFact(state, question);
  if (state.check?.answers.some((given) => given.question === question)) {
    const { check } = withAnswer(state, question, value);
    return { ...rest, check: check && { ...check, done: state.check.done } };
  }
  return undenied({ ...rest, dropped: undefined, told: [...rest.told, { question, value: mutable(value) }] }, question);
}

/** The state without what was told of a question. */
export function withoutFact(state: State, question: string): State {
  return { ...state, told: state.told.filter((told) => told.question !== question) };
}

/** The state with what was denied before no longer speaking of this question: what is said of it now is the later word. */
function undenied(state: State, question: string): State {
  const denied = state.denied.map((one) => ({ ...one, known: one.known.filter((id) => id !== question) }));
  return { ...state, denied };
}

function mutable(value: FactValue): string | number | string[] {
  return typeof value === 'object' ? [...value] : value;
}
