import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Tokens } from '../access/tokens';
import { readWatermark } from './read-log';
import type { Streams } from './streams';

/** The largest message a client may send; it has nothing to say but empty pings. */
const MAX_PAYLOAD = 64 * 1024;

/** Upgrades a minute for one address, good or bad: a whole office may come back at once after a restart. */
const UPGRADES_PER_MINUTE = 1200;

const STREAM_PATH = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;

/** What an upgrade is judged by. */
export interface UpgradeParts {
  readonly tokens: Tokens;
  readonly streams: Streams;
  readonly allowsOrigin: (origin: string, req: IncomingMessage) => boolean;
  readonly clientAddress: (req: IncomingMessage) => string;
  readonly upgradesPerMinute?: number | undefined;
}

/**
 * Takes WebSocket upgrades for streams and refuses all others.
 *
 * The stream token in the address is the only proof asked for; browsers apply no CORS to sockets, so the origin is checked here.
 */
export function acceptUpgrades(server: Server, parts: UpgradeParts): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD, perMessageDeflate: false });
  const limiter = new RateLimiterMemory({ points: parts.upgradesPerMinute ?? UPGRADES_PER_MINUTE, duration: 60 });
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    judge(req, parts, limiter)
      .then((accepted) => {
        if (typeof accepted === 'string') {
          refuse(socket, accepted);
        } else {
          sockets.handleUpgrade(req, socket, head, accepted);
        }
      })
      .catch(() => refuse(socket, '500 Internal Server Error'));
  });
}

async function judge(
  req: IncomingMessage,
  { tokens, streams, allowsOrigin, clientAddress }: UpgradeParts,
  limiter: RateLimiterMemory,
): Promise<string | ((socket: WebSocket) => void)> {
  const address = clientAddress(req);
  const inTime = await limiter.consume(address).then(
    () => true,
    () => false,
  );
  if (!inTime) {
    return '429 Too Many Requests';
  }
  const { url: target = '' } = req;
  const whole = target.startsWith('/') ? `http://localhost${target}` : target;
  if (!URL.canParse(whole)) {
    return '400 Bad Request';
  }
  const url = new URL(whole);
  const conversation = STREAM_PATH.exec(url.pathname)?.[1];
  if (conversation === undefined) {
    return '404 Not Found';
  }
  if (!streams.hasRoom(address)) {
    return '429 Too Many Requests';
  }
  const grant = await tokens.spendStream(url.searchParams.get('t') ?? '');
  const { origin } = req.headers;
  if (grant?.conversation !== conversation) {
    return '401 Unauthorized';
  }
  if (origin !== undefined && !allowsOrigin(origin, req) && !grant.origins?.includes(origin)) {
    return '403 Forbidden';
  }
  const position = readWatermark(url.searchParams.get('watermark'));
  return (socket) => streams.open(socket, { conversation, user: grant.user, position, address });
}

function refuse(socket: Duplex, status: string): void {
  // Not left open for a client that does not close its side.
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
