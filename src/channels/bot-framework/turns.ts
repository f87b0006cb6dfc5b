import { TurnContext } from 'botbuilder';
import type { DeliveredTurn, Delivery } from '../../delivery/delivery';
import { DeliveryError } from '../../delivery/delivery-error';
import type { Outbox } from '../../delivery/outbox/outbox';
import { whileTyping } from '../../delivery/while-typing';
import { withTimeout } from '../../delivery/with-timeout';
import type { Incoming } from '../../messages/messages';
import type { Address, Store } from '../../store/store';
import type { RenderContext } from '../activity/render-context';
import type { CheckedActivity } from './activity-schema';
import { replaceAnsweredCard } from './answered-card';
import type { Adapter } from './connector/adapter';
import { isFarewell, toIncoming } from './incoming';
import { answerInvoke } from './invokes';
import { conversationKey, isPersonal, placePrefix } from './keys';
import { quotedIn } from './own-words';
import { renderMessage } from './render-message';

/** What turns on this channel are run with. */
export interface TurnParts {
  readonly delivery: Delivery;
  readonly store: Pick<Store, 'forget' | 'forgetUnder' | 'messages' | 'takenAs' | 'addFeedback'>;
  readonly outbox: Outbox;
  readonly adapter: Pick<Adapter, 'send' | 'replace' | 'takeBack'>;
  readonly rendering: RenderContext;
  /** Makes an id for an activity that came without one. */
  readonly newId: () => string;
  /** ms since 1970. */
  readonly clock: () => number;
  /** Said when a turn failed. */
  readonly failed: string;
  readonly onError: (error: unknown) => void;
  /** How long a turn may take before the bot shows that it is typing, ms; Teams demands a sign within 2 s. */
  readonly typingAfter?: number | undefined;
}

/**
 * How long a sender waits for replies to be taken, ms; sending goes on after it. Teams gives up on the bot, and sends the
 * activity again, after 10 to 15 s.
 */
const PATIENCE_MS = 8_000;
const TYPING_AFTER_MS = 1_000;

/**
 * Runs one activity: one turn through delivery, and its replies on their way.
 *
 * @throws DeliveryError `too-many`; a turn that fails otherwise is answered with a sentence that says so
 */
export async function runActivity(parts: TurnParts, context: TurnContext, activity: CheckedActivity): Promise<void> {
  const { delivery, outbox, adapter, rendering, onError, store } = parts;
  if (activity.type === 'invoke') {
    const value = await answerInvoke(store, activity, parts.clock);
    await context.sendActivity({ type: 'invokeResponse', value });
    return;
  }
  if (isFarewell(activity)) {
    await (isPersonal(activity) ? store.forget(conversationKey(activity)) : store.forgetUnder(placePrefix(activity)));
    return;
  }
  const read = toIncoming(activity, parts.newId);
  if (!read) {
    return;
  }
  const incoming = { ...read, seen: await stepQuoted(store, activity) };
  const address = addressOf(context);
  const inAnswer = activity.deliveryMode === 'expectReplies';
  try {
    const turn = delivery.handle(incoming, address);
    const type = () => adapter.send(address, [{ type: 'typing' }]).catch(onError);
    const delivered =
      inAnswer || incoming.kind !== 'message'
        ? await turn
        : await whileTyping(turn, type, parts.typingAfter ?? TYPING_AFTER_MS);
    const replies = delivered.messages.filter((message) => message.from === 'bot');
    const due = replies.filter((reply) => !reply.sent);
    if (inAnswer) {
      // All of them, also when the turn is a repeated one: the sender has no others.
      await context.sendActivities(replies.flatMap((reply) => renderMessage(reply, address, rendering)));
      outbox.taken(due);
    } else {
      const sent = outbox.send(address, due).then(() => tidy(parts, address, activity, incoming, delivered));
      await withTimeout(PATIENCE_MS, sent.catch(onError));
    }
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.code === 'too-many') {
      throw error;
    }
    if (incoming.kind === 'message') {
      const sorry = { type: 'message', text: parts.failed };
      await (inAnswer ? context.sendActivity(sorry) : adapter.send(address, [sorry]).catch(onError));
    }
  }
}

/** Who quotes a question answers that one, and none that was asked after it. */
async function stepQuoted(store: Pick<Store, 'takenAs'>, activity: CheckedActivity): Promise<string | undefined> {
  const id =
    activity.channelId === 'msteams' && activity.type === 'message' ? quotedIn(activity.text ?? '') : undefined;
  // A store that is away fails the turn itself, which has words for it.
  const quoted =
    id === undefined ? undefined : await store.takenAs(conversationKey(activity), id).catch(() => undefined);
  return quoted?.from === 'bot' ? quoted.body.ask?.step : undefined;
}

/** Takes buttons that are of no use any more out of the chat; only Teams can. */
async function tidy(
  { adapter, store, rendering }: TurnParts,
  address: Address,
  { channelId, replyToId }: CheckedActivity,
  { tap }: Incoming,
  { messages, duplicate, forgotten }: DeliveredTurn,
): Promise<void> {
  if (channelId !== 'msteams' || duplicate) {
    return;
  }
  const on = replyToId ?? undefined;
  if (!forgotten) {
    const update = (to: Address, id: string, card: object) => adapter.replace(to, id, card);
    await replaceAnsweredCard({ store, rendering, update }, address, messages, tap && { ...tap, on });
  } else if (tap && on) {
    // Nothing is left to make another card of.
    await adapter.takeBack(address, on);
  }
}

/** How to reach the conversation again; of the person, the id alone. */
function addressOf({ activity }: TurnContext): Address {
  const reference = TurnContext.getConversationReference(activity);
  return { ...reference, user: { id: activity.from.id } };
}
