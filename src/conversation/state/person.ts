import type { Facts } from '../../knowledge/facts';
import type { Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import type { ParsedMessage } from '../parsed-message';
import { extracted } from './extracted';
import { factsOf, fold, givenFacts, mergeValues, wholeLists } from './facts';
import { isSamePerson, SELF, UNNAMED } from './noted-facts';
import type { State } from './state';

/** Whom an answer is for. */
export interface Person {
  /** The word for them where they are not the one the conversation is about; null: they are. */
  readonly of: string | null;
  /** The word for them where they are not the writer; null: the writer, or nobody in particular. */
  readonly called: string | null;
  /** What is known of them. */
  readonly facts: Facts;
  /** The list facts that are known whole. */
  readonly whole: ReadonlySet<string>;
  /** What is known of them, with what the question supposes: what it names besides counts as theirs. */
  readonly supposed: Facts;
}

const MOST_OTHERS = 4;

/** Whether what is said of one is said of somebody beside the person the conversation is about. */
function isOther(state: State, of: string | null): of is string {
  return of !== null && (state.of === null ? of !== SELF : !isSamePerson(state.of, of));
}

/** "She", where nobody is named, is whoever was told of last. */
function lastNamed(state: State, of: string): string {
  return of === UNNAMED ? (state.others.findLast((other) => other.of !== SELF)?.of ?? of) : of;
}

/** The state with what a message tells of somebody beside the person the conversation is about. */
export function noteOthers(bot: BotContext, state: State, parsed: ParsedMessage): State {
  const { of = null, isBesides = false, slots } = extracted(bot, state, parsed);
  const answers = slots.flatMap(({ question, value, by }) =>
    by === 'told' && value !== null ? [{ question, value }] : [],
  );
  const isBeside = isBesides && state.of !== of;
  if (of === null || !(isBeside || isOther(state, of)) || answers.length === 0 || parsed.scope === 'shared') {
    return state;
  }
  const { told: before = [], heard = [] } = state.others.find((other) => other.of === of) ?? {};
  const told = before.filter(({ question }) => !answers.some((one) => one.question === question));
  const now = answers.map(({ question, value }) => {
    const earlier = before.find((one) => one.question === question)?.value;
    const merged = mergeValues(earlier, value);
    return { question, value: typeof merged === 'object' ? [...merged] : merged };
  });
  const others = state.others.filter((other) => other.of !== of);
  return { ...state, others: [...others, { of, told: [...told, ...now], heard }].slice(-MOST_OTHERS) };
}

/** The state with the conversation about this person from now on: what is known of the one it was about is kept beside, and theirs is taken up. */
export function withPerson(state: State, of: string): State {
  if (state.of === of || (state.of === null && givenFacts(state).length === 0 && state.heard.length === 0)) {
    return { ...state, of };
  }
  const known = new Map(givenFacts(state).map(({ question, value }) => [question, value]));
  const told = [...known].flatMap(([question, value]) => (value === null ? [] : [{ question, value }]));
  const others = state.others.filter((other) => other.of !== of);
  const theirs = state.others.find((other) => other.of === of);
  return {
    ...state,
    of,
    told: theirs?.told ?? [],
    heard: theirs?.heard ?? [],
    check: null,
    raised: null,
    warned: [],
    denied: [],
    done: [],
    open: null,
    others: [...others, { of: state.of ?? SELF, told, heard: state.heard }].slice(-MOST_OTHERS),
  };
}

/**
 * Whom a question is about, and what is known of them.
 *
 * @param of the word for them; null: not said
 */
export function personOf(bot: BotContext, state: State, of: string | null, asked?: Segment): Person {
  const other = isOther(state, of) ? lastNamed(state, of) : null;
  const facts =
    other === null ? factsOf(bot, state) : fold(bot, state.others.find((one) => one.of === other)?.told ?? []);
  const whole = other === null ? wholeLists(bot, state) : new Set<string>();
  const called = other ?? (state.of === SELF ? null : state.of);
  return { of: other, called, facts, whole, supposed: asked ? supposing(bot, facts, asked) : facts };
}

/** What is known, with the medicines and conditions that a question names. */
function supposing({ knowledge, language }: BotContext, facts: Facts, { text, subjects }: Segment): Facts {
  const all: Record<string, Facts[string]> = { ...facts };
  const names = language.names(text).map(({ as }) => as);
  for (const [key, definition] of knowledge.facts) {
    const members =
      definition.kind === 'names'
        ? names.filter((name) =>
            language.medicines(name).some(({ id, vague }) => !vague && knowledge.entries.get(id)?.kind === 'medicine'),
          )
        : definition.kind === 'entries' && definition.of === 'condition'
          ? subjects.filter((id) => knowledge.entries.get(id)?.kind === 'condition')
          : [];
    if (members.length > 0) {
      all[key] = mergeValues(all[key], members);
    }
  }
  return all;
}
