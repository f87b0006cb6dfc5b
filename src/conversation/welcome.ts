import type { Incoming, Reply } from '../messages/messages';
import { paragraphs } from '../messages/paragraphs';
import { message, say, type Talk } from './talk';

/** What the bot is, what it is not, and questions to begin with; where others read along, also where the check is done. */
export function welcome(talk: Talk, scope: Incoming['scope']): Reply {
  const { about } = talk.knowledge;
  if (scope === 'shared') {
    const text = [say(talk, 'welcome-shared', { name: about.name }), about.disclaimer ?? ''].join('\n\n');
    return { ...message(text, about.examples), goPrivate: true };
  }
  return message(
    [
      ...paragraphs(say(talk, 'welcome', { name: about.name })),
      ...paragraphs(about.disclaimer ?? ''),
      ...paragraphs(say(talk, 'welcome-ask')),
    ],
    [...about.examples, say(talk, 'label-start')],
  );
}

/** What the bot can do and cannot, and how to use it. */
export function help(talk: Talk): Reply {
  const { about } = talk.knowledge;
  return message(
    [
      ...paragraphs(say(talk, 'help')),
      ...(about.limits.length > 0
        ? [{ type: 'text', text: say(talk, 'welcome-limits') } as const, { type: 'list', items: about.limits } as const]
        : []),
      ...paragraphs(about.privacy ?? ''),
    ],
    [...about.examples.slice(0, 2), say(talk, 'label-start')],
  );
}
