import type { Activity, DirectLine, Middleware } from './web-chat';

/**
 * The messages that nobody has confirmed yet, over all connections of a page.
 *
 * They are sent again as they were, with their own client ids, by "Retry" and on the next connection; the server answers each id
 * once, so one that had arrived after all changes nothing.
 */
export interface Outbox {
  /**
   * Takes note of what is sent and confirmed.
   *
   * @param onTrouble a message did not arrive in time or was refused
   * @param onArrived all have arrived, perhaps late
   */
  watch(directLine: DirectLine, onTrouble: () => void, onArrived: () => void): Middleware;
  /** Sends them again, one after the other; says whether all arrived. */
  sendAgain(directLine: DirectLine): Promise<boolean>;
}

interface Message {
  readonly activity: Activity;
  /** The server has it; its echo has not come yet. */
  taken?: boolean;
}

/** Nothing unsent yet. */
export function createOutbox(): Outbox {
  const waiting = new Map<string, Message>();

  /** Whether the server took it; it may have done so before. */
  const post = (directLine: DirectLine, message: Message) =>
    new Promise<boolean>((resolve) => {
      directLine.postActivity(message.activity).subscribe({
        next: (sent) => {
          // "retry" is how the client says that the server could not take it.
          message.taken = sent !== 'retry';
          resolve(message.taken);
        },
        error: () => resolve(false),
      });
    });

  return {
    watch:
      (directLine, onTrouble, onArrived) =>
      ({ dispatch }) => {
        const retried = new Set<string>();
        const tell = (what: string, id: string, payload: object) =>
          dispatch({
            type: `DIRECT_LINE/POST_ACTIVITY_${what}`,
            meta: { clientActivityID: id, method: 'keyboard' },
            payload,
          });
        const retry = async (id: string, message: Message) => {
          retried.add(id);
          tell('PENDING', id, { activity: message.activity });
          if (!(await post(directLine, message))) {
            tell('REJECTED', id, new Error('The message did not arrive.'));
          }
        };
        return (next) => (action) => {
          const activity = action.payload?.activity;
          const id = action.meta?.clientActivityID ?? activity?.channelData?.clientActivityID ?? '';
          const unconfirmed = waiting.get(id);
          switch (action.type) {
            case 'DIRECT_LINE/POST_ACTIVITY':
              // "Retry": Web Chat would send it as another message, with an id of its own.
              if (unconfirmed) {
                void retry(id, unconfirmed);
                return undefined;
              }
              break;
            case 'DIRECT_LINE/POST_ACTIVITY_PENDING':
              if (activity && !unconfirmed) {
                waiting.set(id, { activity });
              }
              break;
            case 'DIRECT_LINE/POST_ACTIVITY_FULFILLED':
              waiting.delete(id);
              break;
            case 'DIRECT_LINE/INCOMING_ACTIVITY':
              // The echo: what is in the log has arrived.
              if (waiting.delete(id) || retried.has(id)) {
                const shown = next(action);
                if (waiting.size === 0) {
                  onArrived();
                }
                if (activity && retried.delete(id)) {
                  tell('FULFILLED', id, { activity });
                }
                return shown;
              }
              break;
            case 'DIRECT_LINE/POST_ACTIVITY_IMPEDED':
            case 'DIRECT_LINE/POST_ACTIVITY_REJECTED':
              onTrouble();
          }
          return next(action);
        };
      },

    async sendAgain(directLine) {
      for (const message of waiting.values()) {
        if (!message.taken && !(await post(directLine, message))) {
          return false;
        }
      }
      return true;
    },
  };
}
