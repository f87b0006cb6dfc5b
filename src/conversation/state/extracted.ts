import type { FactValue } from '../../knowledge/facts';
import type { Expected, Extraction, FilledSlot } from '../../language/understanding';
import { type BotContext, questionOf } from '../bot-context';
import type { ParsedMessage } from '../parsed-message';
import { givenFacts, mergeValues } from './facts';
import type { State } from './state';

/** What a message is read with in this state: the question that is open, and what is known. */
export function expectedIn(bot: BotContext, state: State): Expected {
  const known = new Map<string, FactValue>();
  for (const { question, value } of givenFacts(state)) {
    if (value !== null) {
      known.set(question, mergeValues(known.get(question), value));
    }
  }
  return { slot: state.open?.kind === 'question' ? questionOf(bot, state.open.id) : undefined, known };
}

/** What a message says of a person in this state. */
export function extracted(bot: BotContext, state: State, parsed: ParsedMessage): Extraction {
  return parsed.extract(expectedIn(bot, state));
}

/** The answer to what is open that a message is. */
export function answerIn({ slots }: Extraction): FilledSlot | undefined {
  return slots.find(({ by }) => by === 'answer');
}

/** Whether a message puts right what was known. */
export function isCorrection({ slots }: Extraction): boolean {
  return slots.some(({ by }) => by === 'correction');
}
