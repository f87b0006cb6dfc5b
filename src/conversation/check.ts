import { factValueFault } from '../knowledge/check-condition';
import type { Facts, FactValue } from '../knowledge/facts';
import type { Open, State } from './state';
import type { Talk } from './talk';

type Answers = NonNullable<State['check']>['answers'];

/**
 * The state with everything dropped that the content no longer knows: it may have been edited since the state was stored,
 * and triage refuses facts it does not know.
 */
export function upToDate({ knowledge }: Talk, state: State): State {
  const known = ({ question: id, value }: Answers[number]) => {
    const key = knowledge.questions.find((question) => question.id === id)?.fact;
    const fact = knowledge.facts.get(key ?? '');
    return (
      fact !== undefined && [value ?? []].flat().every((each) => !factValueFault(key ?? '', fact, each, knowledge))
    );
  };
  const exists = (id: string) =>
    knowledge.entries.has(id) || knowledge.questions.some((question) => question.id === id);
  const { open } = state;
  const ids = open === null || open.kind === 'delete' ? [] : open.kind === 'question' ? [open.id] : open.ids;
  return {
    ...state,
    open: ids.every(exists) ? open : null,
    check: state.check && { ...state.check, answers: state.check.answers.filter(known) },
    told: state.told.filter(known),
    heard: state.heard.filter(exists),
    warned: state.warned.filter(exists),
  };
}

/** What the person told in the check and unasked, as facts. Answers to questions that no longer apply do not count. */
export function factsOf(talk: Talk, state: State): Facts {
  let answers: Answers = state.check?.answers ?? [];
  for (;;) {
    const facts = fold(talk, [...state.told, ...answers], state.heard);
    const applicable = new Set(talk.triage.applicable(facts));
    const left = answers.filter(({ question }) => applicable.has(question));
    if (left.length === answers.length) {
      return facts;
    }
    answers = left;
  }
}

function fold({ knowledge }: Talk, answers: Answers, heard: readonly string[]): Facts {
  const facts: Record<string, FactValue> = heard.length > 0 ? { flags: [...heard] } : {};
  for (const { question: id, value } of answers) {
    const key = knowledge.questions.find((question) => question.id === id)?.fact;
    if (key === undefined || value === null) {
      continue;
    }
    const before = facts[key];
    facts[key] = Array.isArray(value) && Array.isArray(before) ? [...new Set([...before, ...value])] : value;
  }
  return facts;
}

/**
 * The list facts that are known whole: every question that applies to them was answered, or the person told that there is nothing.
 * Warning signs follow from other answers as well, so of those all is known when the check is done.
 */
export function wholeLists(talk: Talk, state: State): ReadonlySet<string> {
  const { check, told } = state;
  const settled = [...(check?.answers ?? []), ...told.filter(({ value }) => [value].flat().length === 0)];
  const answered = new Set(settled.filter(({ value }) => value !== null).map(({ question }) => question));
  const applicable = new Set(talk.triage.applicable(factsOf(talk, state)));
  const open = new Set(
    talk.knowledge.questions.filter(({ id }) => applicable.has(id) && !answered.has(id)).map(({ fact }) => fact),
  );
  const keys = talk.knowledge.questions
    .filter(({ id, fact }) => answered.has(id) && !open.has(fact) && (fact !== 'flags' || check?.done))
    .map(({ fact }) => fact);
  return new Set(keys);
}

/** The next question to ask, and where in the check it stands; undefined when there is none left. */
export function nextQuestion(talk: Talk, state: State): string | undefined {
  const answered = answeredOf(talk, state);
  return talk.triage.applicable(factsOf(talk, state)).find((id) => !answered.has(id));
}

/** "4 of about 11": the place of a question among those answered and those that apply so far. */
export function progressOf(talk: Talk, state: State, id: string): { readonly number: number; readonly total: number } {
  const given = (state.check?.answers ?? []).map(({ question }) => question);
  const others = given.filter((question) => question !== id);
  const told = answeredOf(talk, { ...state, check: null });
  const toAsk = talk.triage.applicable(factsOf(talk, state)).filter((question) => !told.has(question));
  const all = new Set([...others, id, ...toAsk]);
  return { number: Math.min(others.length + 1, all.size), total: all.size };
}

/**
 * The questions that need not be asked any more: those answered in the check, and those whose answer was told unasked. Lists where
 * leaving something out counts as "no" are asked for the rest, unless the person told that there is nothing.
 */
function answeredOf({ knowledge }: Talk, { check, told }: State): ReadonlySet<string> {
  const settled = told.filter(({ question: id, value }) => {
    const question = knowledge.questions.find((each) => each.id === id);
    return question?.none === undefined || (Array.isArray(value) && value.length === 0);
  });
  return new Set([...(check?.answers ?? []), ...settled].map(({ question }) => question));
}

/** The state with this answer noted in place of an earlier one; null: not sure, or skipped. */
export function withAnswer(state: State, question: string, value: FactValue | null): State {
  const before = state.check?.answers ?? [];
  const answer = { question, value: Array.isArray(value) ? [...value] : (value as string | number | null) };
  const answers = before.some((given) => given.question === question)
    ? before.map((given) => (given.question === question ? answer : given))
    : [...before, answer];
  return { ...touched(state, question), open: null, raised: null, check: { answers, done: false } };
}

/** The state with what was denied before no longer speaking of this question: what is said of it now is the later word. */
export function touched(state: State, question: string): State {
  const denied = state.denied.map((one) => ({ ...one, known: one.known.filter((id) => id !== question) }));
  return { ...state, denied };
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
