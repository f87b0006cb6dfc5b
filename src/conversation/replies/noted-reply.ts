import type { Reply } from '../../messages/messages';
import { type BotContext, message, questionOf, say } from '../bot-context';
import { type NotedFacts, SELF } from '../state/noted-facts';
import type { State } from '../state/state';
import { labelsOf } from './labels';
import { medicinesText } from './medicine-names';

/** The facts that were noted, said back, with how to correct them. */
export function notedReply(bot: BotContext, { of }: State, noted: NotedFacts): Reply {
  const names: string[] = [];
  const facts: string[] = [];
  for (const { question: id, value } of noted) {
    const question = questionOf(bot, id);
    const fact = bot.knowledge.facts.get(question?.fact ?? '');
    if (fact?.kind === 'names' && Array.isArray(value) && value.length > 0) {
      names.push(...value);
    } else {
      const labels = question ? labelsOf(bot, question, value).join(', ') : '';
      facts.push(`${fact?.title ?? id}: ${labels || (question?.none ?? '')}`);
    }
  }
  const name = of === null || of === SELF ? 'told-noted' : 'told-noted-other';
  return message(
    [
      ...(facts.length > 0 ? [say(bot, name, { facts: facts.join('; ') })] : []),
      ...(names.length > 0 ? [medicinesText(bot, names)] : []),
      say(bot, 'told-correct'),
    ].join('\n\n'),
  );
}
