import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './server-process';

/** A PostgreSQL server for one test file. */
export interface PostgresServer {
  /** The address of a database on it, which need not exist; other users and passwords can be tried. */
  url(database: string, user?: string, password?: string): string;
  /** Runs SQL as its superuser; without a database, in the one that is always there. */
  query(sql: string, database?: string): Promise<readonly Record<string, unknown>[]>;
  /** A connection of its superuser, to be ended by the caller. */
  connect(database?: string): Promise<Client>;
  /** Makes a new, empty schema in the database that is always there, and gives the address that uses it: far quicker than a database. */
  newSchema(name: string): Promise<string>;
  /** Makes a new, empty database and gives its address. */
  newDatabase(name: string, options?: string): Promise<string>;
  /** Ends it as an operator does: open connections break. */
  stop(): Promise<void>;
  /** Starts it again, with its data, at the same port. */
  start(): Promise<void>;
  /** Ends it and deletes its data. */
  remove(): Promise<void>;
}

/** Starts a server with a database of its own; rejects with what the server said if it does not start. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const port = await freePort();
  const child = fork(join(__dirname, 'postgres-server.mjs'), [folder, `${port}`], { execArgv: [] });
  const remove = async () => {
    if (child.connected) {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  await answer(child).catch(async (error) => {
    await remove();
    throw error;
  });

  const url = (database: string, user = 'postgres', password = 'p@ss/word#1') =>
    `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  const connect = async (database = 'postgres') => {
    const client = new Client({ connectionString: url(database) });
    await client.connect();
    return client;
  };
  const query = async (sql: string, database?: string) => {
    const client = await connect(database);
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const order = async (what: 'stop' | 'start') => {
    const answered = answer(child);
    child.send(what);
    await answered;
  };
  return {
    url,
    connect,
    query,
    newSchema: async (name) => {
      await query(`CREATE SCHEMA ${name}`);
      return `${url('postgres')}?options=-c%20search_path%3D${name}`;
    },
    newDatabase: async (name, options = '') => {
      await query(`CREATE DATABASE ${name} ${options}`);
      return url(name);
    },
    stop: () => order('stop'),
    start: () => order('start'),
    remove,
  };
}

async function answer(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit').then(([code]) => ({ failed: `its process ended with ${code}` }));
  const [message] = await Promise.race([once(child, 'message'), exit.then((failed) => [failed])]);
  if (message.failed) throw new Error(`PostgreSQL cannot be started for this test: ${message.failed}`);
}
