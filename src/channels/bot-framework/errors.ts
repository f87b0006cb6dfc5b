/** The sender of an activity could not prove who it is. */
export class SenderError extends Error {
  override readonly name = 'SenderError';
  readonly code = 'unauthorized';

  constructor(options?: { readonly cause?: unknown }) {
    super('The sender could not be authenticated: check the app id, and the clock of this machine.', options);
  }
}
