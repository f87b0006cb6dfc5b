import type { Incoming, Reply, Turn } from '../messages/messages';
import type { Address, Store, StoredMessage } from '../store/store';
import type { DeliveredTurn, Delivery } from './delivery';
import { DeliveryError, failuresBehind, toDeliveryError } from './delivery-error';
import { createMailboxes } from './mailboxes';

/** Turns of one conversation that may run and wait at a time. */
const MAILBOX_LIMIT = 20;

/** How often a turn is computed when other processes are faster, and the longest pause after the first try (ms); it doubles each time. */
const TRIES = 8;
const FIRST_PAUSE = 4;

/** What delivery needs to run turns. */
export interface DeliveryParts {
  readonly store: Store;
  /** The pure conversation core. It may be called more than once for one activity. `state` is undefined for a new conversation. */
  readonly respond: (state: unknown, incoming: Incoming) => Turn;
  /** ms since 1970. */
  readonly clock: () => number;
  /** In [0, 1): spreads the tries of processes that contend for a conversation. */
  readonly random?: () => number;
  readonly logger?: { error(details: object, message: string): void };
  readonly metrics?: DeliveryMetrics;
}

/** What became of a turn. */
export type TurnResult = 'committed' | 'duplicate' | 'forgotten' | DeliveryError['code'];

/** Where delivery counts what it does. */
export interface DeliveryMetrics {
  /** A turn ended; `ms` counts from its arrival. */
  turn(result: TurnResult, ms: number): void;
  /** A turn has to be computed again, because another process was faster. */
  conflict(): void;
}

/**
 * Creates the delivery of turns over a store.
 *
 * Several processes may share a store: the version that each commit checks keeps their turns apart.
 */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { store, clock, random = Math.random, logger, metrics } = parts;
  const mailboxes = createMailboxes(MAILBOX_LIMIT);

  async function runTurn(incoming: Incoming, address: Address, clientId?: string): Promise<DeliveredTurn> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const delivered = await tryTurn(incoming, address, clientId);
      if (delivered) return delivered;
      metrics?.conflict();
      await pause(random() * FIRST_PAUSE * 2 ** attempt);
    }
    throw new DeliveryError('busy', 'Other processes kept changing this conversation: send the message again.');
  }

  /** Undefined if the conversation changed meanwhile. */
  async function tryTurn(incoming: Incoming, address: Address, clientId?: string): Promise<DeliveredTurn | undefined> {
    const { conversation, user, channel, key } = incoming;
    const before = await store.load(conversation);
    const { state, replies, effects = [] } = respond(before?.state, incoming);
    const at = clock();
    if (effects.some(({ kind }) => kind === 'forget')) {
      // The commit of any other turn finds a repeated key by itself; here nothing is committed.
      const done = await store.turn(conversation, key);
      if (done.length > 0) return { messages: done, duplicate: true };
      await store.forgetUser(user);
      if (incoming.scope === 'personal') await store.forget(conversation);
      return {
        messages: unstored(incoming, replies, (before?.lastSeq ?? 0) + 1, at),
        duplicate: false,
        forgotten: true,
      };
    }
    const result = await store.commit({
      conversation,
      user,
      channel,
      address,
      key,
      expectedVersion: before?.version ?? 0,
      state,
      message: incoming.kind === 'message' ? { text: incoming.text, clientId } : undefined,
      replies,
      unanswered: effects.find((effect) => effect.kind === 'unanswered')?.question,
      at,
    });
    if (result.status === 'committed') return { messages: result.messages, duplicate: false };
    if (result.status === 'duplicate') return { messages: await store.turn(conversation, key), duplicate: true };
    return undefined;
  }

  function respond(state: unknown, incoming: Incoming): Turn {
    try {
      return parts.respond(state, incoming);
    } catch (cause) {
      throw new DeliveryError('core', 'The conversation could not answer this message: see the cause.', { cause });
    }
  }

  function report(result: TurnResult, since: number): void {
    metrics?.turn(result, Math.max(0, clock() - since));
  }

  return {
    async handle(incoming, address, clientId) {
      const since = clock();
      try {
        const delivered = mailboxes.post(incoming.conversation, () => runTurn(incoming, address, clientId));
        if (!delivered) {
          throw new DeliveryError(
            'too-many',
            'Too many messages of this conversation wait already: send it again later.',
          );
        }
        const result = await delivered;
        report(result.forgotten ? 'forgotten' : result.duplicate ? 'duplicate' : 'committed', since);
        return result;
      } catch (thrown) {
        const error = toDeliveryError(thrown);
        report(error.code, since);
        if (error.code === 'core' || error.code === 'store')
          logger?.error({ code: error.code, causes: failuresBehind(error) }, 'turn failed');
        throw error;
      }
    },

    async sent(conversation, seqs, ids) {
      try {
        await store.markSent(conversation, seqs, ids);
      } catch (error) {
        throw toDeliveryError(error);
      }
    },

    idle: mailboxes.idle,
  };
}

/** The replies to somebody who asked to be forgotten: not stored, so they have no place but the one after what was deleted. */
function unstored(incoming: Incoming, replies: readonly Reply[], firstSeq: number, at: number): StoredMessage[] {
  const { conversation, key } = incoming;
  return replies.map((body, i) => ({ conversation, seq: firstSeq + i, key, at, from: 'bot', body, sent: false }));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
