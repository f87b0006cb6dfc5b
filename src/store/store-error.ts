import { OperatorError } from '../errors/operator-error';
/**
 * Why a store could not do its work.
 *
 * `unsupported-url`: no store takes this address. `unwritable`: the file or its folder cannot be written.
 * `corrupt`: the file is damaged or not a database. `foreign`: the database belongs to another program.
 * `newer-version`: a newer version of this program wrote it. `full`: the disk is full.
 * `busy`: another process held the database for too long. `closed`: it was used after `close`.
 * `unreachable`: the server does not answer or the connection broke. `denied`: the server refused the user or the password.
 * `no-database`: the server has no such database. `failed`: anything else.
 */
export type StoreErrorCode =
  | 'unsupported-url'
  | 'unwritable'
  | 'corrupt'
  | 'foreign'
  | 'newer-version'
  | 'full'
  | 'busy'
  | 'closed'
  | 'unreachable'
  | 'denied'
  | 'no-database'
  | 'failed';

/**
 * A store could not do its work. Nothing of the call that failed was kept, save that when a connection breaks (`unreachable`) it may have
 * been: the same turn again is then found to be a duplicate. The message is for the operator, not for a client.
 */
export class StoreError extends OperatorError {
  override readonly name = 'StoreError';

  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}
