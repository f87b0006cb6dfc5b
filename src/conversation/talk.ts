import type { Knowledge } from '../knowledge/knowledge';
import type { MessageName } from '../knowledge/message-names';
import type { Language } from '../language/understanding';
import type { Triage } from '../triage/outcome';
import type { Block, Reply } from './messages';
import type { State } from './state';

/** What the conversation is made of. */
export interface Talk {
  readonly knowledge: Knowledge;
  readonly language: Language;
  readonly triage: Triage;
}

/** What a turn leads to. */
export interface Turn {
  readonly state: State;
  readonly replies: readonly Reply[];
  /** A question nobody could answer, to be kept for review. */
  readonly unanswered?: string;
  /** The person asked to delete everything kept of them, and confirmed it. */
  readonly forget?: boolean;
}

/** One of the bot's own sentences, its `{placeholders}` filled in. */
export function say(
  { knowledge }: Pick<Talk, 'knowledge'>,
  name: MessageName,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(knowledge.messages.get(name) ?? '', values);
}

/** Fills `{placeholders}`; one without a value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-z-]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A plain message: paragraphs, and what may be said next. */
export function message(text: string | readonly Block[], suggestions: readonly string[] = []): Reply {
  return {
    kind: 'message',
    blocks: typeof text === 'string' ? paragraphs(text) : text,
    sources: [],
    suggestions,
  };
}

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
