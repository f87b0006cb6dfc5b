import type { Address, StoredMessage } from '../../store/store';
import type { Delivery } from '../delivery';
import { createLane, type Lane, type LaneParts } from './lane';

/** What an outbox needs. */
export interface OutboxParts
  extends Pick<LaneParts, 'give' | 'onError' | 'clock'>,
    Partial<Pick<LaneParts, 'startTimer'>> {
  /** See {@link LaneParts}. */
  readonly pauses?: readonly number[] | undefined;
  /** See {@link LaneParts}. */
  readonly refusedPauses?: readonly number[] | undefined;
  readonly delivery: Pick<Delivery, 'sent'>;
  /** Told of each reply that is not sent any more because it is too old, or something newer has been said. */
  readonly onGivenUp?: (() => void) | undefined;
}

/** Where committed replies wait for the channel to take them. */
export interface Outbox {
  /**
   * Sends replies of one turn; those on their way already are only waited for. What the channel does not take waits, see {@link Lane}.
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
const PAUSES = [500, 2_000, 5_000, 10_000, 20_000, 30_000];
/** A refusal may be an error of the moment (a key that was changed, a rule of a proxy), but is meant mostly. */
const REFUSED_PAUSES = [5_000, 30_000, 120_000, 300_000];

/** What was taken is written down together after this time, ms: that costs one sync of the disk instead of one a turn. */
const NOTE_MS = 50;

/** Creates an outbox. Its waiting never keeps the process from ending: what is unsent then is looked at at the next start. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { delivery, onError, onGivenUp, pauses = PAUSES, refusedPauses = REFUSED_PAUSES } = parts;
  const { startTimer = unheldTimer } = parts;
  const lanes = new Map<string, Lane>();
  /** Every reply from when it is given to the outbox until it is written down as taken, with its sending. */
  const underWay = new Map<string, Promise<void>>();
  const taken = new Map<string, { readonly reply: StoredMessage; readonly id?: string | undefined }[]>();
  let noting: NodeJS.Timeout | undefined;

  function laneOf(conversation: string): Lane {
    const known = lanes.get(conversation);
    if (known) {
      return known;
    }
    const lane = createLane({
      ...parts,
      pauses,
      refusedPauses,
      startTimer,
      taken: note,
      givenUp: (reply) => {
        onGivenUp?.();
        note(reply);
      },
      idle: () => lanes.delete(conversation),
    });
    lanes.set(conversation, lane);
    return lane;
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
        const sending = laneOf(first.conversation).add(address, due);
        for (const reply of due) underWay.set(keyOf(reply), sending);
        sending.catch(() => {
          const noted = new Set((taken.get(first.conversation) ?? []).map(({ reply }) => keyOf(reply)));
          for (const key of due.map(keyOf)) if (!noted.has(key)) underWay.delete(key);
        });
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

function unheldTimer(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms).unref();
  return () => clearTimeout(timer);
}
