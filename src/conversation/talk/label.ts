import { entryReply } from '../answers/entry-reply';
import { withOpenSign } from '../answers/open-sign';
import { type BotContext, type Handler, say } from '../bot-context';
import { reprompt } from '../check/prompt';
import { partOn } from '../focus/neighbours';
import { focusOf } from '../focus/topic';
import { requestReply } from './request';

const REQUESTS = { more: 'label-more', sure: 'label-sure', sources: 'label-sources' } as const;

/** A suggestion under an answer, word for word: more of it, how sure it is, its sources, or one of its parts. */
export const onLabel: Handler = (bot, state, parsed) => {
  const said = parsed.text.trim().toLowerCase();
  const focus = focusOf(bot, state);
  if (!focus || parsed.tap) {
    return undefined;
  }
  const isLabel = (name: (typeof REQUESTS)[keyof typeof REQUESTS]) => say(bot, name).toLowerCase() === said;
  const name = (Object.keys(REQUESTS) as (keyof typeof REQUESTS)[]).find((one) => isLabel(REQUESTS[one]));
  const handled = name ? requestReply(bot, state, { name }) : facetReply(bot, state, said, parsed);
  return handled && reprompt(bot, handled.state, withOpenSign(bot, handled.state, parsed, [handled.reply]));
};

function facetReply(bot: BotContext, state: Parameters<Handler>[1], said: string, parsed: Parameters<Handler>[2]) {
  const focus = focusOf(bot, state);
  const facet = bot.knowledge.facets.find(({ title }) => title.toLowerCase() === said)?.id;
  const part = focus && facet !== undefined ? partOn(bot, focus.entry.id, facet) : undefined;
  return focus && part
    ? entryReply(
        bot,
        state,
        { entry: focus.entry, subject: focus.topic.subject, facet: part.part.facet, part, inFocus: true, near: [] },
        parsed,
      )
    : undefined;
}
