import type { Command } from '../../knowledge/knowledge';
import { type BotContext, type Handler, message, questionOf, say, type Turn } from '../bot-context';
import { continueCheck, finishCheck } from '../check/apply-answer';
import { startCheck, startFor } from '../check/for-whom';
import { stepBack } from '../check/progress';
import { isForEarlier, prompt, reprompt } from '../check/prompt';
import type { ParsedMessage } from '../parsed-message';
import { help, notKnown, personReply, welcome } from '../replies/guidance';
import { numbersFor } from '../replies/numbers';
import { worded } from '../replies/wording';
import { givenFacts, withAnswer } from '../state/facts';
import { NEW, readState, type State } from '../state/state';
import { requestReply } from '../talk/request';
import { takeBackUrgent } from './take-back';

/** A command, unless it is a greeting while something is open, or word for word an option of the open question ("enough"). */
export const onCommand: Handler = (bot, state, parsed) => {
  const command = parsed.command();
  return command === undefined || (command === 'hello' && state.open) || isOption(bot, state, parsed.text)
    ? undefined
    : doCommand(bot, state, command, parsed);
};

/** Does what the person asked the bot to do, whatever is open. */
export function doCommand(bot: BotContext, state: State, command: Command, parsed: ParsedMessage): Turn {
  return COMMANDS[command](bot, state, parsed);
}

const COMMANDS: Readonly<Record<Command, (bot: BotContext, state: State, parsed: ParsedMessage) => Turn>> = {
  start: (bot, state, parsed) =>
    parsed.scope === 'shared'
      ? { state, replies: [{ ...message(say(bot, 'check-in-private')), goPrivate: true }] }
      : startFor(bot, state, parsed),
  restart: (bot, state, { scope }) => {
    const fresh = withDropped(cleared(state), state);
    const said = fresh.dropped ? [message(say(bot, 'check-restarted'))] : [];
    if (!state.check) {
      return { state: fresh, replies: [...said, welcome(bot, scope)] };
    }
    const turn = startCheck(bot, fresh);
    return { ...turn, replies: [...said, ...turn.replies] };
  },
  stop: (bot, state) => {
    const isRunning = state.check && !state.check.done;
    const said = say(bot, isRunning ? 'check-stopped' : 'goodbye');
    const suggestions = [...(isRunning ? [say(bot, 'label-back')] : []), say(bot, 'label-start')];
    return { state: withDropped(cleared(state), state), replies: [message(said, suggestions)] };
  },
  back: (bot, state) => {
    const before = stepBack(state);
    if (!before && state.dropped) {
      const earlier = readState(state.dropped);
      // A sign that was heard since then is not forgotten.
      const heard = [...new Set([...earlier.heard, ...state.heard])];
      const found: State = { ...earlier, heard, step: state.step, asked: null, country: state.country };
      return reprompt(bot, found, [message(say(bot, 'check-back'))]);
    }
    return reprompt(bot, before ?? state, before ? [] : [message(say(bot, 'nothing-to-go-back'))]);
  },
  skip: (bot, state, parsed) => {
    const question = openQuestion(bot, state);
    if (question?.optional && !isForEarlier(state, parsed)) {
      return continueCheck(bot, withAnswer(state, question.id, null));
    }
    const name = !question ? 'nothing-to-skip' : isForEarlier(state, parsed) ? 'stale-answer' : 'must-answer';
    return reprompt(bot, state, [message(say(bot, name, { advice: numbersFor(bot, state.country).advice }))]);
  },
  why: (bot, state) => {
    const question = openQuestion(bot, state);
    return reprompt(
      bot,
      state,
      question || !state.open ? [message(question ? worded(bot, state, question).why : say(bot, 'why-nothing'))] : [],
    );
  },
  change: (bot, state) => {
    const ids = [...new Set(givenFacts(state).map(({ question }) => question))];
    return ids.length > 0
      ? prompt(bot, { ...state, check: state.check && { ...state.check, done: false } }, { kind: 'change', ids })
      : reprompt(bot, state, [message(say(bot, 'change-nothing'))]);
  },
  help: (bot, state) =>
    reprompt(bot, state, [state.open?.kind === 'question' ? message(say(bot, 'help-check')) : help(bot)]),
  delete: (bot, state) => prompt(bot, state, { kind: 'delete' }),
  person: (bot, state) => reprompt(bot, state, [personReply(bot, state)]),
  thanks: (bot, state) => reprompt(bot, state, [message(say(bot, 'thanks'))]),
  hello: (bot, state, { scope }) =>
    state.greeted
      ? reprompt(bot, state, [message(say(bot, 'hello'), [...bot.knowledge.about.examples, say(bot, 'label-start')])])
      : { state: { ...state, greeted: true }, replies: [welcome(bot, scope)] },
  goodbye: (bot, state) => ({ state: { ...state, open: null }, replies: [message(say(bot, 'goodbye'))] }),
  sources: (bot, state) => {
    return reprompt(bot, state, [requestReply(bot, state, { name: 'sources' }).reply]);
  },
  result: (bot, state) =>
    state.check?.done
      ? finishCheck(bot, state)
      : reprompt(bot, state, [message(say(bot, 'no-result'), state.open ? [] : [say(bot, 'label-start')])]),
  mistake: (bot, state, parsed) => {
    const taken = takeBackUrgent(bot, state);
    if (taken || state.check) {
      return taken ?? COMMANDS.back(bot, state, parsed);
    }
    return state.told.length > 0
      ? COMMANDS.change(bot, state, parsed)
      : reprompt(bot, state, [notKnown(bot, 'no-question')]);
  },
};

/** The state with what was dropped, so that it can be brought back; what was dropped before that is gone. */
function withDropped(state: State, { dropped: _, ...before }: State): State {
  return before.check?.answers.length || before.told.length > 0 ? { ...state, dropped: before } : state;
}

/** The state with everything forgotten that the person told. */
function cleared({ greeted, step, focus, country }: State): State {
  return { ...NEW, greeted, step, focus, country };
}

function openQuestion(bot: BotContext, { open }: State) {
  return open?.kind === 'question' ? questionOf(bot, open.id) : undefined;
}

function isOption(bot: BotContext, state: State, text: string): boolean {
  const said = text.trim().toLowerCase();
  const options = openQuestion(bot, state)?.options ?? [];
  return options.some(({ label, words }) => [label, ...words].some((each) => each.toLowerCase() === said));
}
