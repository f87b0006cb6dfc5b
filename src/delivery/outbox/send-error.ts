/**
 * `busy`: the channel asks to wait; `unreachable`: it failed or did not answer; `refused`: it may take it later, but nothing says so;
 * `invalid`: it will never take this.
 */
export type SendErrorCode = 'busy' | 'unreachable' | 'refused' | 'invalid';

/** HTTP statuses below 500 after which the same request may work. */
const TRANSIENT = new Set([408, 412]);
/** Those that speak of who asks and where, not of what was sent. */
const REFUSALS = new Set([401, 403, 404]);

/** The channel did not take an activity. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly code: SendErrorCode;
  /** How long the channel asks to wait: the header as it was sent. */
  readonly retryAfter: string | undefined;

  /** @param status the channel's HTTP status; undefined if it did not answer */
  constructor(
    readonly status: number | undefined,
    { cause, retryAfter }: { readonly cause?: unknown; readonly retryAfter?: string | undefined } = {},
  ) {
    const code =
      status === 429
        ? 'busy'
        : status === undefined || status >= 500 || TRANSIENT.has(status)
          ? 'unreachable'
          : REFUSALS.has(status)
            ? 'refused'
            : 'invalid';
    super(`The channel did not take a reply: ${code}${status ? `, HTTP status ${status}` : ''}.`, { cause });
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
