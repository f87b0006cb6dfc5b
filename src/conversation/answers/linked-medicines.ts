import type { Facts } from '../../knowledge/facts';
import type { Block } from '../../messages/messages';
import type { Outcome } from '../../triage/outcome';
import { type BotContext, say } from '../bot-context';
import { list, sentencesOf, text } from '../replies/blocks';
import { upper } from '../replies/medicine-names';
import type { Person } from '../state/person';

const LINKS = ['strong', 'some', 'weak'];
const MOST = 4;

/** Which of a person's medicines are linked with the symptom, the firmest link first; nothing where none is known. */
export function linkedMedicines(bot: BotContext, { supposed }: Person): Block[] {
  const found = byLink(bot, supposed)
    .slice(0, MOST)
    .flatMap(({ id, names }) => {
      const entry = bot.knowledge.entries.get(id);
      return entry
        ? [`**${upper(names.join(', '))}** (${entry.title}). ${sentencesOf(entry.answer)[0] ?? entry.answer}`]
        : [];
    });
  return found.length > 0 ? [text(say(bot, 'your-medicines')), list(found)] : [];
}

/** The medicines among these facts that are linked with the symptom, the firmest link first. */
export function byLink({ triage }: BotContext, facts: Facts): Outcome['medicines'] {
  return triage
    .assess(facts)
    .medicines.filter(({ link }) => LINKS.includes(link))
    .sort((a, b) => LINKS.indexOf(a.link) - LINKS.indexOf(b.link));
}
