import { openPostgresStore } from './postgres/postgres-store';
import { openSqliteStore } from './sqlite/sqlite-store';
import type { Store } from './store';
import { StoreError } from './store-error';

const openers: Readonly<Record<string, (location: string, url: string) => Store | Promise<Store>>> = {
  sqlite: openSqliteFile,
  memory: () => openSqliteStore(),
  postgres: (_location, url) => openPostgresStore(url),
  postgresql: (_location, url) => openPostgresStore(url),
};

/**
 * Opens the store that an address names, ready for use: created if it is new, brought up to date if it is older.
 *
 * @param url `sqlite:path/to.db` (a file, relative to the working directory) or `memory:` (gone when the process ends), or
 *   `postgres://user:password@host:port/database` (also `postgresql:`; for several instances at once)
 * @throws {StoreError} `unsupported-url`, or what kept the database from opening
 */
export async function openStore(url: string): Promise<Store> {
  const colon = url.indexOf(':');
  const scheme = url.slice(0, Math.max(colon, 0));
  const open = Object.hasOwn(openers, scheme) ? openers[scheme] : undefined;
  if (open) return open(url.slice(colon + 1), url);
  // The rest of the address may hold a password, so only the scheme is repeated.
  throw new StoreError(
    'unsupported-url',
    `No store takes the address "${scheme}:…". Use sqlite:path/to.db to keep conversations in a file, postgres://user:password@host/database to share them between instances, or memory: to keep them until the program ends.`,
  );
}

function openSqliteFile(path: string): Store {
  if (path !== '' && !path.startsWith('//')) return openSqliteStore(path);
  throw new StoreError(
    'unsupported-url',
    'The database address needs a plain path: sqlite:data/guide.db, or sqlite:/var/lib/guide.db for an absolute one.',
  );
}
