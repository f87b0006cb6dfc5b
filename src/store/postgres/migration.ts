import type { ClientBase } from 'pg';
import { StoreError } from '../store-error';
import { postgresMigrations } from './schema';

/** The advisory lock that instances take in turn while they start: "CRMP". */
const LOCK = 0x43524d50;

/** How long to wait for another instance that migrates, ms. */
const PATIENCE_MS = 60_000;

// pg stops waiting for an answer later than the server does for the lock. Its types do not know that a query may say so.
const lock = { text: `SELECT pg_advisory_xact_lock(${LOCK})`, query_timeout: 2 * PATIENCE_MS };

/**
 * Brings the database up to date, in one transaction that one instance runs at a time.
 *
 * @throws {StoreError} `newer-version`, `unwritable`; else what pg throws
 */
export async function migrate(client: ClientBase): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = ${PATIENCE_MS}; SET LOCAL statement_timeout = ${PATIENCE_MS}`);
    await client.query(lock);
    await refuseNarrowEncoding(client);
    const version = await readVersion(client);
    if (version > postgresMigrations.length) {
      throw new StoreError(
        'newer-version',
        `The database was written by a newer version of this program (format ${version}, this one reads up to ${postgresMigrations.length}): update the program, or set the address of another database.`,
      );
    }
    if (version < postgresMigrations.length) {
      for (const step of postgresMigrations.slice(version)) await client.query(step);
      await client.query('UPDATE guide_format SET version = $1', [postgresMigrations.length]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function readVersion(client: ClientBase): Promise<number> {
  const { rows } = await client.query("SELECT to_regclass('guide_format') IS NOT NULL AS known");
  if (!rows[0].known) return 0;
  return (await client.query('SELECT version FROM guide_format')).rows[0].version;
}

async function refuseNarrowEncoding(client: ClientBase): Promise<void> {
  const { rows } = await client.query("SELECT current_setting('server_encoding') AS encoding");
  if (['UTF8', 'SQL_ASCII'].includes(rows[0].encoding)) return;
  throw new StoreError(
    'unwritable',
    `The database cannot hold every character (its encoding is ${rows[0].encoding}): create one with ENCODING 'UTF8' TEMPLATE template0.`,
  );
}
