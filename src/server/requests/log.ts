import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response, Server } from 'restify';
import { HEALTH_ROUTES } from '../health';
import type { Metrics } from '../metrics';
import { routeOf } from './error-answers';

interface RequestLog {
  info(details: object, message: string): void;
  debug(details: object, message: string): void;
}

/**
 * Logs and counts every answered request: method, route pattern, status and ms. Never its address, query, headers or body: they
 * hold tokens and what people wrote.
 *
 * @returns the handler that starts the clock, to be mounted first with `server.pre`
 */
export function logRequests(
  server: Server,
  logger: RequestLog,
  metrics: Metrics,
  monotonic: () => number,
): RequestHandler {
  const started = new WeakMap<IncomingMessage, number>();
  server.on('after', (req: Request, res: Response) => {
    const ms = Math.round((monotonic() - (started.get(req) ?? monotonic())) * 10) / 10;
    const route = routeOf(req);
    const method = METHODS.has(req.method ?? '') ? (req.method ?? '') : 'other';
    metrics.request(method, route, res.statusCode, ms);
    logger[HEALTH_ROUTES.includes(route) ? 'debug' : 'info']({ method, route, status: res.statusCode, ms }, 'request');
  });
  return function startClock(req, _res, next) {
    started.set(req, monotonic());
    next();
  };
}

// A client may invent methods; each would be a series of its own.
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
