import { readInline } from '../../messages/inline';
import type { Block } from '../../messages/messages';
import { type Html, html } from './html';

/** Blocks as HTML; a heading among them is one of the third level, under a page's and a section's. */
export function blocksToHtml(blocks: readonly Block[]): Html {
  return html`${blocks.map(blockToHtml)}`;
}

/** Simple Markdown of one line as HTML: bold, italic and links, everything else as text. */
export function inlineToHtml(markdown: string): Html {
  return html`${readInline(markdown).map(({ text, bold, italic, url }) => {
    const linked = url === undefined ? html`${text}` : html`<a href="${url}">${text}</a>`;
    const leaning = italic ? html`<em>${linked}</em>` : linked;
    return bold ? html`<strong>${leaning}</strong>` : leaning;
  })}`;
}

function blockToHtml(block: Block): Html {
  switch (block.type) {
    case 'heading':
      return html`<h3>${inlineToHtml(block.text)}</h3>\n`;
    case 'text':
      return html`<p${block.tone && html` class="${block.tone}"`}>${inlineToHtml(block.text)}</p>\n`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${inlineToHtml(item)}</li>`);
      return block.ordered ? html`<ol>${items}</ol>\n` : html`<ul>${items}</ul>\n`;
    }
  }
}
