import type { Entry, Knowledge, Question } from '../knowledge/knowledge';
import type { MessageName } from '../knowledge/message-names';
import type { Language } from '../language/understanding';
import { fill } from '../messages/fill';
import type { Turn as AnyTurn, Block, Reply } from '../messages/messages';
import { paragraphs } from '../messages/paragraphs';
import type { Triage } from '../triage/outcome';
import type { ParsedMessage } from './parsed-message';
import type { State } from './state/state';

/** What every handler works with. */
export interface BotContext {
  readonly knowledge: Knowledge;
  readonly language: Language;
  readonly triage: Triage;
  /** BCP 47, as the client of this turn says it. */
  readonly locale?: string | undefined;
  /** The address of an entry's own page; absent where there are no pages that people can reach. */
  readonly pageOf?: ((entry: Entry) => string) | undefined;
}

/** What a turn leads to. */
export type Turn = AnyTurn<State>;

/** One step of the list that answers a message: a turn, or undefined where the message is nothing for it. Pure. */
export type Handler = (bot: BotContext, state: State, parsed: ParsedMessage) => Turn | undefined;

/** A question of the check by its id. */
export function questionOf({ knowledge }: Pick<BotContext, 'knowledge'>, id: string): Question | undefined {
  return knowledge.questions.find((question) => question.id === id);
}

/** Whether a question of the check asks for names. */
export function asksForNames(bot: Pick<BotContext, 'knowledge'>, id: string): boolean {
  return bot.knowledge.facts.get(questionOf(bot, id)?.fact ?? '')?.kind === 'names';
}

/** One of the bot's own sentences, its `{placeholders}` filled in. */
export function say(
  { knowledge }: Pick<BotContext, 'knowledge'>,
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
