import type { Entry } from '../../knowledge/knowledge';
import { type BotContext, say } from '../bot-context';

/** What is said about stopping one medicine. */
export interface StoppingAdvice {
  /** To who asks whether to stop, skip or change it. */
  readonly asked: string;
  /** To who has stopped it. */
  readonly stopped: string;
  readonly sources: readonly string[];
  /** The class it is of. */
  readonly entry?: Extract<Entry, { readonly kind: 'medicine' }>;
  /** People buy it for themselves. */
  readonly own?: boolean | undefined;
}

/**
 * What is said about stopping a medicine by its name: one for each class it is of where these say different things; of a kind that may be
 * of several classes, and of a name that nothing is known about, that a pharmacist is asked first.
 */
export function stoppingAdvice(bot: BotContext, name: string | undefined): readonly StoppingAdvice[] {
  if (name === undefined) {
    return [];
  }
  const mentions = bot.language.medicines(name);
  const found = mentions.flatMap(({ id, name: called, vague }): StoppingAdvice[] => {
    const entry = bot.knowledge.entries.get(id);
    if (vague || entry?.kind !== 'medicine') {
      return [];
    }
    const row = entry.stopping.find(({ of }) => of === undefined || of.includes(called));
    const stopped = say(bot, 'medicine-unknown-stopped', { name });
    return [{ ...(row ?? { asked: entry.tell, stopped, sources: entry.sources }), entry }];
  });
  return found.length > 0
    ? [...new Map(found.map((one) => [one.asked, one])).values()]
    : [
        withoutClass(
          bot,
          name,
          mentions.map(({ id }) => id),
        ),
      ];
}

/** What is said about a name of no class: of a group, a remedy that people buy, a kind of medicines, or nothing that is known. */
function withoutClass(bot: BotContext, name: string, ids: readonly string[]): StoppingAdvice {
  const group = bot.language.names(name).find((known) => known.group)?.group;
  if (group) {
    return group;
  }
  if (ids.some((id) => bot.knowledge.entries.get(id)?.kind === 'remedy')) {
    const own = say(bot, 'medicine-own');
    return { asked: own, stopped: own, sources: [], own: true };
  }
  const key = ids.length > 0 ? 'kind' : 'unknown';
  return {
    asked: say(bot, `medicine-${key}`, { name }),
    stopped: say(bot, `medicine-${key}-stopped`, { name }),
    sources: [],
  };
}
