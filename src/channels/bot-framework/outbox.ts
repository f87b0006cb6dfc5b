import type { Delivery } from '../../delivery/delivery';
import { createMailboxes } from '../../delivery/mailboxes';
import type { Address, StoredMessage } from '../../store/store';
import { SendError } from './errors';

/** What an outbox needs. */
export interface OutboxParts {
  /** Gives one reply to the channel. */
  readonly give: (address: Address, reply: StoredMessage) => Promise<void>;
  readonly delivery: Pick<Delivery, 'sent'>;
  readonly onError: (error: unknown) => void;
  /** How long to wait before a reply is offered again, ms, each time. */
  readonly pauses?: readonly number[] | undefined;
}

/** Where committed replies wait for the channel to take them. */
export interface Outbox {
  /**
   * Sends replies of one conversation, behind those it was given before, and notes each as sent. Those on their way are left out.
   *
   * A channel that is busy or away is tried again for some minutes. What it does not take then stays unsent.
   *
   * @returns when the channel has taken them
   * @throws SendError why it has not
   */
  send(address: Address, replies: readonly StoredMessage[]): Promise<void>;
}

/** The SDK tries again by itself first, for some seconds. */
const PAUSES = [1_000, 10_000, 60_000, 300_000];

/** Sendings of one conversation that may wait at a time. */
const LIMIT = 50;

/** Creates an outbox. Its waiting never keeps the process from ending: what is unsent then is sent at the next start. */
export function createOutbox({ give, delivery, onError, pauses = PAUSES }: OutboxParts): Outbox {
  const mailboxes = createMailboxes(LIMIT);
  const underWay = new Set<string>();

  async function giveUntilTaken(address: Address, reply: StoredMessage): Promise<void> {
    for (const pause of pauses) {
      try {
        return await give(address, reply);
      } catch (error) {
        if (error instanceof SendError && error.code === 'refused') throw error;
        onError(error);
        await new Promise((resolve) => setTimeout(resolve, pause).unref());
      }
    }
    return give(address, reply);
  }

  return {
    async send(address, replies) {
      const due = replies.filter((reply) => !underWay.has(keyOf(reply)));
      const conversation = due[0]?.conversation;
      if (conversation === undefined) return;
      const taken: number[] = [];
      for (const reply of due) underWay.add(keyOf(reply));
      try {
        await mailboxes.post(conversation, async () => {
          for (const reply of due) {
            await giveUntilTaken(address, reply);
            taken.push(reply.seq);
          }
        });
      } finally {
        // Not waited for: whoever sent the message need not wait for the disk once more.
        void delivery
          .sent(conversation, taken)
          .catch(onError)
          .finally(() => {
            for (const reply of due) underWay.delete(keyOf(reply));
          });
      }
    },
  };
}

function keyOf({ conversation, seq }: StoredMessage): string {
  return `${seq}|${conversation}`;
}
