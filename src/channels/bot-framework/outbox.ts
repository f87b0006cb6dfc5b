import type { Delivery } from '../../delivery/delivery';
import { createMailboxes } from '../../delivery/mailboxes';
import type { Address, StoredMessage } from '../../store/store';
import { SendError } from './errors';

/** What an outbox needs. */
export interface OutboxParts {
  /** Gives one reply to the channel, and says what the channel calls it, where it does. */
  readonly give: (address: Address, reply: StoredMessage) => Promise<string | undefined>;
  readonly delivery: Pick<Delivery, 'sent'>;
  readonly onError: (error: unknown) => void;
  /** How long to wait before a reply is offered again, ms, each time. */
  readonly pauses?: readonly number[] | undefined;
}

/** Where committed replies wait for the channel to take them. */
export interface Outbox {
  /**
   * Sends replies of one conversation, behind those it was given before; those on their way already are only waited for.
   *
   * A channel that is busy or away is tried again for some minutes. What it does not take then stays unsent.
   *
   * @returns when the channel has taken them
   * @throws SendError why it has not
   */
  send(address: Address, replies: readonly StoredMessage[]): Promise<void>;
  /** Takes note of replies that the channel has taken in another way. */
  taken(replies: readonly StoredMessage[]): void;
  /** Writes down what the channel has taken so far. */
  flush(): Promise<void>;
}

/** A failed request may have been taken after all; a reply seen twice does less harm than one never seen. */
const PAUSES = [500, 2_000, 10_000, 60_000, 300_000];

/** What was taken is written down together after this time, ms: that costs one sync of the disk instead of one a turn. */
const NOTE_MS = 50;

/** Creates an outbox. Its waiting never keeps the process from ending: what is unsent then is sent at the next start. */
export function createOutbox({ give, delivery, onError, pauses = PAUSES }: OutboxParts): Outbox {
  const mailboxes = createMailboxes(Number.POSITIVE_INFINITY);
  /** Every reply from when it is given to the outbox until it is written down as taken, with its sending. */
  const underWay = new Map<string, Promise<void>>();
  const taken = new Map<string, { readonly reply: StoredMessage; readonly id?: string | undefined }[]>();
  let noting: NodeJS.Timeout | undefined;

  async function giveUntilTaken(address: Address, reply: StoredMessage): Promise<string | undefined> {
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

  async function sendAll(address: Address, replies: readonly StoredMessage[]): Promise<void> {
    const left = [...replies];
    try {
      for (const reply of replies) {
        note(reply, await giveUntilTaken(address, reply));
        left.shift();
      }
    } finally {
      for (const reply of left) underWay.delete(keyOf(reply));
    }
  }

  function note(reply: StoredMessage, id?: string): void {
    const noted = taken.get(reply.conversation);
    if (noted) noted.push({ reply, id });
    else taken.set(reply.conversation, [{ reply, id }]);
    noting ??= setTimeout(flush, NOTE_MS).unref();
  }

  async function flush(): Promise<void> {
    clearTimeout(noting);
    noting = undefined;
    const all = [...taken];
    taken.clear();
    await Promise.all(
      all.map(async ([conversation, noted]) => {
        try {
          await delivery.sent(
            conversation,
            noted.map(({ reply }) => reply.seq),
            noted.map(({ id }) => id),
          );
        } catch (error) {
          onError(error);
        }
        for (const { reply } of noted) underWay.delete(keyOf(reply));
      }),
    );
  }

  return {
    async send(address, replies) {
      const due = replies.filter((reply) => !underWay.has(keyOf(reply)));
      const [first] = due;
      if (first) {
        const sending = mailboxes.post(first.conversation, () => sendAll(address, due)) ?? Promise.resolve();
        for (const reply of due) underWay.set(keyOf(reply), sending);
      }
      await Promise.all(replies.map((reply) => underWay.get(keyOf(reply))));
    },
    taken: (replies) => {
      for (const reply of replies) note(reply);
    },
    flush,
  };
}

/** The turn's key and time are in it because a conversation that was forgotten counts from 1 again, and is greeted again. */
function keyOf({ conversation, key, seq, at }: StoredMessage): string {
  return JSON.stringify([conversation, key, seq, at]);
}
