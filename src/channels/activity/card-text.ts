import { toMarkdown } from '../../messages/inline';
import type { Block } from '../../messages/messages';
import type { TextBlock } from './adaptive-card';

/**
 * A block of a reply as text of a card.
 *
 * @param first what a card begins with is its heading
 */
export function textBlock(block: Block, first: boolean): TextBlock {
  if (block.type === 'list') {
    const lines = block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${toMarkdown(item)}`);
    return { type: 'TextBlock', text: lines.join('\r'), wrap: true };
  }
  const base = { type: 'TextBlock', text: toMarkdown(block.text), wrap: true } as const;
  if (block.type === 'heading' || first) {
    return { ...base, style: 'heading', size: 'Medium', weight: 'Bolder' };
  }
  switch (block.tone) {
    case 'strong':
      return { ...base, weight: 'Bolder' };
    case 'alert':
      return { ...base, weight: 'Bolder', color: 'Attention' };
    case 'subtle':
      return { ...base, isSubtle: true, size: 'Small' };
    default:
      return base;
  }
}
