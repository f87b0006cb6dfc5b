import type { Activity } from 'botbuilder';
import type { Block, Reply } from '../../messages/messages';
import type { Address, StoredMessage } from '../../store/store';
import type { ClientProfile } from '../activity/activity';
import type { RenderContext } from '../activity/render-context';
import { renderReply } from '../activity/render-reply';

const WEB_CHANNELS = ['webchat', 'directline', 'emulator'];

/** Thumbs below a message, with Microsoft's own form for a remark (Teams, `feedbackLoop`). */
const THUMBS = { feedbackLoop: { type: 'default' } };

/** A committed reply as activities for where it goes. */
export function renderMessage(message: StoredMessage, address: Address, rendering: RenderContext): Partial<Activity>[] {
  if (message.from !== 'bot') {
    return [];
  }
  const profile = profileOf(String(address.channelId));
  const reply = profile === 'teams' ? withLink(message.body, address, rendering) : message.body;
  const activities: Partial<Activity>[] = renderReply(reply, profile, rendering) as never;
  const last = activities.at(-1);
  return profile === 'teams' && reply.about && isPersonal(address) && last
    ? [...activities.slice(0, -1), { ...last, channelData: THUMBS }]
    : activities;
}

function profileOf(channelId: string): ClientProfile {
  return channelId === 'msteams' ? 'teams' : WEB_CHANNELS.includes(channelId) ? 'web' : 'plain';
}

function withLink(reply: Reply, { bot }: Address, { privateLabel }: RenderContext): Reply {
  const { id } = Object(bot) as { id?: unknown };
  if (!reply.goPrivate || typeof id !== 'string') {
    return reply;
  }
  // Opens the chat with the bot alone (Teams, deep links to chats).
  const link = `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(id).replaceAll('%3A', ':')}`;
  const block: Block = { type: 'text', text: `[${privateLabel}](${link})` };
  return { ...reply, blocks: [...reply.blocks, block] };
}

function isPersonal({ conversation }: Address): boolean {
  const { conversationType } = Object(conversation) as { conversationType?: unknown };
  return conversationType === 'personal';
}
