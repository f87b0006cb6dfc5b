import type { Question } from '../../knowledge/knowledge';
import type { Block, Choice, Incoming, Reply } from '../../messages/messages';
import { paragraphs } from '../../messages/paragraphs';
import { type BotContext, questionOf, say, type Turn } from '../bot-context';
import { text } from '../replies/blocks';
import { labelsOf } from '../replies/labels';
import { personNamed, worded } from '../replies/wording';
import { SELF } from '../state/noted-facts';
import type { Open, State } from '../state/state';
import { progressOf } from './progress';

/** What a button means when it is no answer of its own. */
export const ACTIONS = { unsure: '@unsure', skip: '@skip', back: '@back', why: '@why', none: '@none' } as const;

/** Opens something and asks it: the step moves on, so that buttons shown before are stale. */
export function prompt(bot: BotContext, state: State, open: Open, before: readonly Reply[] = []): Turn {
  const step = state.step + 1;
  const what = JSON.stringify(open);
  const since = state.asked?.what === what ? state.asked.since : step;
  const asked: State = { ...state, open, step, asked: { what, since } };
  return { state: asked, replies: [...before, promptReply(bot, asked, open)] };
}

/** Whether a text was written before the person could see what is open, and so cannot be meant for it. */
export function isForEarlier({ open, asked, step }: State, { seen, tap }: Incoming): boolean {
  return open !== null && !tap && seen !== undefined && Number(seen) < (asked?.since ?? step);
}

/** Asks again what is open, after something else was said; nothing when nothing is open. */
export function reprompt(bot: BotContext, state: State, before: readonly Reply[]): Turn {
  return state.open ? prompt(bot, state, state.open, before) : { state, replies: before };
}

/** The choices that are on the screen for what is open, in order. */
export function choicesOf(bot: BotContext, state: Pick<State, 'of'>, open: Open): readonly Choice[] {
  const none = { value: ACTIONS.none, label: say(bot, 'label-none') };
  switch (open.kind) {
    case 'question': {
      const asked = questionOf(bot, open.id);
      const question = asked && worded(bot, state, asked);
      const options = question?.options.map(({ value, label }) => ({ value: String(value), label })) ?? [];
      return question?.none ? [...options, { value: ACTIONS.none, label: question.none }] : options;
    }
    case 'clarify':
      return [...open.ids.map((id) => ({ value: id, label: bot.knowledge.entries.get(id)?.title ?? id })), none];
    case 'change':
      return [
        ...open.ids.map((id) => {
          const asked = questionOf(bot, id);
          const question = asked && worded(bot, state, asked);
          return { value: id, label: question ? `${question.stage}: ${question.ask}` : id };
        }),
        none,
      ];
    case 'whom':
      return [state.of ?? SELF, open.of].map((of) => ({
        value: of,
        label: of === SELF ? say(bot, 'label-for-me') : say(bot, 'label-for', { person: personNamed(bot, of) }),
      }));
    case 'delete':
      return (['yes', 'no'] as const).map((value) => ({ value, label: say(bot, `label-${value}`) }));
  }
}

/** Whether several options of a question can be ticked before they are sent. */
export function isMultiple({ knowledge }: BotContext, question: Question): boolean {
  const kind = knowledge.facts.get(question.fact)?.kind;
  return (kind === 'many' || kind === 'entries') && !question.single;
}

/** Whether a fact is a list, so that several answers may hold. */
export function isListFact({ knowledge }: BotContext, key: string): boolean {
  const kind = knowledge.facts.get(key)?.kind;
  return kind === 'many' || kind === 'entries' || kind === 'names';
}

function promptReply(bot: BotContext, state: State, open: Open): Reply {
  const asked = open.kind === 'question' ? questionOf(bot, open.id) : undefined;
  const question = asked && worded(bot, state, asked);
  return {
    kind: 'question',
    blocks: question
      ? questionBlocks(bot, state, question)
      : paragraphs(say(bot, OTHER_PROMPTS[open.kind as keyof typeof OTHER_PROMPTS])),
    sources: [],
    suggestions: [],
    ask: {
      step: String(state.step),
      choices: choicesOf(bot, state, open),
      multiple: question !== undefined && isMultiple(bot, question),
      unnumbered: question !== undefined && bot.knowledge.facts.get(question.fact)?.kind === 'number',
      actions: question ? actionsOf(bot, state, question) : [],
      progress: question && say(bot, 'progress', { ...progressOf(bot, state, question.id), stage: question.stage }),
    },
  };
}

const OTHER_PROMPTS = {
  clarify: 'clarify',
  change: 'change-which',
  whom: 'check-for-whom',
  delete: 'delete-sure',
} as const;

/** What the person told of it already, before a question that asks for the rest; then the question. */
function questionBlocks(bot: BotContext, { told }: State, question: Question): Block[] {
  const value = told.find((one) => one.question === question.id)?.value;
  const known = Array.isArray(value) ? labelsOf(bot, question, value).join(', ') : '';
  return [
    ...(known ? [text(say(bot, 'told-already', { told: known }))] : []),
    text(question.ask, 'strong'),
    ...(question.hint ? [text(question.hint, 'subtle')] : []),
  ];
}

function actionsOf(bot: BotContext, state: State, question: Question): Choice[] {
  const isFirst = (state.check?.answers ?? []).length === 0;
  const names = [
    ...(question.optional ? (['unsure', 'skip'] as const) : []),
    ...(isFirst ? [] : ['back' as const]),
    'why' as const,
  ];
  return names.map((name) => ({ value: ACTIONS[name], label: say(bot, `label-${name}`) }));
}
