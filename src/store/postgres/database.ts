import { Client, type ClientBase, Pool, type PoolConfig, types } from 'pg';
import { StoreError } from '../store-error';
import { postgresError } from './error';
import { migrate } from './migration';
import type { PostgresStatement } from './statements';

/** Connections of one instance. A turn holds one for about a millisecond at a time. */
const CONNECTIONS = 10;

/** How long an operation may take before the server ends it, and before it counts as lost with its connection, ms. */
const STATEMENT_MS = 10_000;
const LOCK_MS = 5_000;
const ANSWER_MS = 15_000;
const CONNECT_MS = 5_000;

/** https://www.postgresql.org/docs/current/datatype-numeric.html: pg gives a bigint as text, but ms and counts fit into a number. */
const BIGINT = 20;

/** An open, migrated PostgreSQL database. Errors are those of pg. */
export interface PostgresDatabase {
  rows<Row>(statement: PostgresStatement, values: readonly unknown[]): Promise<readonly Row[]>;
  /** Says how many rows it changed. */
  run(statement: PostgresStatement, values: readonly unknown[]): Promise<number>;
  close(): Promise<void>;
}

/**
 * Opens a PostgreSQL database and migrates it.
 *
 * Connections are made when they are needed, so a server that comes back is found again by itself.
 *
 * @throws {StoreError} `unsupported-url`, `unreachable`, `denied`, `no-database`, `unwritable`, `foreign`, `newer-version`, `busy`
 */
export async function openPostgresDatabase(connectionString: string): Promise<PostgresDatabase> {
  const pool = createPool(connectionString);
  // The pool has dropped the connection already; whoever was using it hears of it through the query.
  pool.on('error', () => {});
  try {
    const client = await pool.connect();
    try {
      await migrate(client);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw postgresError(error);
  }
  // The pool drops a connection whose query failed, whatever the failure: one to a former primary, say, would fail for ever.
  const query = ({ name, text }: PostgresStatement, values: readonly unknown[]) =>
    pool.query({ name, text, values: [...values] });
  return {
    rows: async <Row>(statement: PostgresStatement, values: readonly unknown[]) =>
      (await query(statement, values)).rows as Row[],
    run: async (statement, values) => (await query(statement, values)).rowCount ?? 0,
    close: () => pool.end(),
  };
}

function createPool(connectionString: string): Pool {
  const config: PoolConfig = {
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: 30_000,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    types: { getTypeParser: (id, format) => (id === BIGINT ? Number : types.getTypeParser(id, format)) },
    onConnect: prepareSession,
  };
  try {
    // pg reads the address, and the files it names, when it makes a client: this one, which is not connected, shows their faults now.
    new Client(config);
  } catch {
    // Without its cause, which may repeat the address.
    throw new StoreError(
      'unsupported-url',
      'The database address cannot be read: check its options, and the files they name.',
    );
  }
  return new Pool(config);
}

/** Not as startup options, which poolers in front of PostgreSQL refuse. A stronger synchronous_commit of the server's is left as it is. */
async function prepareSession(client: ClientBase): Promise<void> {
  await client.query(`SELECT set_config('default_transaction_isolation', 'read committed', false),
    set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false),
    set_config('statement_timeout', '${STATEMENT_MS}', false), set_config('lock_timeout', '${LOCK_MS}', false)`);
}
