import { asksForNames, type BotContext, type Handler, message, say } from '../bot-context';
import { reprompt } from '../check/prompt';
import { answerInPart } from '../check/read-answer';
import { withTopic } from '../focus/topic';
import { medicinesText } from '../replies/medicine-names';
import { notedReply } from '../replies/noted-reply';
import { extracted, isCorrection } from '../state/extracted';
import { knownMedicines, noteFacts } from '../state/noted-facts';
import type { State } from '../state/state';
import { talk } from '../talk/talk';

/** "No, not aspirin, ibuprofen", "no, 46 not 64": what was known so far, corrected and said back. */
export const onCorrection: Handler = (bot, state, parsed) => {
  if (!isCorrection(extracted(bot, state, parsed)) || answerInPart(bot, state, parsed) !== undefined) {
    return undefined;
  }
  const { state: corrected, noted } = noteFacts(bot, state, parsed);
  const medicines = noted.filter(({ question }) => asksForNames(bot, question));
  const others = noted.filter((one) => !medicines.includes(one));
  const known = knownMedicines(bot, state)?.names ?? [];
  const names = medicines.flatMap(({ value }) => (Array.isArray(value) ? value : []));
  const isOnlyMore = others.length === 0 && known.every((name) => names.includes(name));
  const isAsking = parsed.segments().some(({ act, continues }) => act === 'question' && !continues);
  // What is only added to a question is noted where the question is answered.
  if (noted.length === 0 || (isAsking && isOnlyMore)) {
    return undefined;
  }
  const again = state.check?.done ? [say(bot, 'label-result')] : [];
  const said = medicines.map(({ value }) =>
    message(Array.isArray(value) && value.length > 0 ? medicinesText(bot, value) : say(bot, 'medicines-none'), again),
  );
  const added = names.filter((name) => !known.includes(name));
  const next = withMedicineInFocus(bot, corrected, added);
  const replies = [...(others.length > 0 ? [notedReply(bot, corrected, others)] : []), ...said];
  return isAsking
    ? talk(bot, next, parsed, { replies, answered: ({ act }) => act !== 'question', noted: [] })
    : reprompt(bot, next, replies);
};

/** What is asked next is asked of the medicine that took the other's place. */
function withMedicineInFocus(bot: BotContext, state: State, added: readonly string[]): State {
  const mentions = added.flatMap((name) => bot.language.medicines(name));
  const [subject] = mentions.flatMap(({ id, vague }) => (vague ? [] : [id]));
  return subject === undefined ? state : withTopic(state, { entry: subject, subject, facet: null, of: null });
}
