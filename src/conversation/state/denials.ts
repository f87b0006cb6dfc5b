import type { FactValue } from '../../knowledge/facts';
import type { RedFlag } from '../../knowledge/knowledge';
import type { Denials, Outcome } from '../../triage/outcome';
import { type BotContext, questionOf } from '../bot-context';
import { factsOf, givenFacts } from './facts';
import type { State } from './state';

type Denial = State['denied'][number];

/** What is known of the person adds up to this; what they said no to is not guessed again. */
export function outcomeOf(bot: BotContext, state: State): Outcome {
  return bot.triage.assess(factsOf(bot, state), deniedIn(bot, state, state.denied.filter(isValid(state))));
}

/**
 * The urgent signs that hold and were not told yet; what a question of the check will still ask outright is not guessed before, and what
 * an answer to a question that is still to come would take back waits for it.
 */
export function untoldSigns(bot: BotContext, state: State): Outcome['flags'] {
  const answered = new Set((state.check?.answers ?? []).map(({ question }) => question));
  const toAsk = bot.triage.applicable(factsOf(bot, state)).filter((id) => !answered.has(id));
  const pending = toAsk.map((id) => denialOf(bot, state, id));
  const denials = [...state.denied.filter(isValid(state)), ...pending];
  const told = new Set([...state.heard, ...state.warned]);
  const facts = factsOf(bot, state);
  const denied = deniedIn(bot, state, denials);
  const found = bot.triage.assess(facts, denied).flags.filter(({ id }) => !told.has(id));
  const isAsking = state.check !== null && !state.check.done;
  const isTakenBack = ({ id: flag }: Outcome['flags'][number]) =>
    toAsk.some((id) => questionOf(bot, id)?.options.some(({ denies }) => denies.includes(flag)) ?? false);
  return isAsking ? found.filter((flag) => !isTakenBack(flag)) : found;
}

/** The state after an answer: "none of these" to a question about warning signs takes back what was heard as one of them. */
export function withDenial(bot: BotContext, state: State, question: string, value: FactValue | null): State {
  const denial = denialOf(bot, state, question);
  const taken = questionOf(bot, question)?.options.find((option) => option.value === value)?.denies ?? [];
  if (taken.length > 0) {
    return { ...state, heard: state.heard.filter((id) => !taken.includes(id)) };
  }
  // Beside what was told already, "none" means that there is nothing else.
  const isRest = state.told.some((one) => one.question === question && [one.value].flat().length > 0);
  if (!Array.isArray(value) || value.length > 0 || denial.flags.length === 0 || isRest) {
    return state;
  }
  const flags = denial.flags.filter((id) => bot.knowledge.flags.some((flag) => flag.id === id && isGuessed(flag)));
  const others = state.denied.filter((one) => one.question !== question);
  return {
    ...state,
    heard: state.heard.filter((id) => !denial.flags.includes(id)),
    // For another reason than the one that was denied it is told again.
    warned: state.warned.filter((id) => !denial.flags.includes(id)),
    denied: flags.length > 0 ? [...others, { ...denial, flags }] : others,
  };
}

/** The state after the person said that these signs were a misunderstanding. */
export function withoutSigns(state: State, flags: readonly string[]): State {
  const kept = (id: string) => !flags.includes(id);
  return {
    ...state,
    heard: state.heard.filter(kept),
    warned: state.warned.filter(kept),
    denied: [...state.denied, { question: null, flags: [...flags], known: given(state) }].slice(-MOST_DENIED),
  };
}

const MOST_DENIED = 40;

function denialOf(bot: BotContext, state: State, question: string): Denial {
  const asked = questionOf(bot, question);
  const options = asked?.fact === 'flags' ? asked.options.map(({ value }) => String(value)) : [];
  return { question, flags: [...options, ...(asked?.denies ?? [])], known: given(state) };
}

/** Whether a rule raises it by a guess: only that is ended by a "no". */
function isGuessed({ raised }: RedFlag): boolean {
  return raised.some(({ guess }) => guess);
}

/** The questions told or answered so far. */
function given(state: State): string[] {
  return [...new Set(givenFacts(state).map(({ question }) => question))];
}

/** A "no" counts as long as it is the answer that stands. */
function isValid({ check }: State): (denial: Denial) => boolean {
  return ({ question }) =>
    question === null ||
    (check?.answers.some((one) => one.question === question && [one.value ?? '?'].flat().length === 0) ?? false);
}

function deniedIn(bot: BotContext, state: State, denials: readonly Denial[]): Denials {
  const factOf = (id: string) => questionOf(bot, id)?.fact ?? id;
  const denied = new Map<string, ReadonlySet<string>>();
  for (const { flags, known } of denials) {
    const later = new Set(
      givenFacts(state)
        .filter(({ question, value }) => !known.includes(question) && [value ?? []].flat().length > 0)
        .map(({ question }) => factOf(question)),
    );
    const facts = known.map(factOf).filter((fact) => !later.has(fact));
    for (const flag of flags) {
      denied.set(flag, new Set([...(denied.get(flag) ?? []), ...facts]));
    }
  }
  return denied;
}
