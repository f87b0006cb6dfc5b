import type { Entry } from '../../knowledge/knowledge';
import type { BotContext } from '../bot-context';
import type { State, Topic } from '../state/state';

/** The short answer of an entry, among the facets told. */
export const ANSWER = 'answer';

/** Topics remembered; the oldest go first. */
const MOST = 5;

/** A topic of the talk, with its entry. */
export interface Focus {
  readonly topic: Topic;
  readonly entry: Entry;
}

/** The topic the talk is about; undefined where nothing was answered yet. */
export function focusOf({ knowledge }: Pick<BotContext, 'knowledge'>, { focus }: State): Focus | undefined {
  const [topic] = focus;
  const entry = topic && knowledge.entries.get(topic.entry);
  return topic && entry && { topic, entry };
}

/** The state in which the talk is about this topic. What was told of its entry before stays told. */
export function withTopic(
  state: State,
  topic: Omit<Topic, 'told' | 'asked'> & Partial<Pick<Topic, 'asked'>>,
  told: readonly string[] = [],
): State {
  const before = state.focus.find(({ entry }) => entry === topic.entry)?.told ?? [];
  const rest = state.focus.filter(({ entry }) => entry !== topic.entry);
  return {
    ...state,
    focus: [{ asked: '', ...topic, told: [...new Set([...before, ...told])] }, ...rest].slice(0, MOST),
  };
}

/** As much of a question is kept. */
const LONGEST_ASKED = 120;

/** The state that remembers how the newest topic was asked for. */
export function withAsked(state: State, asked: string): State {
  const [topic, ...rest] = state.focus;
  return topic ? { ...state, focus: [{ ...topic, asked: asked.slice(0, LONGEST_ASKED) }, ...rest] } : state;
}
