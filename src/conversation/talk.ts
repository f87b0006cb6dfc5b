import type { Knowledge } from '../knowledge/knowledge';
import type { MessageName } from '../knowledge/message-names';
import type { Language } from '../language/understanding';
import { fill } from '../messages/fill';
import type { Block, Reply } from '../messages/messages';
import { paragraphs } from '../messages/paragraphs';
import type { Triage } from '../triage/outcome';
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

/** A plain message: paragraphs, and what may be said next. */
export function message(text: string | readonly Block[], suggestions: readonly string[] = []): Reply {
  return {
    kind: 'message',
    blocks: typeof text === 'string' ? paragraphs(text) : text,
    sources: [],
    suggestions,
  };
}
