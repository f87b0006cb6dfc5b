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
  /** Runs what is waiting now. */
  flush(): void;
}

const settled = (resolve: Job['resolve'], value: unknown) => () => resolve(value);

/**
 * Lets all writes of one tick of the event loop share one transaction, and so one sync of the disk, which is what a write costs.
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

  function flush(): void {
    const jobs = waiting;
    if (jobs.length === 0) return;
    waiting = [];
    try {
      begin.run([]);
      // A job that has the transaction to itself is undone with it, and needs no savepoint.
      const settle = jobs.length === 1 ? jobs.map(({ work, resolve }) => settled(resolve, work())) : jobs.map(run);
      commit.run([]);
      for (const tell of settle) tell();
    } catch (error) {
      for (const { reject } of jobs) reject(error);
      if (database.inTransaction) rollback.run([]);
    }
  }

  return {
    write: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        // setImmediate runs after all input of this tick has been read.
        if (waiting.push({ work, resolve: resolve as Job['resolve'], reject }) === 1) setImmediate(flush);
      }),
    flush,
  };
}
