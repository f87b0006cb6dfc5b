import { cleanLocale } from '../../messages/clean-locale';
import { cleanText } from '../../messages/clean-text';
import type { Incoming } from '../../messages/messages';
import { readTap } from '../activity/read-tap';
import type { CheckedActivity } from './activity-schema';
import { BOT_FRAMEWORK, conversationKey, isPersonal, userKey } from './keys';
import { typedText } from './typed-text';

/** What the key of a message begins with; the channel's id of the activity follows. */
export const ACTIVITY_KEY = 'activity:';

/** Whether the activity says that the bot was removed, so that nothing of the conversation may be kept. */
export function isFarewell({ type, action, membersRemoved, recipient }: CheckedActivity): boolean {
  return type === 'installationUpdate'
    ? (action?.startsWith('remove') ?? false)
    : type === 'conversationUpdate' && (membersRemoved ?? []).some(({ id }) => id === recipient?.id);
}

/**
 * An activity as the conversation core takes it; undefined for those that need no turn (deletions, reactions, receipts).
 *
 * A join has one key for the life of a conversation: Teams announces an installation twice, and the welcome comes once.
 *
 * @param newId makes a key for an activity that came without an id, and so cannot be told from its repetition
 */
export function toIncoming(activity: CheckedActivity, newId: () => string): Incoming | undefined {
  const about = {
    conversation: conversationKey(activity),
    user: userKey(activity),
    channel: BOT_FRAMEWORK,
    locale: cleanLocale(activity.locale),
    scope: isPersonal(activity) ? 'personal' : 'shared',
  } as const;
  if (isJoin(activity)) {
    return { ...about, kind: 'join', key: 'join', text: '' };
  }
  if (isEdit(activity)) {
    const id = activity.id || newId();
    // An edit has the id of the message, however often it is edited.
    return { ...about, kind: 'edit', key: `edit:${id}:${activity.timestamp ?? newId()}`, text: typedText(activity) };
  }
  if (activity.type !== 'message') {
    return undefined;
  }
  const tapped = readTap(activity.value);
  return {
    ...about,
    kind: 'message',
    key: messageKey(activity, newId),
    text: tapped ? cleanText(tapped.label) : typedText(activity),
    tap: tapped?.tap,
  };
}

/** Web Chat sends a message again under another activity id, but with the client id it had. */
function messageKey({ id, channelId, channelData }: CheckedActivity, newId: () => string): string {
  const clientId = channelId === 'msteams' ? undefined : channelData?.clientActivityID;
  return clientId ? `client:${clientId}` : id ? `${ACTIVITY_KEY}${id}` : `unnamed:${newId()}`;
}

/** Teams also says so when a deletion is taken back; the text is then the old one. */
function isEdit({ type, channelData, text }: CheckedActivity): boolean {
  return type === 'messageUpdate' && channelData?.eventType !== 'undeleteMessage' && Boolean(text);
}

function isJoin(activity: CheckedActivity): boolean {
  if (activity.type === 'installationUpdate') {
    return activity.action?.startsWith('add') ?? false;
  }
  if (activity.type !== 'conversationUpdate') {
    return false;
  }
  const bot = activity.recipient?.id;
  // Others who enter a group are not greeted; the group is, when the bot enters it.
  return (activity.membersAdded ?? []).some(({ id }) => (isPersonal(activity) ? id !== bot : id === bot));
}
