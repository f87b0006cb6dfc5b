import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RequestHandler } from 'restify';
import { RequestRefused } from './error-answers';
import type { Origins } from './origins';
import { MAX_BODY_BYTES } from './server-settings';

/**
 * Paths that do not count: channels speak for many people from a few addresses and prove who they are, and a monitor must
 * not be locked out.
 */
const NOT_COUNTED = new Set(['/api/messages', '/healthz', '/readyz', '/metrics']);

/** Stops an address that sends very many requests, with 429 and `Retry-After` in seconds. */
export function limitAddresses(
  requestsPerMinute: number,
  { clientAddress }: Pick<Origins, 'clientAddress'>,
): RequestHandler {
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  return function limit(req, _res, next) {
    if (NOT_COUNTED.has(req.path())) {
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
 * only unpacking would tell. No Bot Framework client sends either.
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
