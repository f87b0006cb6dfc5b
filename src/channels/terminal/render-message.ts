import { fill } from '../../messages/fill';
import type { Block, Reply } from '../../messages/messages';

const WIDTH = 92;

/** The words of the terminal that are in no reply. */
export interface TerminalWords {
  /** The heading of the sources. */
  readonly sources: string;
  /** How to say what else can be done: `{actions}` stands for their labels. */
  readonly actions: string;
}

/** A reply as plain text, its choices and suggestions numbered, wrapped for a terminal. */
export function renderText(reply: Reply, words: TerminalWords): string {
  const { ask, sources, suggestions } = reply;
  const parts = [
    ask?.progress ? `[${ask.progress}]` : '',
    ...reply.blocks.map(renderBlock),
    sources.length > 0
      ? [
          `${words.sources}:`,
          ...sources.map(
            ({ title, publisher, year, url }) => `  ${[title, publisher, year, url].filter(Boolean).join(', ')}`,
          ),
        ].join('\n')
      : '',
    listed(ask ? ask.choices.map(({ label }) => label) : suggestions, ask?.unnumbered ?? false),
    ask && ask.actions.length > 0
      ? fill(words.actions, { actions: ask.actions.map(({ label }) => label.toLowerCase()).join(', ') })
      : '',
  ];
  return parts.filter(Boolean).join('\n\n');
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `== ${plain(block.text)} ==`;
    case 'text':
      return wrap(block.tone === 'alert' ? `!! ${plain(block.text)}` : plain(block.text), '');
    case 'list':
      return block.items
        .map((item, n) => wrap(`${block.ordered ? `${n + 1}.` : '-'} ${plain(item)}`, '   '))
        .join('\n');
  }
}

function listed(labels: readonly string[], unnumbered: boolean): string {
  return labels.map((label, n) => wrap(`${unnumbered ? '-' : `${n + 1})`} ${label}`, '   ')).join('\n');
}

function plain(markdown: string): string {
  return markdown.replace(/\*\*?/g, '').replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '$1 ($2)');
}

function wrap(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length >= WIDTH) {
      lines.push(line);
      line = indent + word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}
