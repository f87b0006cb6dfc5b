import { type Answered, entryReply, plainReading } from '../answers/entry-reply';
import { withOpenSign } from '../answers/open-sign';
import { type BotContext, type Handler, say } from '../bot-context';
import { reprompt } from '../check/prompt';
import { partOn } from '../focus/neighbours';
import { type Focus, focusOf } from '../focus/topic';
import type { ParsedMessage } from '../parsed-message';
import { RESULT_PARTS } from '../replies/outcome-parts';
import { outcomePart } from '../replies/outcome-reply';
import { outcomeOf } from '../state/denials';
import type { State } from '../state/state';
import { requestReply } from './request';

const REQUESTS = { more: 'label-more', sure: 'label-sure', sources: 'label-sources' } as const;

/** A suggestion, word for word: a part of the result; or of an answer more of it, how sure it is, its sources, or one of its parts. */
export const onLabel: Handler = (bot, state, parsed) => {
  const said = parsed.text.trim().toLowerCase();
  const part = RESULT_PARTS.find((one) => say(bot, `label-${one}`).toLowerCase() === said);
  if (part && state.check?.done && !parsed.tap) {
    return reprompt(bot, state, [outcomePart(bot, state, outcomeOf(bot, state), part)]);
  }
  const focus = focusOf(bot, state);
  if (!focus || parsed.tap) {
    return undefined;
  }
  const isLabel = (name: (typeof REQUESTS)[keyof typeof REQUESTS]) => say(bot, name).toLowerCase() === said;
  const name = (Object.keys(REQUESTS) as (keyof typeof REQUESTS)[]).find((one) => isLabel(REQUESTS[one]));
  const handled = name ? requestReply(bot, state, { name }) : facetReply(bot, state, focus, parsed);
  return handled && reprompt(bot, handled.state, withOpenSign(bot, handled.state, parsed, [handled.reply]));
};

/** The part of what the talk is about under the title of a facet. */
function facetReply(
  bot: BotContext,
  state: State,
  { entry, topic }: Focus,
  parsed: ParsedMessage,
): Answered | undefined {
  const said = parsed.text.trim().toLowerCase();
  const facet = bot.knowledge.facets.find(({ title }) => title.toLowerCase() === said)?.id;
  const part = facet === undefined ? undefined : partOn(bot, entry.id, facet);
  const reading = part && { ...plainReading(bot, entry), subject: topic.subject, facet: part.part.facet, part };
  return reading && entryReply(bot, state, { ...reading, inFocus: true }, parsed);
}
