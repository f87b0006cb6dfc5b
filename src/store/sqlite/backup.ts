import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import Libsql from 'libsql';
import { StoreError } from '../store-error';
import { sqliteError } from './error';

/**
 * Copies a SQLite database into a new file that only its owner can read, as it is at one moment: with every turn acknowledged before,
 * also while the bot runs and writes, which it does not hold up (https://www.sqlite.org/lang_vacuum.html, VACUUM INTO).
 *
 * @throws {StoreError} `unwritable` when the file exists or cannot be made, `full`, `corrupt`; nothing is left behind then
 */
export function backupSqlite(path: string, target: string): void {
  const file = createTarget(target);
  let database: Libsql.Database | undefined;
  try {
    if (!existsSync(path)) {
      throw new StoreError(
        'unwritable',
        `There is no database "${path}": start the bot first, or set DATABASE_URL to the one it uses.`,
      );
    }
    database = new Libsql(resolve(path));
    database.exec('PRAGMA busy_timeout = 5000');
    database.prepare('VACUUM INTO ?').run([resolve(target)]);
    // SQLite leaves it to the system when the copy is written to the disk.
    fsyncSync(file);
  } catch (error) {
    rmSync(target, { force: true });
    throw sqliteError(error);
  } finally {
    database?.close();
    closeSync(file);
  }
}

function createTarget(target: string): number {
  try {
    return openSync(target, 'wx', 0o600);
  } catch (cause) {
    throw new StoreError(
      'unwritable',
      `${target}: a backup is written to a new file, in a folder that is there. Name another one, or move the old one away.`,
      { cause },
    );
  }
}
