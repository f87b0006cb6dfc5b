import type { MedicineMention } from '../knowledge/facts';
import type { Knowledge } from '../knowledge/knowledge';
import { createLanguage } from '../language/language';
import type { Language } from '../language/understanding';
import type { Incoming } from '../messages/messages';
import type { Triage } from '../triage/outcome';
import { createTriage } from '../triage/triage';
import type { BotContext, Turn } from './bot-context';
import { respond } from './respond';

/** Triage that recognises medicines the way language does. */
export function createTriageFor(knowledge: Knowledge, language: Pick<Language, 'medicines'>): Triage {
  return createTriage(knowledge, (names) => {
    const mentions: MedicineMention[] = [];
    const unknown: string[] = [];
    for (const name of names) {
      const found = language.medicines(name).filter(({ vague }) => !vague);
      mentions.push(...found);
      if (found.length === 0) {
        unknown.push(name);
      }
    }
    return { mentions, unknown };
  });
}

/** What the conversation core is made of, over a pack. */
export function createBotContext(knowledge: Knowledge, language: Language): BotContext {
  return { knowledge, language, triage: createTriageFor(knowledge, language) };
}

/**
 * The conversation core over a pack: (stored state, what came in) → (state, replies, effects).
 *
 * @param language fitted to the same pack; fitted here if it is absent
 * @param pageOf the address of an entry's own page, where people can reach it
 */
export function createConversation(
  knowledge: Knowledge,
  language: Language = createLanguage(knowledge),
  pageOf?: BotContext['pageOf'],
): (stored: unknown, incoming: Incoming) => Turn {
  const bot: BotContext = { ...createBotContext(knowledge, language), pageOf };
  return (stored, incoming) => respond(bot, stored, incoming);
}
