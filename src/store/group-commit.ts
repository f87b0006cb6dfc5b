import { setImmediate as setImmediately } from 'node:timers/promises';
import type { SqliteDatabase, Statement } from './sqlite/database';

interface Job {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Runs writes in transactions. */
export interface GroupCommit {
  /** Runs `work`, which must be synchronous, in a transaction; resolves with what it returned once that is on the disk. */
  write<T>(work: () => T): Promise<T>;
  /** Resolves when all that is committed by now is on the disk. */
  synced(): Promise<void>;
  /** Runs what is waiting; resolves when nothing is left to write or to sync. */
  flush(): Promise<void>;
}

const settled = (resolve: Job['resolve'], value: unknown) => () => resolve(value);

/**
 * Lets writes share transactions, and so syncs of the disk, which are what a write costs: those of one tick of the event loop, and those
 * that come while the disk syncs the ones before.
 *
 * Each write stays whole by itself: if one throws, only what it did is undone and only its caller hears of it.
 */
export function createGroupCommit(database: SqliteDatabase): GroupCommit {
  const [begin, commit, rollback, savepoint, release, undo] = [
    'BEGIN IMMEDIATE',
    'COMMIT',
    'ROLLBACK',
    'SAVEPOINT job',
    'RELEASE job',
    'ROLLBACK TO job',
  ].map((sql) => database.prepare(sql)) as [Statement, Statement, Statement, Statement, Statement, Statement];
  let waiting: Job[] = [];
  let running: Promise<void> | undefined;
  let syncing = Promise.resolve();

  /** Runs one job; returns how to tell its caller once the transaction is on the disk. */
  function run({ work, resolve, reject }: Job): () => void {
    savepoint.run([]);
    try {
      const value = work();
      release.run([]);
      return settled(resolve, value);
    } catch (error) {
      // When SQLite has ended the whole transaction, no job of it can be saved.
      if (!database.inTransaction) throw error;
      undo.run([]);
      release.run([]);
      return () => reject(error);
    }
  }

  /** Commits jobs in one transaction; returns how to tell their callers once it is on the disk. */
  function commitAll(jobs: readonly Job[]): (() => void)[] {
    try {
      begin.run([]);
      // A job that has the transaction to itself is undone with it, and needs no savepoint.
      const settle = jobs.length === 1 ? jobs.map(({ work, resolve }) => settled(resolve, work())) : jobs.map(run);
      commit.run([]);
      return settle;
    } catch (error) {
      if (database.inTransaction) rollback.run([]);
      throw error;
    }
  }

  async function runWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const jobs = waiting;
      waiting = [];
      try {
        const settle = commitAll(jobs);
        syncing = database.sync();
        await syncing;
        for (const tell of settle) tell();
      } catch (error) {
        for (const { reject } of jobs) reject(error);
      }
    }
    running = undefined;
  }

  return {
    write: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as Job['resolve'], reject });
        // setImmediate runs after all input of this tick has been read.
        running ??= setImmediately().then(runWaiting);
      }),
    // Whether that sync failed is told to those who wrote.
    synced: () => syncing.catch(() => undefined),
    flush: async () => running,
  };
}
