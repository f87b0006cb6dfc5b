import type { Entry } from '../../knowledge/knowledge';
import type { BotContext } from '../bot-context';
import type { State, Topic } from '../state/state';

/** The short answer of an entry, among the facets told. */
export const ANSWER = 'answer';

/** Topics remembered; the oldest go first. */
const MOST = 5;

/** The topic the talk is about, with its entry; undefined where nothing was answered yet. */
export function focusOf(
  { knowledge }: Pick<BotContext, 'knowledge'>,
  { focus }: State,
): { readonly topic: Topic; readonly entry: Entry } | undefined {
  const [topic] = focus;
  const entry = topic && knowledge.entries.get(topic.entry);
  return topic && entry && { topic, entry };
}

/** The state in which the talk is about this topic. What was told of its entry before stays told. */
export function withTopic(state: State, topic: Omit<Topic, 'told'>, told: readonly string[] = []): State {
  const before = state.focus.find(({ entry }) => entry === topic.entry)?.told ?? [];
  const rest = state.focus.filter(({ entry }) => entry !== topic.entry);
  return { ...state, focus: [{ ...topic, told: [...new Set([...before, ...told])] }, ...rest].slice(0, MOST) };
}
