import type { FactValue } from '../../knowledge/facts';
import type { BotContext } from '../bot-context';
import type { ParsedMessage } from '../parsed-message';
import { extracted } from './extracted';
import { factsOf, givenFacts, mergeValues, withFact } from './facts';
import type { State } from './state';

/** Facts that are known since this message, as answers by question. */
export type NotedFacts = readonly { readonly question: string; readonly value: FactValue }[];

/** The writer. */
export const SELF = 'self';
/** Somebody else who is not named. */
export const UNNAMED = 'other';

/**
 * The state with the facts that a message states unasked, and those that are new. What is said later counts; lists grow, unless they are
 * corrected.
 *
 * Facts are of the person the conversation is about: the first whom facts are told of. Facts of anybody else are left out, and
 * nothing about health is kept where others read along.
 */
export function noteFacts(
  bot: BotContext,
  state: State,
  parsed: ParsedMessage,
): { readonly state: State; readonly noted: NotedFacts } {
  const { of = null, isBesides = false, slots } = extracted(bot, state, parsed);
  const stated = slots.filter(({ by }) => by !== 'answer');
  if (
    stated.length === 0 ||
    parsed.scope === 'shared' ||
    !isSamePerson(state.of, of) ||
    (isBesides && state.of !== of)
  ) {
    return { state, noted: [] };
  }
  const noted: NotedFacts[number][] = [];
  // "She" is whom the talk was about.
  const who = of === UNNAMED ? (state.focus[0]?.of ?? of) : of;
  let next: State = { ...state, of: state.of === null || state.of === UNNAMED ? (who ?? state.of) : state.of };
  for (const { question, value, by } of stated) {
    if (value === null) {
      continue;
    }
    const before = givenFacts(next).findLast((given) => given.question === question)?.value;
    const now = by === 'correction' ? value : mergeValues(before, value, (name) => medicineKey(bot, name));
    if (JSON.stringify(now) !== JSON.stringify(before)) {
      next = withFact(next, question, now);
      noted.push({ question, value });
    }
  }
  return { state: next, noted };
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

/** The medicines the person told or answered, and the question that asks for them; undefined while nothing is known of them. */
export function knownMedicines(
  bot: BotContext,
  state: State,
): { readonly question: string; readonly names: readonly string[] } | undefined {
  const question = bot.knowledge.questions.find(({ fact }) => bot.knowledge.facts.get(fact)?.kind === 'names');
  const names = question && factsOf(bot, state)[question.fact];
  return question && Array.isArray(names) ? { question: question.id, names } : undefined;
}

/** A medicine said twice in other words has the same key. */
function medicineKey({ language }: BotContext, name: string): string {
  const mentions = language.medicines(name).map(({ id, name: called }) => `${id} ${called}`);
  return mentions.join() || name;
}
