import { backupSqlite } from '../../store/sqlite/backup';
import type { Io } from '../io';

/**
 * Copies the database that the settings name into a new file, also while the bot runs.
 *
 * @throws StoreError when it cannot
 */
export function backup(io: Io, databaseUrl: string, target: string): number {
  const path = /^sqlite:(.+)/.exec(databaseUrl)?.[1];
  if (path === undefined) {
    io.err(
      databaseUrl.startsWith('postgres')
        ? 'DATABASE_URL names a PostgreSQL database: back it up with pg_dump.'
        : 'DATABASE_URL names no file, so there is nothing to back up.',
    );
    return 1;
  }
  backupSqlite(path, target);
  io.err(`The database is copied to ${target}.`);
  return 0;
}
