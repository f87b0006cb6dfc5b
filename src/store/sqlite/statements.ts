import type { Statement } from './database';

const MESSAGE = 'c.name, m.seq, m.key, m.at, m.sender, m.body, m.sent, m.taken_as';

/** The SQL of the SQLite store. Parameters are numbered as they are bound. */
const texts = {
  load: 'SELECT version, channel, user, address, state, last_seq FROM conversations WHERE name = ?1',
  isDone: 'SELECT 1 FROM turns WHERE key = ?2 AND conversation = (SELECT id FROM conversations WHERE name = ?1)',
  create: `INSERT INTO conversations (name, channel, user, address, state, version, last_seq, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?7) ON CONFLICT DO NOTHING RETURNING id, last_seq`,
  update: `UPDATE conversations SET channel = ?2, user = ?3, address = ?4, state = ?5, version = version + 1,
    last_seq = last_seq + ?6, updated_at = ?7 WHERE name = ?1 AND version = ?8 RETURNING id, last_seq`,
  addParticipant: 'INSERT INTO participants (user, conversation) VALUES (?1, ?2) ON CONFLICT DO NOTHING',
  addTurn: 'INSERT INTO turns (conversation, key, first_seq, last_seq) VALUES (?1, ?2, ?3, ?4)',
  addMessage: `INSERT INTO messages (conversation, seq, key, at, sender, body, sent) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
  addUnanswered: `INSERT INTO questions (conversation, question, count, last_at) VALUES (?1, ?2, 1, ?3)
    ON CONFLICT DO UPDATE SET count = count + 1, last_at = max(last_at, excluded.last_at)`,
  turn: `SELECT ${MESSAGE} FROM conversations c JOIN turns t ON t.conversation = c.id AND t.key = ?2
    JOIN messages m ON m.conversation = c.id AND m.seq BETWEEN t.first_seq AND t.last_seq WHERE c.name = ?1 ORDER BY m.seq`,
  messages: `SELECT ${MESSAGE} FROM conversations c JOIN messages m ON m.conversation = c.id
    WHERE c.name = ?1 AND m.seq > ?2 ORDER BY m.seq LIMIT ?3`,
  markSent: `UPDATE messages SET sent = 1, taken_as = coalesce(?3, taken_as)
    WHERE conversation = (SELECT id FROM conversations WHERE name = ?1) AND seq = ?2`,
  takenAs: `SELECT ${MESSAGE} FROM conversations c JOIN messages m ON m.conversation = c.id
    WHERE c.name = ?1 AND m.taken_as = ?2 ORDER BY m.seq DESC LIMIT 1`,
  unsent: `SELECT ${MESSAGE}, c.address FROM messages m JOIN conversations c ON c.id = m.conversation
    WHERE m.sent = 0 AND c.channel = ?1 ORDER BY m.id`,
  forget: 'DELETE FROM conversations WHERE name = ?1',
  forgetUnder: 'DELETE FROM conversations WHERE name >= ?1 AND name < ?2',
  forgetUser: 'DELETE FROM conversations WHERE id IN (SELECT conversation FROM participants WHERE user = ?1)',
  forgetFeedback: 'DELETE FROM feedback WHERE conversation = ?1',
  forgetFeedbackUnder: 'DELETE FROM feedback WHERE conversation >= ?1 AND conversation < ?2',
  forgetFeedbackOf: 'DELETE FROM feedback WHERE user = ?1',
  unanswered: `SELECT question, sum(count) AS count, max(last_at) AS last_at FROM questions GROUP BY question
    ORDER BY 2 DESC, 3 DESC, 1 LIMIT ?1`,
  newest: 'SELECT max(updated_at) AS at FROM conversations',
  sweep: 'DELETE FROM conversations WHERE id IN (SELECT id FROM conversations WHERE updated_at < ?1 LIMIT ?2)',
  sweepUnanswered: 'DELETE FROM questions WHERE last_at < ?1',
  addFeedback: `INSERT INTO feedback (about, liked, comment, at, conversation, user) VALUES (?1, ?2, ?3, ?4, ?5, ?6)`,
  feedback: 'SELECT about, liked, comment, at FROM feedback ORDER BY at DESC, id DESC LIMIT ?1',
  sweepFeedback: 'DELETE FROM feedback WHERE at < ?1',
  secret: 'SELECT value FROM secrets WHERE name = ?1',
  addSecret: 'INSERT INTO secrets (name, value) VALUES (?1, ?2)',
  note: 'SELECT value FROM notes WHERE name = ?1',
  setNote: 'INSERT INTO notes (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value',
} as const;

/** Every statement of the SQLite store, prepared once. */
export type SqliteStatements = Readonly<Record<keyof typeof texts, Statement>>;

/** Prepares the statements of the SQLite store. */
export function prepareStatements(prepare: (sql: string) => Statement): SqliteStatements {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, prepare(text)])) as SqliteStatements;
}
