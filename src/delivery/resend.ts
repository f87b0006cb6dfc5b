import type { Address, Store, StoredMessage } from '../store/store';

/** Conversations served at a time, so that one that does not answer holds up few others. */
const LANES = 8;

/** What became of the replies a crash had left unsent. */
export interface Resent {
  /** Replies the channel has taken. */
  readonly sent: number;
  /** Why a conversation's replies could not all be sent; those left are tried again at the next start. */
  readonly failures: readonly unknown[];
}

type Unsent = Awaited<ReturnType<Store['unsent']>>[number];

/**
 * Sends the replies of a channel that were committed but never marked as sent: in order within a conversation, each marked once
 * `send` resolves. A conversation whose `send` or marking fails keeps its rest; the others go on.
 *
 * To be called at start, before the channel takes new messages. A crash between sending and marking sends a reply twice.
 */
export async function resendUnsent(
  store: Store,
  channel: string,
  send: (message: StoredMessage, address: Address) => Promise<void>,
): Promise<Resent> {
  const conversations = byConversation(await store.unsent(channel)).values();
  const failures: unknown[] = [];
  let sent = 0;

  async function serve(): Promise<void> {
    // The lanes share one iterator: each takes the next conversation when it is done with its last.
    for (const unsent of conversations) {
      try {
        for (const { message, address } of unsent) {
          await send(message, address);
          await store.markSent(message.conversation, [message.seq]);
          sent += 1;
        }
      } catch (error) {
        failures.push(error);
      }
    }
  }

  await Promise.all(Array.from({ length: LANES }, serve));
  return { sent, failures };
}

function byConversation(unsent: readonly Unsent[]): Map<string, Unsent[]> {
  const conversations = new Map<string, Unsent[]>();
  for (const entry of unsent) {
    const { conversation } = entry.message;
    const entries = conversations.get(conversation);
    if (entries) entries.push(entry);
    else conversations.set(conversation, [entry]);
  }
  return conversations;
}
