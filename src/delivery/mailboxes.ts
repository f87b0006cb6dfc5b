interface Mailbox {
  last: Promise<unknown>;
  size: number;
}

/** Keeps work of one name in order; work of different names runs interleaved. */
export interface Mailboxes {
  /** Runs `work` after what came before it under this name, whether that failed or not; undefined if too much waits there already. */
  post<T>(name: string, work: () => Promise<T>): Promise<T> | undefined;
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>;
}

/**
 * Creates mailboxes. A mailbox exists while something is in it.
 *
 * @param limit how many may run and wait under one name
 */
export function createMailboxes(limit: number): Mailboxes {
  const boxes = new Map<string, Mailbox>();

  return {
    post(name, work) {
      const box = boxes.get(name) ?? { last: Promise.resolve(), size: 0 };
      if (box.size >= limit) return undefined;
      boxes.set(name, box);
      box.size += 1;
      const done = box.last.then(work).finally(() => {
        box.size -= 1;
        if (box.size === 0) boxes.delete(name);
      });
      box.last = done.catch(() => undefined);
      return done;
    },

    async idle() {
      while (boxes.size > 0) await Promise.all(Array.from(boxes.values(), (box) => box.last));
    },
  };
}
