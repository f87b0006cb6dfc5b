import type { Block } from './messages';

/** Markdown text as blocks: paragraphs, `- ` lists and `## ` headings, split at blank lines. */
export function paragraphs(markdown: string): Block[] {
  return markdown
    .trim()
    .split(/\n\s*\n/)
    .flatMap((part): Block[] => {
      const lines = part.split('\n').map((line) => line.trim());
      const blocks: Block[] = [];
      let prose: string[] = [];
      let items: string[] = [];
      const flush = () => {
        if (prose.length > 0) {
          blocks.push({ type: 'text', text: prose.join(' ') });
        }
        if (items.length > 0) {
          blocks.push({ type: 'list', items });
        }
        prose = [];
        items = [];
      };
      for (const line of lines) {
        if (/^[-*] /.test(line)) {
          if (prose.length > 0) flush();
          items.push(line.slice(2).trim());
        } else if (/^#+ /.test(line)) {
          flush();
          blocks.push({ type: 'heading', text: line.replace(/^#+ /, '') });
        } else if (items.length > 0) {
          items[items.length - 1] += ` ${line}`;
        } else {
          prose.push(line);
        }
      }
      flush();
      return blocks;
    });
}
