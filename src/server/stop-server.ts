import type { Server } from 'restify';

/** What has to end before the process may. */
export interface StopParts {
  readonly server: Server;
  /** Lets go of clients that would keep their connections open. */
  readonly disconnect: () => void;
  /** Resolves when no turn is running. */
  readonly idle: () => Promise<void>;
  /** How long to wait for all of it, ms. */
  readonly timeoutMs: number;
}

const IDLE_SWEEP_MS = 20;

/**
 * Stops the server without losing anything: no new connections, requests and turns under way are finished, sockets closed.
 *
 * @returns whether all of it ended in time; what did not was cut off
 */
export async function stopServer({ server, disconnect, idle, timeoutMs }: StopParts): Promise<boolean> {
  const closed = new Promise<void>((resolve) => server.server.close(() => resolve()));
  disconnect();
  // A connection kept alive becomes idle when its request is done, and would else stay open until its client lets go.
  const sweep = setInterval(() => server.server.closeIdleConnections(), IDLE_SWEEP_MS);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  // Turns may still arrive on requests under way, so these come first.
  const ended = closed.then(idle).then(() => true as const);
  const inTime = await Promise.race([ended, late]);
  clearTimeout(timer);
  clearInterval(sweep);
  server.server.closeAllConnections();
  return inTime;
}
