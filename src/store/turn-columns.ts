import { fromColumn, toColumn } from './column-text';
import type { Feedback, StoredMessage, TurnRecord } from './store';

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

/** Encodes a turn for the columns of a database. */
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

/** The messages of a turn, the person's own first. */
export function turnMessages(
  { conversation, key, at, message, replies }: TurnRecord,
  firstSeq: number,
): StoredMessage[] {
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
  readonly sent: boolean | number;
  readonly taken_as: string | null;
}

/** The message that a row holds. */
export function toMessage(row: MessageRow): StoredMessage {
  const { seq, at } = row;
  const place = { conversation: fromColumn(row.name), seq, key: fromColumn(row.key), at };
  const body = JSON.parse(row.body);
  return row.sender === 'user'
    ? { ...place, from: 'user', body }
    : {
        ...place,
        from: 'bot',
        body,
        sent: Boolean(row.sent),
        ...(row.taken_as !== null && { takenAs: fromColumn(row.taken_as) }),
      };
}

/** A row of `feedback`. */
export interface FeedbackRow {
  readonly about: string;
  readonly liked: boolean | number;
  readonly comment: string;
  readonly at: number;
}

/** The feedback that a row holds. */
export function toFeedback({ about, liked, comment, at }: FeedbackRow): Feedback {
  return { about: fromColumn(about), liked: Boolean(liked), comment: fromColumn(comment), at };
}

/** The names that begin with a prefix ending in `|`, as a range: from the first on, before the second. */
export function namesUnder(prefix: string): [string, string] {
  const from = toColumn(prefix);
  // The character after "|" in every order by bytes.
  return [from, `${from.slice(0, -1)}}`];
}
