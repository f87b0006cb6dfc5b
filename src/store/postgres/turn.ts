import type { CommitResult, TurnRecord } from '../store';
import { encodeTurn, turnMessages } from '../turn-columns';
import type { PostgresDatabase } from './database';
import { sql } from './statements';

/**
 * Writes a turn, in one statement and so in one transaction and one way to the server and back.
 *
 * Under READ COMMITTED the statement waits for whoever holds the conversation and then looks at its version again, which every turn
 * raises: so no key can have been done between what it saw and what it writes.
 */
export async function commitTurn(database: PostgresDatabase, turn: TurnRecord): Promise<CommitResult> {
  const { conversation, key, user, channel, address, state, bodies, unanswered } = encodeTurn(turn);
  const typed = turn.message !== undefined;
  const values = [conversation, key, channel, user, address, state, turn.at, bodies, typed, unanswered ?? null];
  const [row] =
    turn.expectedVersion === 0
      ? await database.rows<{ last_seq: number }>(sql.create, values)
      : await database.rows<{ last_seq: number }>(sql.update, [...values, turn.expectedVersion]);
  if (row) return { status: 'committed', messages: turnMessages(turn, row.last_seq - bodies.length + 1) };
  // Only a statement of its own sees what the other transaction did.
  const done = await database.rows(sql.isDone, [conversation, key]);
  return { status: done.length > 0 ? 'duplicate' : 'conflict' };
}
