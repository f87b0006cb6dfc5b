import type { CommitResult, TurnRecord } from '../store';
import { type EncodedTurn, turnMessages } from '../turn-columns';
import type { SqliteStatements } from './statements';

/** Writes a turn; to be run in a transaction that holds the write lock. */
export function commitTurn(sql: SqliteStatements, turn: TurnRecord, encoded: EncodedTurn): CommitResult {
  const { conversation, key, user, channel, address, state, bodies, unanswered } = encoded;
  if (sql.isDone.all([conversation, key]).length > 0) return { status: 'duplicate' };

  const columns = [conversation, channel, user, address, state, bodies.length, turn.at];
  const [row] =
    turn.expectedVersion === 0 ? sql.create.all(columns) : sql.update.all([...columns, turn.expectedVersion]);
  if (!row) return { status: 'conflict' };

  const { id, last_seq: lastSeq } = row as { id: number; last_seq: number };
  const firstSeq = lastSeq - bodies.length + 1;
  sql.addParticipant.run([user, id]);
  sql.addTurn.run([id, key, firstSeq, lastSeq]);
  const messages = turnMessages(turn, firstSeq);
  messages.forEach(({ seq, from }, i) => {
    sql.addMessage.run([id, seq, key, turn.at, from, bodies[i], from === 'user' ? 1 : 0]);
  });
  if (unanswered !== undefined) sql.addUnanswered.run([id, unanswered, turn.at]);
  return { status: 'committed', messages };
}
