/**
 * A request is answered with an error, in the shape of Direct Line 3.0: `{error: {code, message}}`.
 *
 * 401: no token or no token at all like ours; 403: the token is expired or not good for this; nothing else is ever 403, because
 * Microsoft's client ends the chat for good on it.
 */
export class ProtocolError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 429 | 502 | 503,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'ProtocolError';
  }
}

/** There is no such conversation. */
export function notFound(): ProtocolError {
  return new ProtocolError(404, 'ConversationNotFound', 'There is no such conversation. Start a new one.');
}

/** Too many requests; `ms` is how long to wait. */
export function tooMany(ms: number): ProtocolError {
  return new ProtocolError(429, 'TooManyRequests', 'Too many requests. Wait a moment and try again.', {
    'Retry-After': String(Math.max(1, Math.ceil(ms / 1000))),
  });
}
