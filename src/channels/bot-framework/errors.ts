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

/** HTTP statuses below 500 after which the same request may work. */
const TRANSIENT = new Set([408, 412]);

/** The channel did not take an activity. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly code: SendErrorCode;

  /** @param status the channel's HTTP status; undefined if it did not answer */
  constructor(
    readonly status: number | undefined,
    options?: { readonly cause?: unknown },
  ) {
    const code =
      status === 429
        ? 'busy'
        : status === undefined || status >= 500 || TRANSIENT.has(status)
          ? 'unreachable'
          : 'refused';
    super(`The channel did not take a reply: ${code}${status ? `, HTTP status ${status}` : ''}.`, options);
    this.code = code;
  }
}
