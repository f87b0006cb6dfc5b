import { z } from 'zod';
import type { Incoming } from '../../conversation/messages';
import { readTap } from '../activity/read-tap';
import { cleanLocale } from '../activity/clean-locale';
import { cleanText } from '../activity/clean-text';
import type { CheckedActivity } from './activity-schema';

const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.looseObject({ id: z.string() }),
});

const ENTITIES: Readonly<Record<string, string>> = { '&nbsp;': ' ', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** The key of a conversation, unique over all channels. */
export function conversationKey(activity: CheckedActivity): string {
  return `${activity.channelId}|${activity.conversation.id}`;
}

/** The key of the person, unique over all channels: in Teams the directory's id, which is the same in every chat. */
export function userKey(activity: CheckedActivity): string {
  return `${activity.channelId}|${activity.from.aadObjectId || activity.from.id}`;
}

/**
 * An activity as the conversation core takes it; undefined for those that need no turn (edits, reactions, receipts).
 *
 * A join has one key for the life of a conversation: Teams announces an installation twice, and the welcome comes once.
 */
export function toIncoming(activity: CheckedActivity): Incoming | undefined {
  const about = {
    conversation: conversationKey(activity),
    user: userKey(activity),
    channel: activity.channelId,
    locale: cleanLocale(activity.locale),
    scope: isPersonal(activity) ? ('personal' as const) : ('shared' as const),
  };
  if (isJoin(activity)) {
    return { ...about, kind: 'join', key: 'join', text: '' };
  }
  if (activity.type !== 'message') {
    return undefined;
  }
  const tapped = readTap(activity.value);
  const typed = cleanText(withoutMentions(activity));
  return {
    ...about,
    kind: 'message',
    // An activity without an id cannot be told from its repetition; the caller gives it one.
    key: activity.id ?? '',
    text: tapped?.label ?? typed,
    tap: tapped?.tap,
  };
}

function isPersonal({ conversation }: CheckedActivity): boolean {
  return conversation.conversationType ? conversation.conversationType === 'personal' : !conversation.isGroup;
}

function isJoin(activity: CheckedActivity): boolean {
  if (activity.type === 'installationUpdate') {
    return activity.action?.startsWith('add') ?? false;
  }
  if (activity.type !== 'conversationUpdate') {
    return false;
  }
  const bot = activity.recipient?.id;
  return (activity.membersAdded ?? []).some(({ id }) => (isPersonal(activity) ? id !== bot : id === bot));
}

/** The text without any mention of the bot; botbuilder's own function removes the first only and throws on odd entities. */
function withoutMentions(activity: CheckedActivity): string {
  let text = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    const found = mention.safeParse(entity);
    if (found.success && found.data.mentioned.id === activity.recipient?.id) {
      text = text.replaceAll(found.data.text, ' ');
    }
  }
  return activity.channelId === 'msteams' ? text.replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity) : text;
}
