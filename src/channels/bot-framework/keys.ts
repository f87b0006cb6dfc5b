import type { CheckedActivity } from './activity-schema';

/** This channel's name in keys, metrics and the store: of all that come by Azure, Teams among them. */
export const BOT_FRAMEWORK = 'bot-framework';

/** Whether nobody else reads along. */
export function isPersonal({ conversation }: Pick<CheckedActivity, 'conversation'>): boolean {
  return conversation.conversationType ? conversation.conversationType === 'personal' : !conversation.isGroup;
}

/**
 * The key of a conversation, unique over all channels.
 *
 * Where others read along each person has one of their own, so that what one said is never held against another; the bot's
 * entering has one for the place.
 */
export function conversationKey(activity: CheckedActivity): string {
  const { channelId, conversation, from, type } = activity;
  if (isPersonal(activity)) {
    return `${BOT_FRAMEWORK}|${channelId}|${conversation.id}`;
  }
  return `${placePrefix(activity)}${isPersonSpeaking(type) ? `${conversation.id}|${from.aadObjectId || from.id}` : ''}`;
}

/** What the keys of all conversations in a group chat, or in all channels and threads of a team, begin with; it ends with `|`. */
export function placePrefix({ channelId, conversation, channelData }: CheckedActivity): string {
  const [chat] = conversation.id.split(';messageid=');
  return `${BOT_FRAMEWORK}|${channelId}|${channelData?.team?.id ?? chat}|`;
}

/** The key of the person, unique over all channels: in Teams the directory's id, which is the same in every chat. */
export function userKey({ channelId, from }: CheckedActivity): string {
  return `${BOT_FRAMEWORK}|${channelId}|${from.aadObjectId || from.id}`;
}

function isPersonSpeaking(type: string): boolean {
  return type === 'message' || type === 'messageUpdate';
}
