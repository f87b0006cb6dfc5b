import { StoreError, type StoreErrorCode } from '../store-error';

const remedies: readonly (readonly [pattern: RegExp, code: StoreErrorCode, message: string])[] = [
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    'corrupt',
    'The database is damaged or not a database: restore a backup, or move the file away to start with a new one.',
  ],
  [
    /^SQLITE_FULL/,
    'full',
    'The disk that holds the database is full: free some space. What was stored before is safe.',
  ],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/,
    'unwritable',
    'The database cannot be written: check the permissions of its file and its folder.',
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'busy',
    'Another process holds the database: wait a moment, or look for a program that keeps the file open.',
  ],
];

/** Says as a StoreError what SQLite threw, by its result code (https://www.sqlite.org/rescode.html). */
export function sqliteError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const thrown = (error ?? {}) as { code?: unknown; message?: unknown };
  // A file that cannot be opened is reported without a code: "ConnectionFailed(… : 14)".
  const code =
    typeof thrown.code === 'string' ? thrown.code : /\b14"\)$/.test(String(thrown.message)) ? 'SQLITE_CANTOPEN' : '';
  for (const [pattern, storeCode, message] of remedies) {
    if (pattern.test(code)) return new StoreError(storeCode, message, { cause: error });
  }
  return new StoreError('failed', `The database reported ${code || 'an error'}: see the cause.`, { cause: error });
}
