import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import restify, { type RequestHandler, type Server } from 'restify';
import { HEALTH_ROUTES } from './health';
import type { Metrics } from './metrics';
import { cors } from './origins/cors';
import type { Origins } from './origins/origins';
import { securityHeaders } from './origins/security-headers';
import { answerErrors } from './requests/error-answers';
import { limitAddresses, limitBodies } from './requests/limits';
import { logRequests } from './requests/log';
import { readTargets } from './requests/target';
import { MAX_BODY_BYTES, type RouteLimits, type ServerSettings } from './server-settings';

/** The part of a pino logger that the server uses. */
export interface ServerLogger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** What the server needs beside its settings. */
export interface HttpServerParts {
  readonly settings: ServerSettings;
  /** How the routes that will be mounted are treated; the health routes need none. */
  readonly limits?: readonly RouteLimits[] | undefined;
  readonly origins: Origins;
  readonly logger: ServerLogger;
  readonly metrics: Metrics;
  /** ms from any start, never going back. */
  readonly monotonic: () => number;
  /** An unguessable string for each answer. */
  readonly newNonce: () => string;
}

const REQUESTS_PER_MINUTE = 6000;

const HEALTH: RouteLimits = { uncounted: HEALTH_ROUTES };

const ignore = () => undefined;

/** restify's own lines hold whole requests (it warns of a handler's return value with the request in it), so it gets no logger. */
const SILENT = {
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  fatal: ignore,
  child: () => SILENT,
};

/**
 * The HTTP server, without routes: security headers, CORS, limits, JSON bodies, fixed error answers, a log line each.
 *
 * It takes requests at once when it listens, so mount every route before.
 */
export function createHttpServer({
  settings,
  limits = [],
  origins,
  logger,
  metrics,
  monotonic,
  newNonce,
}: HttpServerParts): Server {
  const server = restify.createServer({ name: '', log: SILENT as never, onceNext: true });
  answerErrors(server, logger);
  server.pre(
    ...[
      logRequests(server, logger, metrics, monotonic),
      securityHeaders(settings, origins, newNonce),
      limitAddresses(settings.requestsPerMinute ?? REQUESTS_PER_MINUTE, origins, [...limits, HEALTH]),
      readTargets(server),
      ...cors(settings.allowedOrigins, limits),
      limitBodies(),
    ].map(guarded),
  );
  server.use(
    ...[
      restify.plugins.queryParser({ mapParams: false }),
      ...restify.plugins.jsonBodyParser({ mapParams: false, maxBodySize: MAX_BODY_BYTES } as object),
    ].map(guarded),
  );
  refuseTunnels(server);
  server.server.requestTimeout = 30_000;
  server.server.headersTimeout = 15_000;
  // Longer than the usual 60 s of a reverse proxy, which would else reuse a connection that is just being closed.
  server.server.keepAliveTimeout = 65_000;
  return server;
}

/** Makes what a handler throws the answer to its request: restify calls handlers outside of any try, where it would end the process. */
function guarded(handler: RequestHandler): RequestHandler {
  return function guard(req, res, next) {
    try {
      return handler(req, res, next);
    } catch (error) {
      return next(error);
    }
  };
}

/** Answers CONNECT, which node would else leave without an answer (RFC 9110, section 9.3.6). */
function refuseTunnels(server: Server): void {
  server.server.on('connect', (_req: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    const close = () => socket.destroy();
    socket.end(
      'HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD, POST\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      close,
    );
  });
}
