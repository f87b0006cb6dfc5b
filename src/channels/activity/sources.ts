import { escapeMarkdown, toPlainText } from '../../messages/inline';
import type { Citation } from '../../messages/messages';
import type { ClientProfile, MessageEntity } from './activity';

/** Teams shows at most this many citations, and this many characters of a name and an abstract. */
const TEAMS_LIMITS = { citations: 20, name: 80, abstract: 160 } as const;

/** Sources as they stand below a text: more text, and the entity that makes the client show them as citations. */
export interface RenderedSources {
  readonly text: string;
  readonly entity?: MessageEntity;
}

/**
 * Sources for one client.
 *
 * - `web`: Markdown reference links, which Web Chat draws as numbered badges with a list below the message
 * - `teams`: `[1] [2]` in the text and the citation entity, which Teams draws as numbered references
 * - `plain`: a line each
 */
export function renderSources(sources: readonly Citation[], profile: ClientProfile, label: string): RenderedSources {
  if (profile === 'plain') {
    const lines = sources.map((source) => `- ${describe(source)}${source.url ? `: ${source.url}` : ''}`);
    return { text: `${label}:\n${lines.join('\n')}` };
  }
  const numbered = sources.slice(0, TEAMS_LIMITS.citations);
  const numbers = numbered.map((_, index) => `[${index + 1}]`).join(' ');
  const heading = `${escapeMarkdown(label)}: `;
  if (profile === 'teams') {
    return {
      text: heading + numbers,
      entity: entityOf(numbered, ({ title }) => cut(toPlainText(title), TEAMS_LIMITS.name)),
    };
  }
  const linked = numbered.flatMap((source, index) => (source.url ? [`[${index + 1}]`] : []));
  const unlinked = numbered.filter(({ url }) => !url).map((source) => escapeMarkdown(describe(source)));
  const definitions = numbered.flatMap((source, index) =>
    source.url ? [`[${index + 1}]: ${source.url} "${describe(source).replace(/["\\\n]/g, "'")}"`] : [],
  );
  return {
    text: [heading + [linked.join(' '), ...unlinked].filter(Boolean).join('; '), definitions.join('\n')]
      .filter(Boolean)
      .join('\n\n'),
    ...(definitions.length > 0 && { entity: entityOf(numbered, describe) }),
  };
}

/** "Title, publisher, year". */
export function describe({ title, publisher, year }: Citation): string {
  return [toPlainText(title), toPlainText(publisher), year].filter(Boolean).join(', ');
}

// Teams shows name and abstract, Web Chat the name alone.
function entityOf(sources: readonly Citation[], name: (source: Citation) => string): MessageEntity {
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    citation: sources.map((source, index) => ({
      '@type': 'Claim',
      position: index + 1,
      appearance: {
        '@type': 'DigitalDocument',
        name: name(source),
        abstract: cut(describe(source), TEAMS_LIMITS.abstract),
        ...(source.url && { url: source.url }),
      },
    })),
  };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
