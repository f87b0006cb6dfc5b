import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RequestHandler } from 'restify';
import type { Origins } from '../origins/origins';
import { MAX_BODY_BYTES, type RouteLimits } from '../server-settings';
import { RequestRefused } from './error-answers';

/** Stops an address that sends very many requests, with 429 and `Retry-After` in seconds. */
export function limitAddresses(
  requestsPerMinute: number,
  { clientAddress }: Pick<Origins, 'clientAddress'>,
  limits: readonly RouteLimits[],
): RequestHandler {
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  const uncounted = new Set(limits.flatMap((each) => each.uncounted ?? []));
  return function limit(req, _res, next) {
    if (uncounted.has(req.path())) {
      next();
      return;
    }
    limiter.consume(clientAddress(req)).then(
      () => next(),
      (refused: unknown) => next(tooMany(refused)),
    );
  };
}

function tooMany(refused: unknown): unknown {
  return refused instanceof RateLimiterRes
    ? new RequestRefused(429, { 'Retry-After': String(Math.ceil(refused.msBeforeNext / 1000)) })
    : refused;
}

/**
 * Refuses bodies by their headers, before a byte is read: those too large (413), and compressed ones (415), whose true size
 * only unpacking would tell. No client of a chat sends either.
 */
export function limitBodies(): RequestHandler {
  return function limitBody(req, _res, next) {
    const encoding = req.headers['content-encoding'];
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
      next(new RequestRefused(415, { Connection: 'close' }));
    } else if (Number(req.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
      next(new RequestRefused(413, { Connection: 'close' }));
    } else {
      delete req.headers['content-encoding'];
      next();
    }
  };
}
