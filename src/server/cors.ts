import type { RequestHandler } from 'restify';
import corsMiddleware from 'restify-cors-middleware2';

/** The routes that pages of other origins call. */
const SHARED = /^\/(v3\/directline|api\/webchat)\//;

/** What Web Chat's Direct Line client sends (botframework-directlinejs 0.15), beside the simple headers. */
const CLIENT_HEADERS = ['authorization', 'x-ms-bot-agent'];

/** Lets pages of the allowed origins call the chat routes (https://fetch.spec.whatwg.org, CORS); to be mounted with `server.pre`. */
export function cors(allowedOrigins: readonly string[]): RequestHandler[] {
  const { preflight, actual } = corsMiddleware({
    // An asterisk would be read as a pattern; origins are exact.
    origins: allowedOrigins.filter((origin) => !origin.includes('*')),
    allowHeaders: [...CLIENT_HEADERS],
    exposeHeaders: ['retry-after'],
    credentials: false,
    preflightMaxAge: 600,
  });
  const onShared = (handler: RequestHandler): RequestHandler =>
    function share(req, res, next) {
      if (SHARED.test(req.path())) {
        handler(req, res, next);
      } else {
        next();
      }
    };
  return [onShared(preflight), onShared(actual)];
}
