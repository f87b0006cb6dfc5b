import { z } from 'zod';
import type { Incoming } from '../../conversation/messages';
import { cleanLocale } from '../activity/clean-locale';
import { cleanText } from '../activity/clean-text';
import { readTap } from '../activity/read-tap';
import type { CheckedActivity } from './activity-schema';

/** This channel's name in keys, metrics and the store: of all that come by Azure, Teams among them. */
export const BOT_FRAMEWORK = 'bot-framework';

const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.looseObject({ id: z.string() }),
});

/** What Teams writes for characters that mean something in HTML. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&amp;': '&',
};

/** The key of a conversation, unique over all channels. */
export function conversationKey({ channelId, conversation }: CheckedActivity): string {
  return `${BOT_FRAMEWORK}|${channelId}|${conversation.id}`;
}

/** The key of the person, unique over all channels: in Teams the directory's id, which is the same in every chat. */
function userKey({ channelId, from }: CheckedActivity): string {
  return `${BOT_FRAMEWORK}|${channelId}|${from.aadObjectId || from.id}`;
}

/** Whether the activity says that the bot was removed, so that nothing of the conversation may be kept. */
export function isFarewell({ type, action, membersRemoved, recipient }: CheckedActivity): boolean {
  return type === 'installationUpdate'
    ? (action?.startsWith('remove') ?? false)
    : type === 'conversationUpdate' && (membersRemoved ?? []).some(({ id }) => id === recipient?.id);
}

/**
 * An activity as the conversation core takes it; undefined for those that need no turn (edits, reactions, receipts).
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
  if (activity.type !== 'message') {
    return undefined;
  }
  const tapped = readTap(activity.value);
  return {
    ...about,
    kind: 'message',
    key: `activity:${activity.id || newId()}`,
    text: tapped ? cleanText(tapped.label) : typedText(activity),
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
  // Others who enter a group are not greeted; the group is, when the bot enters it.
  return (activity.membersAdded ?? []).some(({ id }) => (isPersonal(activity) ? id !== bot : id === bot));
}

/** What the person typed, without mentions of the bot; botbuilder's own function removes the first only and throws on odd entities. */
function typedText({ text, entities, recipient, channelId }: CheckedActivity): string {
  let typed = text ?? '';
  for (const entity of entities ?? []) {
    const found = mention.safeParse(entity);
    if (found.success && found.data.mentioned.id === recipient?.id) {
      typed = typed.replaceAll(found.data.text, ' ');
    }
  }
  if (channelId === 'msteams') {
    typed = typed
      .replace(/<\/?at\b[^<>]{0,200}>/g, '')
      .replace(/&(?:nbsp|lt|gt|quot|apos|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  }
  return cleanText(typed);
}
