import type { Segment } from '../../language/understanding';
import type { Reply } from '../../messages/messages';
import { type BotContext, say } from '../bot-context';
import { text } from '../replies/blocks';
import { notedReply } from '../replies/noted-reply';
import type { NotedFacts } from '../state/noted-facts';
import type { State } from '../state/state';

const MOST_SUGGESTIONS = 6;

/** The last answer with what could not be answered, and what else was asked. */
export function withLine(
  bot: BotContext,
  replies: readonly Reply[],
  left: readonly Segment[],
  titles: readonly string[],
): readonly Reply[] {
  const lines = [
    ...(left.length > 0
      ? [
          say(bot, 'unknown-part', {
            asked: left
              .slice(0, 2)
              .map(({ text }) => text.trim())
              .join('"; "'),
          }),
        ]
      : []),
    ...(titles.length > 0 ? [say(bot, 'also-asked')] : []),
  ];
  return lines.reduce((all, line) => withBlock(all, line), replies);
}

/** The replies of one turn without what an earlier one of them says word for word; what is then left of nothing but a heading goes. */
export function withoutRepeats(replies: readonly Reply[]): readonly Reply[] {
  const said = new Set<string>();
  return replies.flatMap((reply) => {
    const blocks = reply.blocks.filter((block) => {
      const words = JSON.stringify(block);
      return !said.has(words) && said.add(words);
    });
    return blocks.some(({ type }) => type !== 'heading') ? [{ ...reply, blocks }] : [];
  });
}

/** The facts that were noted, said back under the last reply. */
export function withNoted(
  bot: BotContext,
  state: State,
  replies: readonly Reply[],
  noted: NotedFacts,
): readonly Reply[] {
  const last = replies.at(-1);
  const said = notedReply(bot, state, noted);
  if (!last) {
    return [said];
  }
  return last.kind === 'message'
    ? [...replies.slice(0, -1), said, last]
    : [
        ...replies.slice(0, -1),
        {
          ...last,
          blocks: [
            ...last.blocks,
            ...said.blocks.map((block) => (block.type === 'text' ? { ...block, tone: 'subtle' as const } : block)),
          ],
        },
      ];
}

function withBlock(replies: readonly Reply[], line: string): readonly Reply[] {
  const last = replies.at(-1);
  return last ? [...replies.slice(0, -1), { ...last, blocks: [...last.blocks, text(line)] }] : replies;
}

/** Buttons are shown under the last reply alone: it gets those of the others too. */
export function onLast(replies: readonly Reply[], more: readonly string[]): readonly Reply[] {
  const last = replies.at(-1);
  if (!last || (replies.length === 1 && more.length === 0)) {
    return replies;
  }
  const suggestions = [...new Set([...more, ...last.suggestions])].slice(0, MOST_SUGGESTIONS);
  return replies.map((reply, at) => ({ ...reply, suggestions: at === replies.length - 1 ? suggestions : [] }));
}
