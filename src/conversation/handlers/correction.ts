import { type Handler, message, say } from '../bot-context';
import { reprompt } from '../check/prompt';
import { medicinesText } from '../replies/medicine-names';
import { withFact } from '../state/facts';
import { knownMedicines } from '../state/noted-facts';

/** "No, not aspirin, ibuprofen": the medicines known so far, corrected and said back. */
export const onCorrection: Handler = (bot, state, parsed) => {
  const known = knownMedicines(bot, state);
  const names = known && parsed.correctedMedicines(known.names);
  if (!known || names === undefined) {
    return undefined;
  }
  const said = names.length > 0 ? medicinesText(bot, names) : say(bot, 'medicines-none');
  const again = state.check?.done ? [say(bot, 'label-result')] : [];
  return reprompt(bot, withFact(state, known.question, names), [message(said, again)]);
};
