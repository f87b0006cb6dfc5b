import type { Command } from '../knowledge/knowledge';
import type { Incoming } from '../messages/messages';
import { paragraphs } from '../messages/paragraphs';
import { citations } from './answers';
import { stepBack, withAnswer } from './check';
import { takeBackUrgent } from './mistakes';
import { ask, askAgain, isForEarlier, questionOf } from './questions';
import { NEW, type State } from './state';
import { finish, goOn, notKnown } from './steps';
import { message, say, type Talk, type Turn } from './talk';
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
    if (isForEarlier(state, incoming)) {
      return askAgain(talk, state, [message(say(talk, 'stale-answer'))]);
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
  result: (talk, state, incoming) =>
    state.check?.done
      ? finish(talk, state, incoming)
      : askAgain(talk, state, [message(say(talk, 'no-result'), state.open ? [] : [say(talk, 'label-start')])]),
  mistake: (talk, state, incoming) => {
    const taken = takeBackUrgent(talk, state, incoming);
    if (taken || state.check) {
      return taken ?? HANDLERS.back(talk, state, incoming);
    }
    return state.told.length > 0
      ? HANDLERS.change(talk, state, incoming)
      : askAgain(talk, state, [notKnown(talk, 'no-question')]);
  },
};

/** The state with everything forgotten that the person told. */
function cleared({ greeted, step, last, country }: State): State {
  return { ...NEW, greeted, step, last, country };
}

function begin(talk: Talk, state: State, incoming: Incoming): Turn {
  if (talk.knowledge.questions.length === 0) {
    return { state, replies: [message(say(talk, 'check-none'))] };
  }
  const begun: State = { ...state, open: null, raised: null, warned: [], check: { answers: [], done: false } };
  return goOn(talk, begun, incoming, [message(say(talk, 'check-start'))]);
}
