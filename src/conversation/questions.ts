import type { Question } from '../knowledge/knowledge';
import type { Block, Choice, Incoming, Reply } from '../messages/messages';
import { paragraphs } from '../messages/paragraphs';
import { progressOf } from './check';
import { labelsOf } from './labels';
import type { Open, State } from './state';
import { say, type Talk, type Turn } from './talk';

/** What a button means when it is no answer of its own. */
export const ACTIONS = { unsure: '@unsure', skip: '@skip', back: '@back', why: '@why', none: '@none' } as const;

/** Opens something and asks it: the step moves on, so that buttons shown before are stale. */
export function ask(talk: Talk, state: State, open: Open, before: readonly Reply[] = []): Turn {
  const step = state.step + 1;
  const what = JSON.stringify(open);
  const since = state.asked?.what === what ? state.asked.since : step;
  const asked: State = { ...state, open, step, asked: { what, since } };
  return { state: asked, replies: [...before, askReply(talk, asked, open)] };
}

/** Whether a text was written before the person could see what is open, and so cannot be meant for it. */
export function isForEarlier({ open, asked, step }: State, { seen, tap }: Incoming): boolean {
  return open !== null && !tap && seen !== undefined && Number(seen) < (asked?.since ?? step);
}

/** Asks again what is open, after something else was said; nothing when nothing is open. */
export function askAgain(talk: Talk, state: State, before: readonly Reply[]): Turn {
  return state.open ? ask(talk, state, state.open, before) : { state, replies: before };
}

/** The choices that are on the screen for what is open, in order. */
export function choicesOf(talk: Talk, open: Open): readonly Choice[] {
  switch (open.kind) {
    case 'question': {
      const question = questionOf(talk, open.id);
      const options = question?.options.map(({ value, label }) => ({ value: String(value), label })) ?? [];
      return question?.none ? [...options, { value: ACTIONS.none, label: question.none }] : options;
    }
    case 'clarify':
      return [
        ...open.ids.map((id) => ({ value: id, label: talk.knowledge.entries.get(id)?.title ?? id })),
        { value: ACTIONS.none, label: say(talk, 'label-none') },
      ];
    case 'change':
      return [
        ...open.ids.map((id) => {
          const question = questionOf(talk, id);
          return { value: id, label: question ? `${question.stage}: ${question.ask}` : id };
        }),
        { value: ACTIONS.none, label: say(talk, 'label-none') },
      ];
    case 'delete':
      return [
        { value: 'yes', label: say(talk, 'label-yes') },
        { value: 'no', label: say(talk, 'label-no') },
      ];
  }
}

/** A question of the check by its id. */
export function questionOf({ knowledge }: Talk, id: string): Question | undefined {
  return knowledge.questions.find((question) => question.id === id);
}

/** Whether several options of a question can be ticked before they are sent. */
export function isMultiple({ knowledge }: Talk, question: Question): boolean {
  const kind = knowledge.facts.get(question.fact)?.kind;
  return (kind === 'many' || kind === 'entries') && !question.single;
}

function askReply(talk: Talk, state: State, open: Open): Reply {
  const question = open.kind === 'question' ? questionOf(talk, open.id) : undefined;
  return {
    kind: 'question',
    blocks: question
      ? [...toldBlocks(talk, state, question), ...questionBlocks(question)]
      : paragraphs(say(talk, OTHER_ASKS[open.kind as keyof typeof OTHER_ASKS])),
    sources: [],
    suggestions: [],
    ask: {
      step: String(state.step),
      choices: choicesOf(talk, open),
      multiple: question !== undefined && isMultiple(talk, question),
      unnumbered: question !== undefined && talk.knowledge.facts.get(question.fact)?.kind === 'number',
      actions: question ? actionsOf(talk, state, question) : [],
      progress: question && progressLine(talk, state, question),
    },
  };
}

const OTHER_ASKS = { clarify: 'clarify', change: 'change-which', delete: 'delete-sure' } as const;

/** What the person told of it already, before a question that asks for the rest. */
function toldBlocks(talk: Talk, state: State, question: Question): Block[] {
  const value = state.told.find((told) => told.question === question.id)?.value;
  return Array.isArray(value) && value.length > 0
    ? [{ type: 'text', text: say(talk, 'told-already', { told: labelsOf(talk, question, value).join(', ') }) }]
    : [];
}

function questionBlocks(question: Question): Block[] {
  const hint: Block[] = question.hint ? [{ type: 'text', text: question.hint, tone: 'subtle' }] : [];
  return [{ type: 'text', text: question.ask, tone: 'strong' }, ...hint];
}

function progressLine(talk: Talk, state: State, question: Question): string {
  return say(talk, 'progress', { ...progressOf(talk, state, question.id), stage: question.stage });
}

function actionsOf(talk: Talk, state: State, question: Question): Choice[] {
  const back = state.check && state.check.answers.length > 0;
  return [
    ...(question.optional ? [{ value: ACTIONS.unsure, label: say(talk, 'label-unsure') }] : []),
    ...(question.optional ? [{ value: ACTIONS.skip, label: say(talk, 'label-skip') }] : []),
    ...(back ? [{ value: ACTIONS.back, label: say(talk, 'label-back') }] : []),
    { value: ACTIONS.why, label: say(talk, 'label-why') },
  ];
}
