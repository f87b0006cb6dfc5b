import { escapeMarkdown, toMarkdown } from '../../messages/inline';
import type { Citation, Reply } from '../../messages/messages';
import type { AdaptiveCard, CardElement } from './adaptive-card';
import { textBlock } from './card-text';
import type { RenderContext } from './render-context';
import { describe } from './sources';

/**
 * A part of a result as an Adaptive Card to read: its blocks, then its sources as links, a line each.
 *
 * @param fallbackText the same in plain text, for clients that draw no cards
 */
export function resultCard(
  { blocks, sources, speak }: Reply,
  { sourcesLabel }: RenderContext,
  fallbackText: string,
): AdaptiveCard {
  const elements = blocks.map((block, index) => textBlock(block, index === 0));
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText,
    ...(speak && { speak }),
    body: [...elements, ...sourceLinks(sources, sourcesLabel)],
  };
}

function sourceLinks(sources: readonly Citation[], label: string): CardElement[] {
  return sources.length === 0
    ? []
    : [
        { type: 'TextBlock', text: toMarkdown(label, { bold: true }), wrap: true, size: 'Small', spacing: 'Medium' },
        {
          type: 'TextBlock',
          text: sources.map((source) => `- ${link(source)}`).join('\r'),
          wrap: true,
          size: 'Small',
          isSubtle: true,
          spacing: 'Small',
        },
      ];
}

function link(source: Citation): string {
  const name = escapeMarkdown(describe(source));
  return source.url ? `[${name}](${source.url.replaceAll('(', '%28').replaceAll(')', '%29')})` : name;
}
