import type { RequestHandler } from 'restify';
import corsMiddleware from 'restify-cors-middleware2';
import type { RouteLimits } from '../server-settings';

/**
 * Lets pages of the allowed origins call the routes that are meant for them (https://fetch.spec.whatwg.org, CORS); to be mounted with
 * `server.pre`.
 */
export function cors(allowedOrigins: readonly string[], limits: readonly RouteLimits[]): RequestHandler[] {
  const open = limits.flatMap(({ crossOrigin }) => crossOrigin ?? []);
  const paths = open.flatMap((each) => each.paths);
  const { preflight, actual } = corsMiddleware({
    // An asterisk would be read as a pattern; origins are exact.
    origins: allowedOrigins.filter((origin) => !origin.includes('*')),
    allowHeaders: [...new Set(open.flatMap(({ headers }) => headers))],
    exposeHeaders: ['retry-after'],
    credentials: false,
    preflightMaxAge: 600,
  });
  const onShared = (handler: RequestHandler): RequestHandler =>
    function share(req, res, next) {
      if (paths.some((path) => req.path().startsWith(path))) {
        handler(req, res, next);
      } else {
        next();
      }
    };
  return [onShared(preflight), onShared(actual)];
}
