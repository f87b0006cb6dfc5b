import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import type { Delivery } from '../../delivery/delivery';
import type { Address, Store, StoredMessage } from '../../store/store';
import type { ClientProfile, RenderContext } from '../activity/activity';
import { renderReply } from '../activity/render-reply';
import type { CheckedActivity } from './activity-schema';
import { conversationKey, toIncoming } from './incoming';

/** What a turn on this channel needs. */
export interface BotParts {
  readonly delivery: Delivery;
  readonly store: Pick<Store, 'forget'>;
  readonly rendering: RenderContext;
  /** Makes an id for an activity that came without one. */
  readonly newId: () => string;
  /** Said when a turn failed. */
  readonly failed: string;
  readonly onError: (error: unknown) => void;
}

const WEB_CHANNELS = ['webchat', 'directline', 'emulator'];

/** How many times a reply is offered to a channel that is busy or away, and how long to wait before each, ms. */
const PAUSES = [500, 2000];

/** Runs one activity: one turn through delivery, its replies sent and noted as sent. Every invoke is answered. */
export async function runActivity(parts: BotParts, context: TurnContext, activity: CheckedActivity): Promise<void> {
  if (activity.type === 'invoke') {
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: {} } });
    return;
  }
  if (activity.type === 'installationUpdate' && activity.action?.startsWith('remove')) {
    await parts.store.forget(conversationKey(activity));
    return;
  }
  const incoming = toIncoming(activity);
  if (!incoming) {
    return;
  }
  try {
    const address = TurnContext.getConversationReference(context.activity) as Address;
    const { messages, duplicate } = await parts.delivery.handle({ ...incoming, key: incoming.key || parts.newId() }, address);
    // A repeated activity means that its sender did not get our answer: with `expectReplies` the replies are the answer.
    const again = activity.deliveryMode === 'expectReplies';
    const due = messages.filter((message) => message.from === 'bot' && (!duplicate || again || !message.sent));
    await sendAll(parts, context, due);
  } catch (error) {
    parts.onError(error);
    await context.sendActivity(parts.failed).catch(parts.onError);
  }
}

/** Sends committed replies in order and notes each as sent once the channel has taken it. */
export async function sendAll(parts: Pick<BotParts, 'delivery' | 'rendering'>, context: TurnContext, messages: readonly StoredMessage[]): Promise<void> {
  const taken: number[] = [];
  try {
    for (const message of messages) {
      if (message.from === 'bot') {
        await send(context, renderReply(message.body, profileOf(context.activity.channelId), parts.rendering) as Partial<Activity>[]);
        taken.push(message.seq);
      }
    }
  } finally {
    const conversation = messages[0]?.conversation;
    if (conversation !== undefined && taken.length > 0) {
      await parts.delivery.sent(conversation, taken);
    }
  }
}

/** A conversation reference from what the store kept of it. */
export function referenceOf(address: Address): Partial<ConversationReference> {
  return address as Partial<ConversationReference>;
}

/** How replies look on a channel. */
export function profileOf(channelId: string): ClientProfile {
  return channelId === 'msteams' ? 'teams' : WEB_CHANNELS.includes(channelId) ? 'web' : 'plain';
}

/**
 * Only "too many requests" is tried again: after any other failure the message may have arrived, and creating one is
 * not idempotent. What is left unsent goes out at the next start.
 */
async function send(context: TurnContext, activities: Partial<Activity>[]): Promise<void> {
  for (const pause of [...PAUSES, undefined]) {
    try {
      await context.sendActivities(activities);
      return;
    } catch (error) {
      if (pause === undefined || (error as { statusCode?: unknown }).statusCode !== 429) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

