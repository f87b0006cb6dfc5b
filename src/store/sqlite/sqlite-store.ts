import { fromColumn, toColumn, toOptionalColumn } from '../column-text';
import { createGroupCommit } from '../group-commit';
import type { Store } from '../store';
import { StoreError } from '../store-error';
import { encodeTurn, type FeedbackRow, type MessageRow, namesUnder, toFeedback, toMessage } from '../turn-columns';
import { openSqliteDatabase } from './database';
import { sqliteError } from './error';
import { prepareStatements } from './statements';
import { commitTurn } from './turn';

/** Conversations deleted in one transaction of a sweep, so that turns can come between. */
const SWEEP_STEP = 100;

interface UnansweredRow {
  readonly question: string;
  readonly count: number;
  readonly last_at: number;
}

interface ConversationRow {
  readonly version: number;
  readonly channel: string;
  readonly user: string;
  readonly address: string;
  readonly state: string;
  readonly last_seq: number;
}

/**
 * A store in a SQLite file that several processes may share, or in memory.
 *
 * Reads and writes block the event loop for tens of microseconds; the disk is synced beside it, and commits share its syncs.
 *
 * @param path the file, created if it is missing; left out: in memory
 * @throws {StoreError} when the database cannot be opened
 */
export function openSqliteStore(path?: string): Store {
  const database = openSqliteDatabase(path);
  const sql = prepareStatements(database.prepare);
  const group = createGroupCommit(database);
  let closed = false;

  /** Reads what is committed, though a loss of power might still undo it: for what is itself committed after it. */
  async function readNewest<T>(work: () => T): Promise<T> {
    if (closed) throw new StoreError('closed', 'The store was closed: open it again.');
    try {
      return work();
    } catch (error) {
      throw sqliteError(error);
    }
  }

  /** Reads what no loss of power can undo, because people see it. */
  async function read<T>(work: () => T): Promise<T> {
    await group.synced();
    return readNewest(work);
  }

  async function write<T>(work: () => T): Promise<T> {
    if (closed) throw new StoreError('closed', 'The store was closed: open it again.');
    try {
      return await group.write(work);
    } catch (error) {
      throw sqliteError(error);
    }
  }

  async function erase(work: () => number): Promise<number> {
    const erased = await write(work);
    if (erased > 0 && !closed) database.checkpoint();
    return erased;
  }

  return {
    load: (conversation) =>
      readNewest(() => {
        const [row] = sql.load.all([toColumn(conversation)]) as ConversationRow[];
        return (
          row && {
            state: JSON.parse(row.state),
            version: row.version,
            channel: fromColumn(row.channel),
            user: fromColumn(row.user),
            address: JSON.parse(row.address),
            lastSeq: row.last_seq,
          }
        );
      }),

    commit: async (turn) => {
      const record = encodeTurn(turn);
      return write(() => commitTurn(sql, turn, record));
    },

    turn: (conversation, key) =>
      read(() => (sql.turn.all([toColumn(conversation), toColumn(key)]) as MessageRow[]).map(toMessage)),

    messages: (conversation, after, limit) =>
      read(() => (sql.messages.all([toColumn(conversation), after, limit]) as MessageRow[]).map(toMessage)),

    markSent: async (conversation, seqs, ids = []) => {
      if (seqs.length === 0) return;
      await write(() => {
        seqs.forEach((seq, i) => {
          sql.markSent.run([toColumn(conversation), seq, toOptionalColumn(ids[i])]);
        });
      });
    },

    takenAs: (conversation, id) =>
      read(() => (sql.takenAs.all([toColumn(conversation), toColumn(id)]) as MessageRow[]).map(toMessage)[0]),

    unsent: (channel) =>
      read(() =>
        (sql.unsent.all([toColumn(channel)]) as (MessageRow & { address: string })[]).map((row) => ({
          message: toMessage(row),
          address: JSON.parse(row.address),
        })),
      ),

    forget: async (conversation) => {
      const name = [toColumn(conversation)];
      await erase(() => sql.forgetFeedback.run(name).changes + sql.forget.run(name).changes);
    },

    forgetUnder: async (prefix) => {
      const names = namesUnder(prefix);
      await erase(() => sql.forgetFeedbackUnder.run(names).changes + sql.forgetUnder.run(names).changes);
    },

    forgetUser: async (user) => {
      const name = [toColumn(user)];
      await erase(() => sql.forgetFeedbackOf.run(name).changes + sql.forgetUser.run(name).changes);
    },

    unanswered: (limit) =>
      read(() =>
        (sql.unanswered.all([limit]) as UnansweredRow[]).map(({ question, count, last_at }) => ({
          question: fromColumn(question),
          count,
          lastAt: last_at,
        })),
      ),

    addFeedback: async ({ about, liked, comment, at, conversation, user }) => {
      const giver = [toColumn(conversation), toColumn(user)];
      await write(() => sql.addFeedback.run([toColumn(about), Number(liked), toColumn(comment), at, ...giver]));
    },

    feedback: (limit) => read(() => (sql.feedback.all([limit]) as FeedbackRow[]).map(toFeedback)),

    sweep: async (at) => {
      await erase(() => sql.sweepUnanswered.run([at]).changes);
      await erase(() => sql.sweepFeedback.run([at]).changes);
      let total = 0;
      let swept: number;
      do {
        swept = await erase(() => sql.sweep.run([at, SWEEP_STEP]).changes);
        total += swept;
      } while (swept === SWEEP_STEP);
      return total;
    },

    newest: () => read(() => (sql.newest.all([]) as { at: number | null }[])[0]?.at ?? undefined),

    note: (name) =>
      read(() => {
        const [row] = sql.note.all([toColumn(name)]) as { value: string }[];
        return row && JSON.parse(row.value);
      }),

    setNote: async (name, value) => {
      await write(() => sql.setNote.run([toColumn(name), JSON.stringify(value)]));
    },

    secret: (name, make) =>
      write(() => {
        const [known] = sql.secret.all([toColumn(name)]) as { value: string }[];
        if (known) return fromColumn(known.value);
        const value = make();
        sql.addSecret.run([toColumn(name), toColumn(value)]);
        return value;
      }),

    close: async () => {
      if (closed) return;
      closed = true;
      await group.flush();
      database.checkpoint();
      database.close();
    },
  };
}
