import type { Incoming, Reply } from '../../messages/messages';
import { paragraphs } from '../../messages/paragraphs';
import { type BotContext, message, say } from '../bot-context';
import type { State } from '../state/state';
import { numbersFor } from './numbers';

/** What the bot is, what it is not, and questions to begin with; where others read along, also where the check is done. */
export function welcome(bot: BotContext, scope: Incoming['scope']): Reply {
  const { about } = bot.knowledge;
  if (scope === 'shared') {
    const text = [say(bot, 'welcome-shared', { name: about.name }), about.disclaimer ?? ''].join('\n\n');
    return { ...message(text, about.examples), goPrivate: true };
  }
  return message(
    [
      ...paragraphs(say(bot, 'welcome', { name: about.name })),
      ...paragraphs(about.disclaimer ?? ''),
      ...paragraphs(say(bot, 'welcome-ask')),
    ],
    [...about.examples, say(bot, 'label-start')],
  );
}

/** What the bot can do and cannot, and how to use it. */
export function help(bot: BotContext): Reply {
  const { about } = bot.knowledge;
  return message(
    [
      ...paragraphs(say(bot, 'help')),
      ...(about.limits.length > 0
        ? [{ type: 'text', text: say(bot, 'welcome-limits') } as const, { type: 'list', items: about.limits } as const]
        : []),
      ...paragraphs(about.privacy ?? ''),
    ],
    [...about.examples.slice(0, 2), say(bot, 'label-start')],
  );
}

/** What is said when no entry fits: what the bot can do instead. */
export function notKnown(bot: BotContext, name: 'unknown' | 'no-question' | 'clarify-none'): Reply {
  return message(say(bot, name), [
    ...bot.knowledge.about.examples.slice(0, 2),
    say(bot, 'label-start'),
    say(bot, 'label-help'),
  ]);
}

/** Whom to call, for who asks for a human being. */
export function personReply(bot: BotContext, state: State): Reply {
  return message(say(bot, 'person', numbersFor(bot, state.country)));
}
