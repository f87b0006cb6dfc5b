import type { Block } from '../../messages/messages';
import { paragraphs } from '../../messages/paragraphs';

type Tone = 'strong' | 'subtle' | 'alert';

/** A heading. */
export function heading(content: string): Block {
  return { type: 'heading', text: content };
}

/** One paragraph. */
export function text(content: string, tone?: Tone): Block {
  return { type: 'text', text: content, ...(tone && { tone }) };
}

/** A list. */
export function list(items: readonly string[]): Block {
  return { type: 'list', items };
}

/** Content's Markdown as blocks, its paragraphs in one tone. */
export function toned(markdown: string, tone: Tone | undefined): Block[] {
  return paragraphs(markdown).map((block) => (tone && block.type === 'text' ? { ...block, tone } : block));
}

/** The sentences of a text, each with its mark. */
export function sentencesOf(markdown: string): readonly string[] {
  return markdown.split(/(?<=[.!?])\s+/);
}
