import type { Incoming } from '../messages/messages';
import { alarmFor } from './alarms';
import { medicinesText } from './medicines';
import { askAgain } from './questions';
import type { State } from './state';
import { message, say, type Talk, type Turn } from './talk';
import { medicinesIn, withTold } from './told';

/** "No, not aspirin, ibuprofen": the medicines known so far, corrected in words and said back; undefined if nothing is corrected. */
export function correctMedicines(talk: Talk, state: State, incoming: Incoming): Turn | undefined {
  const known = medicinesIn(talk, state);
  const names = known && talk.language.corrected(known.names, incoming.text);
  if (!known || names === undefined) {
    return undefined;
  }
  const changed = withTold(state, known.question, names);
  const said = names.length > 0 ? medicinesText(talk, names) : say(talk, 'medicines-none');
  const again = state.check?.done ? [say(talk, 'label-result')] : [];
  return alarmFor(talk, changed, incoming) ?? askAgain(talk, changed, [message(said, again)]);
}
