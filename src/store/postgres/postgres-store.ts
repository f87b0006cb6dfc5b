import { fromColumn, toColumn, toOptionalColumn } from '../column-text';
import type { Store } from '../store';
import { StoreError } from '../store-error';
import { type FeedbackRow, type MessageRow, namesUnder, toFeedback, toMessage } from '../turn-columns';
import { parsePostgresAddress } from './address';
import { openPostgresDatabase } from './database';
import { postgresError } from './error';
import { sql } from './statements';
import { commitTurn } from './turn';

/** Conversations deleted in one transaction of a sweep, so that none is locked for long. */
const SWEEP_STEP = 100;

interface ConversationRow {
  readonly version: number;
  readonly channel: string;
  readonly user_key: string;
  readonly address: string;
  readonly state: string;
  readonly last_seq: number;
}

interface UnansweredRow {
  readonly question: string;
  readonly count: number;
  readonly last_at: number;
}

/**
 * A store in a PostgreSQL database (tested with 18) that many instances may share.
 *
 * `unsent` gives a reply to one instance at a time: not before the instance that committed it has had time to send it, and not while
 * another that started takes care of it. What an instance leaves unsent when it dies is therefore found from 30 s after that on.
 *
 * What is deleted is gone from every query at once, and from the disk with the server's next vacuum, its log and backups apart.
 *
 * @param url see {@link parsePostgresAddress}
 * @throws {StoreError} when the database cannot be opened
 */
export async function openPostgresStore(url: string): Promise<Store> {
  const { connectionString, resendAfter } = parsePostgresAddress(url);
  const database = await openPostgresDatabase(connectionString);
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  let lastSecret: Promise<unknown> = Promise.resolve();

  async function run<T>(work: () => Promise<T>): Promise<T> {
    if (closing) throw new StoreError('closed', 'The store was closed: open it again.');
    const done = work();
    running.add(done);
    try {
      return await done;
    } catch (error) {
      throw postgresError(error);
    } finally {
      running.delete(done);
    }
  }

  async function findSecret(name: string, make: () => string): Promise<string> {
    const read = () => database.rows<{ value: string }>(sql.secret, [name]);
    let [known] = await read();
    if (!known) {
      // Another instance may be faster: what is stored counts.
      await database.run(sql.addSecret, [name, toColumn(make())]);
      [known] = await read();
    }
    return fromColumn((known as { value: string }).value);
  }

  return {
    load: (conversation) =>
      run(async () => {
        const [row] = await database.rows<ConversationRow>(sql.load, [toColumn(conversation)]);
        return (
          row && {
            state: JSON.parse(row.state),
            version: row.version,
            channel: fromColumn(row.channel),
            user: fromColumn(row.user_key),
            address: JSON.parse(row.address),
            lastSeq: row.last_seq,
          }
        );
      }),

    commit: (turn) => run(() => commitTurn(database, turn)),

    turn: (conversation, key) =>
      run(async () =>
        (await database.rows<MessageRow>(sql.turn, [toColumn(conversation), toColumn(key)])).map(toMessage),
      ),

    messages: (conversation, after, limit) =>
      run(async () =>
        (await database.rows<MessageRow>(sql.messages, [toColumn(conversation), after, limit])).map(toMessage),
      ),

    markSent: async (conversation, seqs, ids = []) => {
      const named = seqs.map((_, i) => toOptionalColumn(ids[i]));
      if (seqs.length > 0) await run(() => database.run(sql.markSent, [toColumn(conversation), seqs, named]));
    },

    takenAs: (conversation, id) =>
      run(async () => {
        const [row] = await database.rows<MessageRow>(sql.takenAs, [toColumn(conversation), toColumn(id)]);
        return row && toMessage(row);
      }),

    unsent: (channel) =>
      run(async () => {
        const values = [toColumn(channel), resendAfter];
        return (await database.rows<MessageRow & { address: string }>(sql.unsent, values)).map((row) => ({
          message: toMessage(row),
          address: JSON.parse(row.address),
        }));
      }),

    forget: async (conversation) => {
      await run(() => database.run(sql.forget, [toColumn(conversation)]));
    },

    forgetUnder: async (prefix) => {
      await run(() => database.run(sql.forgetUnder, namesUnder(prefix)));
    },

    forgetUser: async (user) => {
      await run(() => database.run(sql.forgetUser, [toColumn(user)]));
    },

    unanswered: (limit) =>
      run(async () =>
        (await database.rows<UnansweredRow>(sql.unanswered, [limit])).map(({ question, count, last_at }) => ({
          question: fromColumn(question),
          count,
          lastAt: last_at,
        })),
      ),

    addFeedback: async ({ about, liked, comment, at, conversation, user }) => {
      const giver = [toColumn(conversation), toColumn(user)];
      await run(() => database.run(sql.addFeedback, [toColumn(about), liked, toColumn(comment), at, ...giver]));
    },

    feedback: (limit) => run(async () => (await database.rows<FeedbackRow>(sql.feedback, [limit])).map(toFeedback)),

    sweep: async (at) => {
      await run(() => database.run(sql.sweepUnanswered, [at]));
      await run(() => database.run(sql.sweepFeedback, [at]));
      let total = 0;
      let swept: number;
      do {
        swept = await run(() => database.run(sql.sweep, [at, SWEEP_STEP]));
        total += swept;
      } while (swept === SWEEP_STEP);
      return total;
    },

    newest: () => run(async () => (await database.rows<{ at: number | null }>(sql.newest, []))[0]?.at ?? undefined),

    note: (name) =>
      run(async () => {
        const [row] = await database.rows<{ value: string }>(sql.note, [toColumn(name)]);
        return row && JSON.parse(row.value);
      }),

    setNote: async (name, value) => {
      await run(() => database.run(sql.setNote, [toColumn(name), JSON.stringify(value)]));
    },

    // One after the other, so that the first call here makes it and the others find it.
    secret: (name, make) =>
      run(() => {
        const secret = lastSecret.then(() => findSecret(toColumn(name), make));
        lastSecret = secret.catch(() => {});
        return secret;
      }),

    close: () => {
      closing ??= Promise.allSettled(running).then(() => database.close());
      return closing;
    },
  };
}
