import type { Address, Store, StoredMessage } from '../store/store';
import { isTooOld, superseded } from './staleness';
import { withTimeout } from './with-timeout';

/** Conversations that are begun with at a time, and how long one is waited for before the next, ms: one that does not answer holds up no other. */
const LANES = 16;
const PATIENCE_MS = 500;

/** Replies this young have not been waited for: a crash and a start lie between, and they go out in order as if nothing had been, ms. */
const FRESH_MS = 30_000;

/** What became of the replies a crash had left unsent. */
export interface ResendResult {
  /** Replies the channel has taken. */
  readonly sent: number;
  /** Why replies could not all be sent; those left are tried again at the next start. */
  readonly failures: readonly unknown[];
}

type UnsentReply = Awaited<ReturnType<Store['unsent']>>[number];

/**
 * Sends the replies of a channel that were committed but never marked as sent, turn by turn, each marked once `send` resolves. A turn
 * whose `send` or marking fails stays unsent; the others go on.
 *
 * Fresh ones go out in order. Of what is older the newest turn comes first; of the turns before it only warnings are sent, after it,
 * and what is too old is not sent at all (see `staleness.ts`): both are marked as well.
 *
 * To be called at start, before the channel takes new messages. A crash between sending and marking sends a reply twice.
 *
 * @param send sends the replies of one turn; all turns of a conversation are handed to it at once, in the order wanted
 */
export async function resendUnsent(
  store: Store,
  channel: string,
  send: (replies: readonly StoredMessage[], address: Address) => Promise<void>,
  clock: () => number,
): Promise<ResendResult> {
  const conversations = groups(await store.unsent(channel), ({ message }) => message.conversation).values();
  const failures: unknown[] = [];
  const begun: Promise<void>[] = [];
  let sent = 0;

  async function sendTurn(turn: readonly StoredMessage[], address: Address): Promise<void> {
    const [first] = turn;
    await send(turn, address);
    await store.markSent(
      first?.conversation ?? '',
      turn.map(({ seq }) => seq),
    );
    sent += turn.length;
  }

  async function resend(unsent: readonly UnsentReply[]): Promise<void> {
    const { conversation } = unsent[0]!.message;
    const address = unsent[0]!.address;
    const messages = unsent.map(({ message }) => message);
    const dropped = await notWorthIt(store, messages, clock());
    const left = messages.filter((message) => !dropped.includes(message));
    const isFresh = ({ at }: StoredMessage) => clock() - at <= FRESH_MS;
    const newest = messages.at(-1)?.key;
    const turns = [...groups(left, ({ key }) => key).values()];
    // What is late comes after what is newest.
    const late = turns.filter((turn) => !turn.some(isFresh) && turn[0]?.key !== newest);
    const order = [...turns.filter((turn) => !late.includes(turn)), ...late];
    const all = await Promise.allSettled([
      store.markSent(
        conversation,
        dropped.map(({ seq }) => seq),
      ),
      ...order.map((turn) => sendTurn(turn, address)),
    ]);
    failures.push(...all.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])));
  }

  async function serve(): Promise<void> {
    // The lanes share one iterator: each takes the next conversation when it is done with its last, or tired of waiting.
    for (const unsent of conversations) {
      const work = resend(unsent).catch((error: unknown) => void failures.push(error));
      begun.push(work);
      await withTimeout(PATIENCE_MS, work);
    }
  }

  await Promise.all(Array.from({ length: LANES }, serve));
  await Promise.all(begun);
  return { sent, failures };
}

/** Which of a conversation's unsent replies are not worth sending any more. */
async function notWorthIt(store: Store, unsent: readonly StoredMessage[], now: number): Promise<StoredMessage[]> {
  const late = unsent.filter(({ at }) => now - at > FRESH_MS);
  const conversation = late[0]?.conversation;
  if (conversation === undefined) {
    return [];
  }
  // The newest turn may have been sent already.
  const lastSeq = (await store.load(conversation))?.lastSeq ?? 0;
  const [last] = await store.messages(conversation, lastSeq - 1, 1);
  const told = superseded(
    late.filter(({ key }) => key !== last?.key),
    last ? await store.turn(conversation, last.key) : [],
  );
  return late.filter((message) => told.includes(message) || isTooOld(message, now));
}

function groups<T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const group = found.get(nameOf(one));
    if (group) group.push(one);
    else found.set(nameOf(one), [one]);
  }
  return found;
}
