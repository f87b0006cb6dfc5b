import type { Store, StoredMessage } from '../../../store/store';

const PAGE = 100;

/** Messages after a watermark, and the watermark after them. */
export interface LogPage {
  readonly messages: readonly StoredMessage[];
  readonly position: number;
  /** There may be more. */
  readonly more: boolean;
}

/**
 * The next page of a conversation after a position (the `seq` of the last message that was read; 0: from the start).
 *
 * A position beyond the end belongs to a conversation that was deleted and begun anew: reading starts again.
 */
export async function readLog(
  store: Pick<Store, 'messages' | 'load'>,
  key: string,
  position: number,
): Promise<LogPage> {
  const messages = await store.messages(key, position, PAGE);
  const last = messages.at(-1);
  if (last) {
    return { messages, position: last.seq, more: messages.length === PAGE };
  }
  if (position > 0) {
    const end = (await store.load(key))?.lastSeq ?? 0;
    if (end < position) {
      return end === 0 ? { messages: [], position: 0, more: false } : readLog(store, key, 0);
    }
  }
  return { messages: [], position, more: false };
}

/** The position a client's watermark stands for; one that is missing or not ours, or larger than a store counts, is the start. */
export function readWatermark(watermark: unknown): number {
  return typeof watermark === 'string' && /^\d{1,9}$/.test(watermark) ? Number(watermark) : 0;
}
