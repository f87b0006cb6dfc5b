import type { Entry } from '../../knowledge/knowledge';
import type { Block, Citation } from '../../messages/messages';
import { type BotContext, say } from '../bot-context';
import { text } from './blocks';

/** The sources of what is said, as a reader sees them, each once; of everything at most the first `most`. */
export function citations(
  { knowledge }: BotContext,
  said: readonly { readonly sources: readonly string[] }[],
  most?: number,
): Citation[] {
  return [...new Set(said.flatMap(({ sources }) => sources.slice(0, most)))].flatMap((key) => {
    const source = knowledge.sources.get(key);
    return source ? [{ title: source.title, publisher: source.publisher, year: source.year, url: source.url }] : [];
  });
}

/** Cautions as one block; none when there are none. */
export function cautionBlocks(bot: BotContext, cautions: readonly string[]): Block[] {
  return cautions.length > 0 ? [text(say(bot, 'careful', { cautions: cautions.join(' ') }))] : [];
}

/** How good the evidence is, where the entry says so. */
export function evidenceBlocks(bot: BotContext, { evidence }: Entry): Block[] {
  return evidence ? [text(say(bot, 'evidence', { evidence }), 'subtle')] : [];
}

/** How to do it, step by step. */
export function remedySteps({ steps }: Extract<Entry, { readonly kind: 'remedy' }>): Block[] {
  return steps.length > 0 ? [{ type: 'list', items: steps, ordered: true }] : [];
}
