import type { Address, StoredMessage } from '../../store/store';
import { isTooOld, superseded } from '../staleness';
import { retryAfterMs } from './retry-after';
import { SendError } from './send-error';

/** A channel that has not answered after this does not hold up a newer turn any more, ms. */
const HANGS_MS = 3_000;

/** What the sending of one conversation needs. */
export interface LaneParts {
  /** Gives one reply to the channel, and says what the channel calls it, where it does. */
  readonly give: (address: Address, reply: StoredMessage, signal: AbortSignal) => Promise<string | undefined>;
  /** The channel has taken a reply. */
  readonly taken: (reply: StoredMessage, id: string | undefined) => void;
  /** A reply is not worth sending any more. */
  readonly givenUp: (reply: StoredMessage) => void;
  /** Nothing is left to send. */
  readonly idle: () => void;
  readonly onError: (error: unknown) => void;
  /** ms since 1970. */
  readonly clock: () => number;
  /** How long to wait before replies are offered again, ms, each time; the last goes on. None: they are offered once. */
  readonly pauses: readonly number[];
  /** The same for a channel that refuses them; after the last they stay unsent. */
  readonly refusedPauses: readonly number[];
  /** Calls back after some ms; returns how to call it off. */
  readonly startTimer: (ms: number, then: () => void) => () => void;
}

/** The replies of one conversation on their way to the channel. */
export interface Lane {
  /**
   * Sends the replies of a turn.
   *
   * Turns go out in order while the channel takes them. What it did not take waits, and must not hold up what is newer: a newer turn
   * is tried at once, for that somebody writes shows that the channel may be well again. When that has been taken, of what waited only
   * warnings are still sent.
   *
   * @returns when the channel has taken them
   * @throws SendError why it has not
   */
  add(address: Address, replies: readonly StoredMessage[]): Promise<void>;
}

interface Due {
  readonly address: Address;
  readonly replies: readonly StoredMessage[];
  left: StoredMessage[];
  failures: number;
  refusals: number;
  error?: unknown;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** A lane with nothing to send. */
export function createLane(parts: LaneParts): Lane {
  /** Oldest first. */
  let due: Due[] = [];
  let serving = false;
  let giving: { readonly isAgain: boolean; readonly abort: AbortController } | undefined;
  let wake: (() => void) | undefined;

  async function serve(): Promise<void> {
    for (let turn = nextDue(); turn; turn = nextDue()) {
      if (await tryTurn(turn)) {
        const older = due.slice(0, due.indexOf(turn));
        finish(turn, turn.resolve);
        drop(
          superseded(
            older.flatMap(({ left }) => left),
            turn.replies,
          ),
        );
        continue;
      }
      const pause = pauseAfter(turn);
      if (pause === undefined) {
        finish(turn, () => turn.reject(turn.error));
        continue;
      }
      parts.onError(turn.error);
      if (!due.some(({ failures }) => failures === 0)) {
        await sleep(pause);
      }
      drop(
        due.flatMap(({ left, failures }) =>
          failures > 0 ? left.filter((reply) => isTooOld(reply, parts.clock())) : [],
        ),
      );
    }
    serving = false;
    parts.idle();
  }

  /** Turns that were never tried come first, in order; then the newest of those that failed. */
  function nextDue(): Due | undefined {
    return due.find(({ failures }) => failures === 0) ?? due.at(-1);
  }

  /** Whether the channel has taken all of a turn. */
  async function tryTurn(turn: Due): Promise<boolean> {
    try {
      for (let [reply] = turn.left; reply; [reply] = turn.left) {
        const abort = new AbortController();
        giving = { isAgain: turn.failures > 0, abort };
        parts.taken(reply, await parts.give(turn.address, reply, abort.signal));
        turn.left.shift();
      }
      return true;
    } catch (error) {
      turn.failures += 1;
      turn.refusals += error instanceof SendError && error.code === 'refused' ? 1 : 0;
      turn.error = error;
      return false;
    } finally {
      giving = undefined;
    }
  }

  function pauseAfter({ error, failures, refusals }: Due): number | undefined {
    const { code, retryAfter } = error instanceof SendError ? error : { code: undefined, retryAfter: undefined };
    if (code === 'invalid') {
      return undefined;
    }
    if (code === 'refused') {
      return parts.refusedPauses[refusals - 1];
    }
    const pause = parts.pauses[Math.min(failures, parts.pauses.length) - 1];
    return pause === undefined ? undefined : (retryAfterMs(retryAfter, parts.clock()) ?? pause);
  }

  function drop(replies: readonly StoredMessage[]): void {
    for (const reply of replies) {
      parts.givenUp(reply);
    }
    for (const turn of due) {
      turn.left = turn.left.filter((reply) => !replies.includes(reply));
      if (turn.left.length === 0 && turn.failures > 0) {
        finish(turn, () => turn.reject(turn.error));
      }
    }
  }

  function finish(turn: Due, settle: () => void): void {
    due = due.filter((each) => each !== turn);
    settle();
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = parts.startTimer(ms, resolve);
      wake = () => {
        stop();
        resolve();
      };
    });
  }

  return {
    add: (address, replies) =>
      new Promise((resolve, reject) => {
        due.push({ address, replies, left: [...replies], failures: 0, refusals: 0, resolve, reject });
        wake?.();
        const { isAgain, abort } = giving ?? {};
        if (abort) {
          // It may hang, and what is newer must not wait for that. Perhaps it was taken: then at most a warning of it is seen twice.
          parts.startTimer(isAgain ? 0 : HANGS_MS, () => abort.abort());
        }
        if (!serving) {
          serving = true;
          void serve();
        }
      }),
  };
}
