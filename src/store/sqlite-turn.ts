import { fromColumn, toColumn } from './column-text';
import type { SqliteStatements } from './sqlite-statements';
import type { CommitResult, StoredMessage, TurnRecord } from './store';

/** A turn as its columns hold it; encoded before the transaction, so that what cannot be JSON fails alone and early. */
export interface EncodedTurn {
  readonly conversation: string;
  readonly key: string;
  readonly user: string;
  readonly channel: string;
  readonly address: string;
  readonly state: string;
  readonly bodies: readonly string[];
  readonly unanswered: string | undefined;
}

/** Encodes a turn for {@link commitTurn}. */
export function encodeTurn(turn: TurnRecord): EncodedTurn {
  return {
    conversation: toColumn(turn.conversation),
    key: toColumn(turn.key),
    user: toColumn(turn.user),
    channel: toColumn(turn.channel),
    address: JSON.stringify(turn.address),
    state: JSON.stringify(turn.state ?? null),
    bodies: [...(turn.message ? [turn.message] : []), ...turn.replies].map((body) => JSON.stringify(body)),
    unanswered: turn.unanswered === undefined ? undefined : toColumn(turn.unanswered),
  };
}

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
  if (unanswered !== undefined) sql.addUnanswered.run([unanswered, turn.at]);
  return { status: 'committed', messages };
}

/** The messages of a turn, the person's own first. */
function turnMessages({ conversation, key, at, message, replies }: TurnRecord, firstSeq: number): StoredMessage[] {
  let seq = firstSeq;
  const messages: StoredMessage[] = [];
  if (message) messages.push({ conversation, seq: seq++, key, at, from: 'user', body: message });
  for (const body of replies) messages.push({ conversation, seq: seq++, key, at, from: 'bot', body, sent: false });
  return messages;
}

/** A row of `messages` with its conversation's name. */
export interface MessageRow {
  readonly name: string;
  readonly seq: number;
  readonly key: string;
  readonly at: number;
  readonly sender: 'user' | 'bot';
  readonly body: string;
  readonly sent: number;
}

/** The message that a row holds. */
export function toMessage(row: MessageRow): StoredMessage {
  const { seq, at } = row;
  const place = { conversation: fromColumn(row.name), seq, key: fromColumn(row.key), at };
  const body = JSON.parse(row.body);
  return row.sender === 'user'
    ? { ...place, from: 'user', body }
    : { ...place, from: 'bot', body, sent: row.sent === 1 };
}
