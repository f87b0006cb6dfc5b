import { type Failure, failureOf } from '../errors/failure';
import { StoreError } from '../store/store-error';

/**
 * Why a turn was not run; nothing of it was kept.
 *
 * `busy`: the conversation or the store is contended, sending the same again may work. `too-many`: too many turns of this
 * conversation wait already (HTTP 429). `core`: the conversation core threw. `store`: the store failed.
 */
export type DeliveryErrorCode = 'busy' | 'too-many' | 'core' | 'store';

/** A turn was not run; the next one may work, and the same one may be sent again with its key. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';

  constructor(
    readonly code: DeliveryErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}

/** What the store threw, as a delivery error; a delivery error stays as it is. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof StoreError && error.code === 'busy') {
    return new DeliveryError('busy', 'The store is busy: send the message again.', { cause: error });
  }
  return new DeliveryError('store', 'The store could not keep the turn: see the cause.', { cause: error });
}

/** Where an error came from, cause by cause, for a log. */
export function failuresBehind(error: DeliveryError): readonly Failure[] {
  const trail: Failure[] = [];
  for (let at: unknown = error.cause; at instanceof Error; at = at.cause) {
    trail.push(failureOf(at));
  }
  return trail;
}
