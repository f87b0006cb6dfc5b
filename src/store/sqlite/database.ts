import { chmodSync, closeSync, existsSync, fdatasync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import Libsql from 'libsql';
import { StoreError } from '../store-error';
import { sqliteError } from './error';
import { sqliteMigrations } from './schema';

/** Marks the file as this program's ("CRMP"), see https://www.sqlite.org/pragma.html#pragma_application_id. */
const APPLICATION_ID = 0x43524d50;

/** A statement, prepared once: every `prepare` of libsql 0.5 keeps its memory for ever. Binds and returns arrays. */
export interface Statement {
  /** All rows. There is no way to get one row only: libsql's `get` repeats the last row when a RETURNING clause yields none. */
  all(values: readonly unknown[]): readonly unknown[];
  run(values: readonly unknown[]): { readonly changes: number };
}

/** An open, migrated SQLite database. All but `sync` is synchronous. */
export interface SqliteDatabase {
  prepare(sql: string): Statement;
  /** Whether a transaction is open. SQLite ends it by itself after the gravest errors, such as a full disk. */
  readonly inTransaction: boolean;
  /** Resolves when every transaction that was committed before is on the disk. */
  sync(): Promise<void>;
  /** Moves the write-ahead log into the database and empties it, so that no copy of deleted rows is left in it; if it can now. */
  checkpoint(): void;
  close(): void;
}

/**
 * Opens a SQLite database, creates its folder and file if they are missing (readable by their owner only), and migrates it.
 *
 * A commit is on the disk once `sync` resolves; deleted content is overwritten with zeros.
 *
 * @param path the file; left out: in memory
 * @throws {StoreError} `unwritable`, `corrupt`, `foreign`, `newer-version`, `busy`
 */
export function openSqliteDatabase(path?: string): SqliteDatabase {
  if (path !== undefined) createFile(path);
  let database: Libsql.Database | undefined;
  let migrated: boolean;
  let log: number | undefined;
  try {
    // An absolute path cannot be taken for a remote address or for ":memory:".
    database = new Libsql(path === undefined ? ':memory:' : resolve(path));
    database.exec('PRAGMA busy_timeout = 5000');
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON;
    `);
    migrated = migrate(database);
    log = path === undefined ? undefined : openLog(path);
    // A sync within COMMIT would hold up the event loop. From here on `sync` does what it did: it syncs the log, nothing else. What follows
    // a commit is the same: checkpoints still sync the log before the database, and the database before the log is used again.
    if (log !== undefined) database.exec('PRAGMA synchronous = NORMAL');
  } catch (error) {
    database?.close();
    const { code, message } = sqliteError(error);
    throw new StoreError(code, path === undefined ? message : `${path}: ${message}`, { cause: error });
  }
  const opened = wrap(database, log);
  // What a step deletes is gone from the files too.
  if (migrated) opened.checkpoint();
  return opened;
}

/** The write-ahead log, to sync it; undefined where the file system can have none, and SQLite keeps syncing each commit by itself. */
function openLog(path: string): number | undefined {
  // SQLite has it beside the file that a link leads to, and while the database is open no other takes its place.
  const log = `${realpathSync(path)}-wal`;
  return existsSync(log) ? openSync(log, 'r+') : undefined;
}

function createFile(path: string): void {
  try {
    createFolder(dirname(resolve(path)));
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  } catch (error) {
    throw new StoreError(
      'unwritable',
      `${path}: the database file cannot be created or written. Check the path and its permissions, or set another one.`,
      { cause: error },
    );
  }
}

/** One by one: `recursive` never ends where folders cannot be made, such as under /proc (seen with Node 20). */
function createFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) createFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
}

/** Says whether there was anything to do. */
function migrate(database: Libsql.Database): boolean {
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = pragma(database, 'user_version');
    const id = pragma(database, 'application_id');
    if (id !== APPLICATION_ID && (id !== 0 || version !== 0 || hasTables(database))) {
      throw new StoreError('foreign', 'This database belongs to another program: set the path of a new file.');
    }
    if (version > sqliteMigrations.length) {
      throw new StoreError(
        'newer-version',
        `The database was written by a newer version of this program (format ${version}, this one reads up to ${sqliteMigrations.length}): update the program, or set the path of another file.`,
      );
    }
    if (version < sqliteMigrations.length) {
      for (const step of sqliteMigrations.slice(version)) database.exec(step);
      database.exec(`PRAGMA user_version = ${sqliteMigrations.length}; PRAGMA application_id = ${APPLICATION_ID}`);
    }
    database.exec('COMMIT');
    return version < sqliteMigrations.length;
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function pragma(database: Libsql.Database, name: string): number {
  const [row] = database.prepare(`PRAGMA ${name}`).all([]);
  return Number(Object.values(row as object)[0]);
}

function hasTables(database: Libsql.Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').all([]).length > 0;
}

const syncData = promisify(fdatasync);

function wrap(database: Libsql.Database, log: number | undefined): SqliteDatabase {
  const truncate = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  return {
    prepare: (sql) => database.prepare<unknown[]>(sql) as Statement,
    get inTransaction() {
      return database.inTransaction;
    },
    sync: async () => {
      if (log !== undefined) await syncData(log);
    },
    checkpoint: () => {
      try {
        truncate.all([]);
      } catch {
        // The log is as good as the database, and SQLite tries again by itself once it has grown.
      }
    },
    close: () => {
      if (log !== undefined) closeSync(log);
      database.close();
    },
  };
}
