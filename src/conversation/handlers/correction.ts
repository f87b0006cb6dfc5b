import { type BotContext, type Handler, message, questionOf, say } from '../bot-context';
import { reprompt } from '../check/prompt';
import { answerInPart } from '../check/read-answer';
import { withTopic } from '../focus/topic';
import { medicinesText } from '../replies/medicine-names';
import { notedReply } from '../replies/noted-reply';
import { extracted, isCorrection } from '../state/extracted';
import { knownMedicines, type NotedFacts, noteFacts } from '../state/noted-facts';
import type { State } from '../state/state';
import { talk } from '../talk/talk';

/** "No, not aspirin, ibuprofen", "no, 46 not 64": what was known so far, corrected and said back. */
export const onCorrection: Handler = (bot, state, parsed) => {
  if (!isCorrection(extracted(bot, state, parsed)) || answerInPart(bot, state, parsed) !== undefined) {
    return undefined;
  }
  const { state: corrected, noted } = noteFacts(bot, state, parsed);
  const medicines = noted.filter(({ question }) => isOfMedicines(bot, question));
  const others = noted.filter((one) => !medicines.includes(one));
  const isAsking = parsed.segments().some(({ act, continues }) => act === 'question' && !continues);
  // What is only added to a question is noted where the question is answered.
  if (noted.length === 0 || (isAsking && others.length === 0 && isOnlyMore(bot, state, medicines))) {
    return undefined;
  }
  const again = state.check?.done ? [say(bot, 'label-result')] : [];
  const said = medicines.map(({ value }) =>
    message(Array.isArray(value) && value.length > 0 ? medicinesText(bot, value) : say(bot, 'medicines-none'), again),
  );
  const next = withMedicineInFocus(bot, state, corrected, medicines);
  const replies = [...(others.length > 0 ? [notedReply(bot, corrected, others)] : []), ...said];
  return isAsking
    ? talk(bot, next, parsed, { replies, answered: ({ act }) => act !== 'question', noted: [] })
    : reprompt(bot, next, replies);
};

function isOnlyMore(bot: BotContext, state: State, medicines: NotedFacts): boolean {
  const known = knownMedicines(bot, state)?.names ?? [];
  const names = medicines.flatMap(({ value }) => (Array.isArray(value) ? value : []));
  return known.every((name) => names.includes(name));
}

function isOfMedicines(bot: BotContext, question: string): boolean {
  return bot.knowledge.facts.get(questionOf(bot, question)?.fact ?? '')?.kind === 'names';
}

/** What is asked next is asked of the medicine that took the other's place. */
function withMedicineInFocus(bot: BotContext, before: State, state: State, medicines: NotedFacts): State {
  const known = knownMedicines(bot, before)?.names ?? [];
  const names = medicines.flatMap(({ value }) => (Array.isArray(value) ? value : []));
  const added = names.filter((name) => !known.includes(name)).flatMap((name) => bot.language.medicines(name));
  const [subject] = added.flatMap(({ id, vague }) => (vague ? [] : [id]));
  return subject === undefined ? state : withTopic(state, { entry: subject, subject, facet: null, of: null });
}
