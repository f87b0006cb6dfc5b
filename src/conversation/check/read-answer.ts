import type { FactValue } from '../../knowledge/facts';
import { type BotContext, message, questionOf, say, type Turn } from '../bot-context';
import { isOnly, type ParsedMessage } from '../parsed-message';
import { numbersFor } from '../replies/numbers';
import { answerIn, expectedIn, extracted, isCorrection } from '../state/extracted';
import type { Open, State } from '../state/state';
import { applyAnswer, applyChoices } from './apply-answer';
import { choicesOf, isListFact, prompt, reprompt } from './prompt';

/** A message as an answer to what is open: by number, in words, or by the name of a choice; undefined if it is no answer to it. */
export function readAnswer(bot: BotContext, state: State, open: Open, parsed: ParsedMessage): Turn | undefined {
  const choices = choicesOf(bot, state, open);
  const question = open.kind === 'question' ? questionOf(bot, open.id) : undefined;
  const takesNumber = question !== undefined && bot.knowledge.facts.get(question.fact)?.kind === 'number';
  const positions = takesNumber ? undefined : parsed.positions(choices.length);
  if (positions !== undefined && (positions.length === 1 || (question && isListFact(bot, question.fact)))) {
    const values = positions.map((position) => choices[position]?.value ?? '');
    return applyChoices(bot, state, open, values, parsed);
  }
  if (!question) {
    const chosen = choices[parsed.choice(choices.map(({ label }) => label)) ?? -1];
    const meant = chosen?.value ?? (open.kind === 'clarify' ? meantOf(bot, open.ids, parsed) : undefined);
    return meant === undefined ? undefined : applyChoices(bot, state, open, [meant], parsed);
  }
  const answer = answerIn(parsed.extract({ ...expectedIn(bot, state), slot: question }));
  if (answer && answer.unknown === undefined) {
    return applyAnswer(bot, state, question.id, answer.value);
  }
  if (answer) {
    // Said again, it is an answer: the result names the signs, and whom to ask about them.
    const isAgain = open.kind === 'question' && open.unsure === true && parsed.isOnly('unsure');
    return question.optional || isAgain
      ? applyAnswer(bot, state, question.id, null)
      : prompt(bot, state, { kind: 'question', id: question.id, unsure: true }, [
          message(say(bot, 'must-answer', { advice: numbersFor(bot, state.country).advice })),
        ]);
  }
  return !question.optional && parsed.isOnly('yes')
    ? reprompt(bot, state, [message(say(bot, 'which-one', numbersFor(bot, state.country)))])
    : undefined;
}

/** Parts of a message looked at: the answer to what was asked comes early. */
const MOST_PARTS = 6;

/**
 * The answer to an open question in a part of a message that says more: "none of these, and I am 46". The rest is noted by itself.
 *
 * Only "none" and what no fact is heard of: a part that denies beside one that reports something is no answer, and the "no" of a correction
 * ("no, 46 not 64") denies what is known.
 */
export function answerInPart(bot: BotContext, state: State, parsed: ParsedMessage): FactValue | undefined {
  const { slot: question } = expectedIn(bot, state);
  const isCorrecting = isCorrection(extracted(bot, state, parsed));
  const parts = (question ? partsOf(bot, parsed.text) : []).filter((part) => !isCorrecting || !isOnly(bot, 'no', part));
  const isReported = parsed.flags().length > 0 || parsed.segments().some(({ act }) => act === 'question');
  if (!question || isReported || parts.length < 2) {
    return undefined;
  }
  for (const part of parts) {
    const value = answerIn(bot.language.extract(part, { slot: question }))?.value ?? null;
    const isNone = Array.isArray(value) && value.length === 0;
    const isPlain = !isListFact(bot, question.fact) && part === parts[0];
    if (value !== null && (isNone || isPlain)) {
      return value;
    }
  }
  return undefined;
}

/** A message between its marks, without the words that join. */
function partsOf({ knowledge }: BotContext, text: string): readonly string[] {
  const joins = new Set(knowledge.language.dialogue.joins);
  const parts = text.split(/[,;.!?\n\u2013\u2014]+|\s-\s/u, MOST_PARTS).map((part) => part.trim().split(/\s+/));
  return parts
    .map((words) => (joins.has((words[0] ?? '').toLowerCase()) ? words.slice(1) : words).join(' '))
    .filter((part) => part !== '');
}

/** Words that choose are few. */
const MOST_WORDS = 6;

/** Which of the entries offered a few words mean: "yes the first", "the sleeping one". */
function meantOf(bot: BotContext, ids: readonly string[], parsed: ParsedMessage): string | undefined {
  const words = parsed.text.trim().split(/\s+/);
  if (words.length > MOST_WORDS) {
    return undefined;
  }
  const isYes = bot.knowledge.intents.answers.yes.includes((words[0] ?? '').toLowerCase().replace(/[^\p{L}]/gu, ''));
  const rest = isYes ? words.slice(1).join(' ') : '';
  const [position] = rest === '' ? [] : (bot.language.numbers(rest, ids.length) ?? []);
  const best = parsed.match().entries.find(({ id }) => ids.includes(id));
  return position !== undefined ? ids[position] : best && best === parsed.match().entries[0] ? best.id : undefined;
}
