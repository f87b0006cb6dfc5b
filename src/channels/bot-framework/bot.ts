import { type Activity, TurnContext } from 'botbuilder';
import type { Delivery } from '../../delivery/delivery';
import { DeliveryError } from '../../delivery/delivery-error';
import type { Address, Store, StoredMessage } from '../../store/store';
import type { ClientProfile, RenderContext } from '../activity/activity';
import { renderReply } from '../activity/render-reply';
import type { CheckedActivity } from './activity-schema';
import { atMost } from './at-most';
import { conversationKey, isFarewell, toIncoming } from './incoming';
import type { Outbox } from './outbox';

/** What a turn on this channel needs. */
export interface BotParts {
  readonly delivery: Delivery;
  readonly store: Pick<Store, 'forget'>;
  readonly outbox: Outbox;
  /** Sends activities to where a conversation is. */
  readonly send: (address: Address, activities: readonly Partial<Activity>[]) => Promise<void>;
  readonly rendering: RenderContext;
  /** Makes an id for an activity that came without one. */
  readonly newId: () => string;
  /** Said when a turn failed. */
  readonly failed: string;
  readonly onError: (error: unknown) => void;
}

const WEB_CHANNELS = ['webchat', 'directline', 'emulator'];

/**
 * How long a sender waits for replies to be taken, ms; sending goes on after it. Teams gives up on the bot, and sends the
 * activity again, after 10 to 15 s.
 */
const PATIENCE_MS = 8_000;

/**
 * Runs one activity: one turn through delivery, and its replies on their way.
 *
 * @throws DeliveryError `too-many`; a turn that fails otherwise is answered with a sentence that says so
 */
export async function runActivity(parts: BotParts, context: TurnContext, activity: CheckedActivity): Promise<void> {
  if (activity.type === 'invoke') {
    // Without an answer Teams shows an error, and to feedback it takes no other.
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: {} } });
    return;
  }
  if (isFarewell(activity)) {
    await parts.store.forget(conversationKey(activity));
    return;
  }
  const incoming = toIncoming(activity, parts.newId);
  if (!incoming) {
    return;
  }
  const { delivery, outbox, rendering, onError } = parts;
  const address = addressOf(context);
  const inAnswer = activity.deliveryMode === 'expectReplies';
  try {
    const { messages } = await delivery.handle(incoming, address);
    const replies = messages.filter((message) => message.from === 'bot');
    const due = replies.filter((reply) => !reply.sent);
    if (inAnswer) {
      // All of them, also when the turn is a repeated one: the sender has no others.
      await context.sendActivities(replies.flatMap((reply) => renderMessage(reply, activity.channelId, rendering)));
      outbox.taken(due);
    } else {
      await atMost(PATIENCE_MS, outbox.send(address, due).catch(onError));
    }
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.code === 'too-many') {
      throw error;
    }
    if (incoming.kind === 'message') {
      const sorry = { type: 'message', text: parts.failed };
      await (inAnswer ? context.sendActivity(sorry) : parts.send(address, [sorry]).catch(onError));
    }
  }
}

/** A committed reply as activities of a channel. */
export function renderMessage(
  message: StoredMessage,
  channelId: string,
  rendering: RenderContext,
): Partial<Activity>[] {
  return message.from === 'bot'
    ? (renderReply(message.body, profileOf(channelId), rendering) as Partial<Activity>[])
    : [];
}

function profileOf(channelId: string): ClientProfile {
  return channelId === 'msteams' ? 'teams' : WEB_CHANNELS.includes(channelId) ? 'web' : 'plain';
}

/** How to reach the conversation again; of the person, the id alone. */
function addressOf({ activity }: TurnContext): Address {
  const reference = TurnContext.getConversationReference(activity);
  return { ...reference, user: { id: activity.from.id } };
}
