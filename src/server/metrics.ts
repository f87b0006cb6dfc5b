import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the program counts, in Prometheus' terms, and the page that shows it. */
export interface Metrics {
  readonly registry: Registry;
  /** A turn ended; `ms` counts from its arrival. */
  turn(result: string, ms: number): void;
  /** A turn had to be computed again, because another process was faster. */
  conflict(): void;
  /** Replies were given to a channel, or it did not take them, or they are not sent any more because something newer was said. */
  send(channel: string, result: 'taken' | 'failed' | 'given-up', replies?: number): void;
  /** An HTTP request was answered. */
  request(method: string, route: string, status: number, ms: number): void;
  /** How many sockets of a channel are open. */
  sockets(channel: string, open: number): void;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counts from zero, with the process' own figures (memory, event loop, garbage collection) beside. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const turns = new Counter({
    name: 'bot_turns_total',
    help: 'Turns by what became of them.',
    labelNames: ['result'],
    registers,
  });
  const turnSeconds = new Histogram({
    name: 'bot_turn_seconds',
    help: 'Time from arrival to commit.',
    buckets: SECONDS,
    registers,
  });
  const conflicts = new Counter({ name: 'bot_turn_conflicts_total', help: 'Turns computed again.', registers });
  const sends = new Counter({
    name: 'bot_sends_total',
    help: 'Replies given to a channel.',
    labelNames: ['channel', 'result'],
    registers,
  });
  const requests = new Histogram({
    name: 'http_request_seconds',
    help: 'HTTP requests.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const openSockets = new Gauge({
    name: 'bot_open_sockets',
    help: 'Open sockets.',
    labelNames: ['channel'],
    registers,
  });
  return {
    registry,
    turn(result, ms) {
      turns.inc({ result });
      turnSeconds.observe(ms / 1000);
    },
    conflict: () => conflicts.inc(),
    send: (channel, result, replies = 1) => sends.inc({ channel, result }, replies),
    request: (method, route, status, ms) => requests.observe({ method, route, status: String(status) }, ms / 1000),
    sockets: (channel, open) => openSockets.set({ channel }, open),
  };
}
