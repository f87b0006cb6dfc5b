import type { Entry } from '../../knowledge/knowledge';
import type { Segment } from '../../language/understanding';
import type { Block, Reply } from '../../messages/messages';
import type { BotContext } from '../bot-context';

/** Lines of what to do this minute. */
const MOST_LINES = 4;

/**
 * First aid for somebody who does not ask how it is done but needs it now: the steps alone, and the question to ask with them.
 * Undefined for any other answer.
 */
export function firstAid(
  bot: BotContext,
  entry: Entry,
  reply: Reply,
  segment: Segment | undefined,
): { readonly reply: Reply; readonly asks: string | undefined } | undefined {
  if (entry.kind !== 'faq' || !entry['at-once'] || segment?.act === 'question') {
    return undefined;
  }
  const [heading, ...rest] = reply.blocks;
  const steps = stepsOf(bot, entry);
  const alerts = rest.filter((block) => block.type === 'text' && block.tone === 'alert');
  const blocks = heading && steps.length > 0 ? [heading, ...alerts, ...steps] : reply.blocks;
  return { reply: { ...reply, blocks }, asks: entry.asks };
}

/** What to do this minute, in a few short lines. */
function stepsOf({ knowledge }: BotContext, entry: Extract<Entry, { readonly kind: 'faq' }>): Block[] {
  const [steps] = entry.about.flatMap((id) => {
    const remedy = knowledge.entries.get(id);
    return remedy?.kind === 'remedy' && remedy.steps.length > 0 ? [remedy.steps] : [];
  });
  return steps ? [{ type: 'list', items: steps.slice(0, MOST_LINES), ordered: true }] : [];
}
