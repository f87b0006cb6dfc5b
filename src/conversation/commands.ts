import type { Command } from '../knowledge/knowledge';
import { citations } from './answers';
import { stepBack, withAnswer } from './check';
import type { Incoming } from './messages';
import { ask, askAgain, questionOf } from './questions';
import type { State } from './state';
import { goOn } from './steps';
import { message, paragraphs, say, type Talk, type Turn } from './talk';
import { personReply } from './warnings';
import { help, welcome } from './welcome';

type Handler = (talk: Talk, state: State, incoming: Incoming) => Turn;

/** Does what the person asked the bot to do, whatever is open. */
export function doCommand(talk: Talk, state: State, command: Command, incoming: Incoming): Turn {
  return HANDLERS[command](talk, state, incoming);
}

const HANDLERS: Readonly<Record<Command, Handler>> = {
  start: (talk, state, incoming) => {
    if (incoming.scope === 'shared') {
      return { state, replies: [{ ...message(say(talk, 'check-in-private')), goPrivate: true }] };
    }
    if (state.check && !state.check.done) {
      return goOn(talk, { ...state, open: null }, incoming, [message(say(talk, 'check-running'))]);
    }
    return begin(talk, state, incoming);
  },
  restart: (talk, state, incoming) =>
    state.check
      ? begin(talk, cleared(state), incoming)
      : { state: cleared(state), replies: [welcome(talk, incoming.scope)] },
  stop: (talk, state) => {
    const stopped = cleared(state);
    const running = state.check && !state.check.done;
    return {
      state: stopped,
      replies: [message(say(talk, running ? 'check-stopped' : 'goodbye'), [say(talk, 'label-start')])],
    };
  },
  back: (talk, state) => {
    const before = stepBack(state);
    return before?.open
      ? ask(talk, before, before.open)
      : askAgain(talk, state, [message(say(talk, 'nothing-to-go-back'))]);
  },
  skip: (talk, state, incoming) => {
    const question = state.open?.kind === 'question' ? questionOf(talk, state.open.id) : undefined;
    if (!question) {
      return askAgain(talk, state, [message(say(talk, 'nothing-to-skip'))]);
    }
    return question.optional
      ? goOn(talk, withAnswer(state, question.id, null), incoming)
      : askAgain(talk, state, [message(say(talk, 'must-answer'))]);
  },
  why: (talk, state) => {
    const question = state.open?.kind === 'question' ? questionOf(talk, state.open.id) : undefined;
    return askAgain(talk, state, question || !state.open ? [message(question?.why ?? say(talk, 'why-nothing'))] : []);
  },
  change: (talk, state) => {
    const ids = [...new Set([...state.told, ...(state.check?.answers ?? [])].map(({ question }) => question))];
    return ids.length > 0
      ? ask(talk, { ...state, check: state.check && { ...state.check, done: false } }, { kind: 'change', ids })
      : askAgain(talk, state, [message(say(talk, 'change-nothing'))]);
  },
  help: (talk, state) =>
    askAgain(talk, state, [state.open?.kind === 'question' ? message(say(talk, 'help-check')) : help(talk)]),
  delete: (talk, state) => ask(talk, state, { kind: 'delete' }),
  person: (talk, state, incoming) => askAgain(talk, state, [personReply(talk, state, incoming.locale)]),
  thanks: (talk, state) => askAgain(talk, state, [message(say(talk, 'thanks'))]),
  hello: (talk, state, { scope }) =>
    state.greeted
      ? askAgain(talk, state, [
          message(say(talk, 'hello'), [...talk.knowledge.about.examples, say(talk, 'label-start')]),
        ])
      : { state: { ...state, greeted: true }, replies: [welcome(talk, scope)] },
  goodbye: (talk, state) => ({ state: { ...state, open: null }, replies: [message(say(talk, 'goodbye'))] }),
  sources: (talk, state) => {
    const entry = talk.knowledge.entries.get(state.last ?? '');
    return askAgain(talk, state, [
      entry
        ? { ...message(paragraphs(say(talk, 'sources-heading'))), sources: citations(talk, entry.sources) }
        : message(say(talk, 'sources-nothing')),
    ]);
  },
  mistake: (talk, state, incoming) => {
    if (state.emergency) {
      // The answer that raised the alarm, if it was one of the check, is asked again.
      const calm: State = { ...state, emergency: null };
      const interrupted = state.check && !state.check.done && !state.open;
      const before = (interrupted && stepBack(calm)) || calm;
      return askAgain(talk, before, [
        message(say(talk, 'emergency-mistake'), before.open ? [] : [say(talk, 'label-start')]),
      ]);
    }
    if (state.heard.length > 0) {
      return goOn(talk, { ...state, heard: [] }, incoming, [message(say(talk, 'urgent-mistake'))]);
    }
    return state.told.length > 0 && !state.check
      ? HANDLERS.change(talk, state, incoming)
      : HANDLERS.back(talk, state, incoming);
  },
};

function cleared(state: State): State {
  return { ...state, open: null, check: null, told: [], of: null, heard: [], emergency: null };
}

function begin(talk: Talk, state: State, incoming: Incoming): Turn {
  if (talk.knowledge.questions.length === 0) {
    return { state, replies: [message(say(talk, 'check-none'))] };
  }
  const begun: State = { ...state, open: null, check: { answers: [], done: false } };
  return goOn(talk, begun, incoming, [message(say(talk, 'check-start'))]);
}
