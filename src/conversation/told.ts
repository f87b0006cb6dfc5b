import type { FactValue } from '../knowledge/facts';
import type { Reply } from '../messages/messages';
import { factsOf, touched, withAnswer } from './check';
import { labelsOf } from './labels';
import { medicinesText } from './medicines';
import { questionOf } from './questions';
import type { State } from './state';
import { message, say, type Talk } from './talk';

type Told = State['told'];

const SELF = 'self';
const UNNAMED = 'other';

/**
 * The state with the facts that a message tells unasked, and those that are new. What is said later counts, lists grow.
 *
 * Facts are of the person the conversation is about: the first whom facts are told of. Facts of anybody else are left out.
 */
export function takeTold(
  talk: Talk,
  state: State,
  text: string,
): { readonly state: State; readonly fresh: Told; readonly question?: string | undefined } {
  const { of = null, question: asked, answers } = readTold(talk, text);
  if (answers.length === 0 || !isSamePerson(state.of, of)) {
    return { state, fresh: [], question: asked };
  }
  const fresh: { question: string; value: string | number | string[] }[] = [];
  let next: State = { ...state, of: state.of === null || state.of === UNNAMED ? (of ?? state.of) : state.of };
  for (const { question, value } of answers) {
    const before = valueIn(next, question);
    const now = Array.isArray(value) && Array.isArray(before) ? joined(talk, before, value) : value;
    if (JSON.stringify(now) !== JSON.stringify(before)) {
      next = withTold(next, question, now);
      fresh.push({ question, value: plain(value) });
    }
  }
  return { state: next, fresh, question: asked };
}

/** What a message tells, but for what it asks of a medicine: "what if I stop it and take that" tells of neither. */
function readTold({ language }: Talk, text: string): ReturnType<Talk['language']['told']> {
  const asked = language.actions(text).filter((action) => action.as !== 'told');
  if (asked.length === 0) {
    return language.told(text);
  }
  const from = Math.min(...asked.map((action) => action.from));
  const last = Math.max(...asked.map((action) => action.from));
  const rest = text.slice(last).search(/[.!?\n]/);
  const stated = `${text.slice(0, from)}. ${rest < 0 ? '' : text.slice(last + rest + 1)}`;
  return { ...language.told(stated), question: language.told(text).question };
}

/** Whether facts of one may be facts of the other: someone who is not named is whoever was named before, but never the writer. */
export function isSamePerson(known: string | null, of: string | null): boolean {
  return (
    known === null ||
    of === null ||
    known === of ||
    ((known === UNNAMED || of === UNNAMED) && known !== SELF && of !== SELF)
  );
}

/** The state with a fact told, in place of what was told or answered before; what is open stays open. */
export function withTold(state: State, question: string, value: FactValue): State {
  if (state.check?.answers.some((given) => given.question === question)) {
    const { check } = withAnswer(state, question, value);
    return { ...withoutTold(state, question), check: check && { ...check, done: state.check.done } };
  }
  return touched(
    { ...state, told: [...withoutTold(state, question).told, { question, value: plain(value) }] },
    question,
  );
}

/** The state without what was told of a question. */
export function withoutTold(state: State, question: string): State {
  return { ...state, told: state.told.filter((told) => told.question !== question) };
}

/** What was noted, said back, with how to correct it. */
export function toldReply(talk: Talk, state: State, fresh: Told): Reply {
  const names = fresh.flatMap(({ question, value }) =>
    isOfNames(talk, question) && Array.isArray(value) && value.length > 0 ? value : [],
  );
  const others = fresh.filter(({ question, value }) => !isOfNames(talk, question) || [value].flat().length === 0);
  const facts = others.map(({ question: id, value }) => {
    const question = questionOf(talk, id);
    const fact = talk.knowledge.facts.get(question?.fact ?? '');
    const labels = question ? labelsOf(talk, question, value).join(', ') : '';
    return `${fact?.title ?? id}: ${labels === '' ? (question?.none ?? '') : labels}`;
  });
  const isOther = state.of !== null && state.of !== SELF;
  return message(
    [
      ...(facts.length > 0
        ? [say(talk, isOther ? 'told-noted-other' : 'told-noted', { facts: facts.join('; ') })]
        : []),
      ...(names.length > 0 ? [medicinesText(talk, names)] : []),
      say(talk, 'told-correct'),
    ].join('\n\n'),
  );
}

/** The medicines the person told or answered, and the question that asks for them; undefined while nothing is known of them. */
export function medicinesIn(
  talk: Talk,
  state: State,
): { readonly question: string; readonly names: readonly string[] } | undefined {
  const question = talk.knowledge.questions.find(({ id }) => isOfNames(talk, id));
  const names = question && factsOf(talk, state)[question.fact];
  return question && Array.isArray(names) ? { question: question.id, names } : undefined;
}

function isOfNames(talk: Talk, question: string): boolean {
  return talk.knowledge.facts.get(questionOf(talk, question)?.fact ?? '')?.kind === 'names';
}

function valueIn({ check, told }: State, question: string): FactValue | null | undefined {
  return [...told, ...(check?.answers ?? [])].findLast((given) => given.question === question)?.value;
}

/** Both lists; a medicine said twice in other words counts once. */
function joined(talk: Talk, before: readonly string[], value: readonly string[]): readonly string[] {
  const same = (name: string) =>
    talk.language
      .medicines(name)
      .map(({ id, name: called }) => `${id} ${called}`)
      .join() || name;
  const known = new Set(before.map(same));
  return [...before, ...value.filter((name) => !known.has(same(name)))];
}

function plain(value: FactValue): string | number | string[] {
  return typeof value === 'object' ? [...value] : value;
}
