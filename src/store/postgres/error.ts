import { StoreError, type StoreErrorCode } from '../store-error';

/**
 * What PostgreSQL or the way to it reported: an SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html), a code of
 * node's sockets or TLS, or, where pg gives no code, the beginning of its message.
 */
const remedies: readonly (readonly [pattern: RegExp, code: StoreErrorCode, message: string])[] = [
  [
    /^(28|SASL)/,
    'denied',
    "PostgreSQL refused the user or the password: check both in the database address (write @ : / # % of a password as %40 %3A %2F %23 %25), and the server's pg_hba.conf.",
  ],
  [
    /^3D000/,
    'no-database',
    "The PostgreSQL server has no database of this name: create it (CREATE DATABASE name ENCODING 'UTF8'), or correct the name at the end of the database address.",
  ],
  [
    /^(CERT_|ERR_TLS|ERR_SSL|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|The server does not support SSL)/,
    'unreachable',
    'No trusted TLS connection to the PostgreSQL server: check its certificate, name the authority that signed it (sslrootcert=file in the database address), or correct sslmode there.',
  ],
  [
    /^(08|57P0|(?!ERR_)E[A-Z]|Connection terminated|Client (has|was)|timeout expired|Query read timeout)/,
    'unreachable',
    'The PostgreSQL server cannot be reached, or it ended the connection: check that it runs, and the host and port of the database address. Once it is back, so is the store.',
  ],
  [
    /^(53300|timeout exceeded when trying to connect)/,
    'busy',
    'All connections to PostgreSQL are in use: wait a moment, raise max_connections of the server, or run fewer instances.',
  ],
  [
    /^(40001|40P01|55P03|57014)/,
    'busy',
    'The database is held by another transaction for too long: wait a moment, or look in pg_stat_activity for what holds it.',
  ],
  [/^53100/, 'full', 'The disk that holds the database is full: free some space. What was stored before is safe.'],
  [
    /^(42501|25006|3F000)/,
    'unwritable',
    'The database cannot be written: give its user the right to create and use tables in its schema, and name the primary server, not a read-only standby.',
  ],
  [/^42P07/, 'foreign', 'This database holds tables of another program: set the address of an empty one.'],
  [/^XX00[12]/, 'corrupt', 'The database is damaged: restore a backup.'],
];

/** Says as a StoreError what pg threw. */
export function postgresError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const thrown = (error ?? {}) as { code?: unknown; message?: unknown; detail?: unknown };
  // It quotes the row that failed, and so what a person wrote.
  delete thrown.detail;
  const reported = String(thrown.code ?? thrown.message);
  for (const [pattern, code, message] of remedies) {
    if (pattern.test(reported)) return new StoreError(code, message, { cause: error });
  }
  const code = typeof thrown.code === 'string' ? thrown.code : 'an error';
  return new StoreError('failed', `PostgreSQL reported ${code}: see the cause.`, { cause: error });
}
