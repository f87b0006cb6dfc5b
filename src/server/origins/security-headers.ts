import type { IncomingMessage } from 'node:http';
import helmet from 'helmet';
import type { RequestHandler } from 'restify';
import type { ServerSettings } from '../server-settings';
import type { Origins } from './origins';

const nonces = new WeakMap<IncomingMessage, string>();

/** The nonce of the answer to this request: scripts and styles that carry it run, no others. */
export function nonceOf(req: IncomingMessage): string {
  return nonces.get(req) ?? '';
}

/** The hash of an empty string: Web Chat sets an empty style element before it sets its nonce. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * Security headers for every answer, errors and preflights among them, so to be mounted with `server.pre`.
 *
 * The content security policy lets Web Chat 4.18 work without `unsafe-inline` and `unsafe-eval`, and lets the allowed origins
 * show a page in a frame.
 */
export function securityHeaders(
  { allowedOrigins, publicUrl }: Pick<ServerSettings, 'allowedOrigins' | 'publicUrl'>,
  origins: Origins,
  newNonce: () => string,
): RequestHandler {
  const nonce = (req: IncomingMessage) => `'nonce-${nonceOf(req)}'`;
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': [nonce, "'strict-dynamic'"],
        // Pages that are the same for everybody name their style sheet; Web Chat's own styles carry the nonce.
        'style-src': ["'self'", nonce, EMPTY_STYLE],
        'connect-src': ["'self'", (req) => new URL(origins.baseUrl(req)).origin.replace(/^http/, 'ws')],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'manifest-src': ["'self'"],
        'frame-src': ["'self'"],
        'form-action': ["'none'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'self'", ...allowedOrigins],
      },
    },
    // frame-ancestors says it more exactly.
    xFrameOptions: false,
    strictTransportSecurity: publicUrl?.startsWith('https:') ? { includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  return function secure(req, res, next) {
    nonces.set(req, newNonce());
    protect(req, res, next);
  };
}
