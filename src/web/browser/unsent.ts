import type { DirectLine, Middleware } from './web-chat';

/**
 * The messages that nobody has confirmed yet, over all connections of a page.
 *
 * They are sent again as they were, with their own client ids, on the next connection; the server answers each id once, so one that
 * had arrived after all changes nothing.
 */
export interface Unsent {
  /** Takes note of what is sent and confirmed; `onTrouble` when a message did not arrive in time or was refused. */
  readonly watch: (onTrouble: () => void) => Middleware;
  sendAgain(directLine: DirectLine, onTrouble: () => void): void;
}

/** Nothing unsent yet. */
export function createUnsent(): Unsent {
  const waiting = new Map<string, unknown>();
  return {
    watch: (onTrouble) => () => (next) => (action) => {
      const id = action.meta?.clientActivityID;
      if (id !== undefined) {
        switch (action.type) {
          case 'DIRECT_LINE/POST_ACTIVITY_PENDING':
            waiting.set(id, action.payload?.activity);
            break;
          case 'DIRECT_LINE/POST_ACTIVITY_FULFILLED':
            waiting.delete(id);
            break;
          case 'DIRECT_LINE/POST_ACTIVITY_IMPEDED':
          case 'DIRECT_LINE/POST_ACTIVITY_REJECTED':
            onTrouble();
        }
      }
      return next(action);
    },
    sendAgain(directLine, onTrouble) {
      for (const [id, activity] of waiting) {
        directLine.postActivity(activity).subscribe({
          // "retry" is how the client says that the server could not take it.
          next: (sent) => (sent === 'retry' ? onTrouble() : waiting.delete(id)),
          error: onTrouble,
        });
      }
    },
  };
}
