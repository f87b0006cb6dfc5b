import type { Entry } from '../../knowledge/knowledge';
import type { BotContext } from '../bot-context';
import type { State } from '../state/state';
import { onTopic } from './neighbours';

/** The titles of entries that are near a topic and were not answered: what may be asked next. */
export function nextQuestions(
  bot: Pick<BotContext, 'knowledge'>,
  state: State,
  entry: Entry,
  most: number,
): readonly string[] {
  const answered = new Set(state.focus.map((topic) => topic.entry));
  const ids = [...entry.related, ...onTopic(bot, entry.id).map(({ id }) => id)];
  return [...new Set(ids)]
    .filter((id) => id !== entry.id && !answered.has(id))
    .flatMap((id) => bot.knowledge.entries.get(id)?.title ?? [])
    .slice(0, most);
}
