import { type Handler, message, say } from '../bot-context';
import { reprompt } from '../check/prompt';
import { withTopic } from '../focus/topic';
import { medicinesText } from '../replies/medicine-names';
import { withFact } from '../state/facts';
import { knownMedicines } from '../state/noted-facts';
import { talk } from '../talk/talk';

/** "No, not aspirin, ibuprofen": the medicines known so far, corrected and said back. */
export const onCorrection: Handler = (bot, state, parsed) => {
  const known = knownMedicines(bot, state);
  const names = known && parsed.correctedMedicines(known.names);
  const isAsking = parsed.segments().some(({ act, continues }) => act === 'question' && !continues);
  const isMore = names !== undefined && known?.names.every((name) => names.includes(name));
  // What is only added to a question is noted where the question is answered.
  if (!known || names === undefined || (isAsking && isMore)) {
    return undefined;
  }
  const said = names.length > 0 ? medicinesText(bot, names) : say(bot, 'medicines-none');
  const again = state.check?.done ? [say(bot, 'label-result')] : [];
  const corrected = withFact(state, known.question, names);
  const added = names.filter((name) => !known.names.includes(name)).flatMap((name) => bot.language.medicines(name));
  const [subject] = added.flatMap(({ id, vague }) => (vague ? [] : [id]));
  // What is asked next is asked of the medicine that took the other's place.
  const next =
    subject === undefined ? corrected : withTopic(corrected, { entry: subject, subject, facet: null, of: null });
  return isAsking
    ? talk(bot, next, parsed, { replies: [message(said)], answered: ({ act }) => act !== 'question', noted: [] })
    : reprompt(bot, next, [message(said, again)]);
};
