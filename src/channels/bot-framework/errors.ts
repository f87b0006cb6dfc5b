/** The sender of an activity could not prove who it is. */
export class SenderError extends Error {
  override readonly name = 'SenderError';
  readonly code = 'unauthorized';

  constructor(options?: { readonly cause?: unknown }) {
    super('The sender could not be authenticated: check the app id, and the clock of this machine.', options);
  }
}

/** `busy`: the channel asks to wait; `unreachable`: it failed or did not answer; `refused`: it will not take this. */
export type SendErrorCode = 'busy' | 'unreachable' | 'refused';

/** HTTP statuses after which the same request may work. */
const TRANSIENT = new Set([408, 412]);

/**
 * The channel did not take an activity.
 *
 * The SDK's error is not kept as the cause: it holds the request, and with it the activity's text.
 */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly code: SendErrorCode;
  /** The HTTP status, if there was an answer. */
  readonly status: number | undefined;

  constructor(error: unknown) {
    const { statusCode } = Object(error) as { statusCode?: unknown };
    const status = typeof statusCode === 'number' ? statusCode : undefined;
    const code =
      status === 429
        ? 'busy'
        : status === undefined || status >= 500 || TRANSIENT.has(status)
          ? 'unreachable'
          : 'refused';
    super(`The channel did not take a reply: ${code}${status ? `, HTTP status ${status}` : ''}.`);
    this.code = code;
    this.status = status;
  }
}
