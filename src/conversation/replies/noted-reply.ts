import type { Reply } from '../../messages/messages';
import { asksForNames, type BotContext, message, questionOf, say } from '../bot-context';
import type { NotedFacts } from '../state/noted-facts';
import type { State } from '../state/state';
import { labelsOf } from './labels';
import { medicinesText } from './medicine-names';
import { isOfOther, worded } from './wording';

/** The facts that were noted, said back, with how to correct them. */
export function notedReply(bot: BotContext, state: Pick<State, 'of'>, noted: NotedFacts): Reply {
  const names: string[] = [];
  const facts: string[] = [];
  for (const { question: id, value } of noted) {
    const asked = questionOf(bot, id);
    const question = asked && worded(bot, state, asked);
    const fact = bot.knowledge.facts.get(question?.fact ?? '');
    if (asksForNames(bot, id) && Array.isArray(value) && value.length > 0) {
      names.push(...value);
    } else {
      const labels = question ? labelsOf(bot, question, value).join(', ') : '';
      facts.push(`${fact?.title ?? id}: ${labels || (question?.none ?? '')}`);
    }
  }
  const name = isOfOther(state) ? 'told-noted-other' : 'told-noted';
  return message(
    [
      ...(facts.length > 0 ? [say(bot, name, { facts: facts.join('; ') })] : []),
      ...(names.length > 0 ? [medicinesText(bot, names)] : []),
      say(bot, 'told-correct'),
    ].join('\n\n'),
  );
}
