import type { Server } from 'restify';
import type { Delivery } from '../delivery/delivery';
import type { Origins } from '../server/origins/origins';
import type { RouteLimits } from '../server/server-settings';
import type { Store } from '../store/store';

/**
 * A way to the bot over HTTP. A new one is a folder beside this file and a line in `main`.
 *
 * The files of a channel have the same names: `channel` its routes, `keys` its names in the store, `incoming` what came in as the
 * conversation takes it, `turns` a turn through delivery, `render-message` a reply as its client shows it, `answer` what requests are
 * answered with, `errors`. The terminal has no routes and no store, so it only has the first and the fifth.
 */
export interface Channel {
  /** What it is called in keys, in the store and in metrics. */
  readonly name: string;
  /** How the server treats its routes. */
  readonly limits: RouteLimits;
  /** Mounts its routes; called once, before the server listens. */
  mount(server: Server, deps: ChannelDeps): MountedChannel | Promise<MountedChannel>;
}

/** A channel once it is mounted. */
export interface MountedChannel {
  /**
   * Sends what an earlier run committed but did not send; what is on its way already is left alone. Called before the server listens,
   * and once more later where instances share a store. It holds the start up for a moment at most, goes on after that, and never rejects.
   */
  resend(): Promise<void>;
  /** Lets go of clients that would keep their connections open, so that the server can stop; turns under way still end. Absent: there are none. */
  disconnect?(): void;
  /** Writes down what it holds in memory; called when the server has stopped, before the store is closed. Absent: it holds nothing. */
  close?(): Promise<void>;
}

/** What every channel is given; what only one needs goes to the function that makes it. */
export interface ChannelDeps extends Origins {
  readonly store: Store;
  /** Whether other processes commit to the same store. */
  readonly shared: boolean;
  readonly delivery: Delivery;
  /** The bot's name in a chat. */
  readonly botName: string;
  /** A text of `content/messages.yaml`, by its name; '' if there is none. */
  readonly text: (name: string) => string;
  /** ms since 1970. */
  readonly clock: () => number;
  /** A new string nobody can guess: at least 128 random bits, of letters, digits, `-` and `_`. */
  readonly newId: () => string;
  /** A new signing key: at least 256 random bits. */
  readonly newKey: () => string;
  /** Compares two secrets in a time that does not depend on them. */
  readonly sameSecret: (one: string, other: string) => boolean;
  /** Told of failures that nobody else hears of. */
  readonly onError: (error: unknown) => void;
  /** Told what became of replies: taken by the client's side, not taken, or no more worth sending. */
  readonly onSent: (result: 'taken' | 'failed' | 'given-up', replies?: number) => void;
  /** Told how many sockets are open. */
  readonly onSockets: (open: number) => void;
}
