import { toMarkdown, toPlainText } from '../../messages/inline';
import type { Block } from '../../messages/messages';

const PARAGRAPH = '\n\n';

/**
 * Blocks as Markdown that reads well even where its marks are shown raw: paragraphs apart, headings in bold.
 *
 * @param itemBreak what stands between the items of a list; Teams drops a single line break where it does not draw lists
 */
export function blocksToMarkdown(blocks: readonly Block[], itemBreak: '\n' | '\n\n'): string {
  return blocks.map((block) => blockToMarkdown(block, itemBreak)).join(PARAGRAPH);
}

/** Blocks as plain text. */
export function blocksToPlainText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (block.type === 'list' ? listLines(block, toPlainText).join('\n') : toPlainText(block.text)))
    .join(PARAGRAPH);
}

function blockToMarkdown(block: Block, itemBreak: string): string {
  switch (block.type) {
    case 'heading':
      return toMarkdown(block.text, { bold: true });
    case 'text':
      return toMarkdown(block.text, { bold: block.tone === 'strong' || block.tone === 'alert' });
    case 'list':
      return listLines(block, toMarkdown).join(itemBreak);
  }
}

function listLines({ items, ordered }: Extract<Block, { type: 'list' }>, write: (item: string) => string): string[] {
  return items.map((item, index) => `${ordered ? `${index + 1}.` : '-'} ${write(item)}`);
}
