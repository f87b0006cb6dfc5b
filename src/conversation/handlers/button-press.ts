import { type Handler, message, say } from '../bot-context';
import { applyAnswer, applyChoices } from '../check/apply-answer';
import { ACTIONS, choicesOf, reprompt } from '../check/prompt';
import { emergencyReply, MISTAKE } from '../replies/warning-replies';
import { doCommand } from './command';
import { emergencyAmong } from './emergency';

/** A button: it answers what is open, does what it says, or is stale and then only looked at for danger. */
export const onButtonPress: Handler = (bot, state, parsed) => {
  const { tap } = parsed;
  const { open } = state;
  if (!tap) {
    return undefined;
  }
  if (state.emergency && open?.kind !== 'delete') {
    return { state, replies: [emergencyReply(bot, state, true)] };
  }
  const values = [tap.value].flat();
  const stale = () => reprompt(bot, state, [message(say(bot, 'stale'))]);
  if (!open || tap.step !== String(state.step)) {
    // The button may be old, and the danger still there.
    return emergencyAmong(bot, state, values) ?? stale();
  }
  const [action] = values;
  if (action === undefined) {
    return reprompt(bot, state, [message(say(bot, 'not-an-answer'))]);
  }
  if (action === MISTAKE) {
    return doCommand(bot, state, 'mistake', parsed);
  }
  if (open.kind === 'question') {
    switch (action) {
      case ACTIONS.unsure:
        return applyAnswer(bot, state, open.id, null);
      case ACTIONS.skip:
        return doCommand(bot, state, 'skip', parsed);
      case ACTIONS.back:
        return doCommand(bot, state, 'back', parsed);
      case ACTIONS.why:
        return doCommand(bot, state, 'why', parsed);
    }
  }
  const offered = choicesOf(bot, state, open).map(({ value }) => value);
  return values.every((value) => offered.includes(value)) ? applyChoices(bot, state, open, values, parsed) : stale();
};
