const MESSAGE = 'c.name, m.seq, m.key, m.at, m.sender, m.body, m.sent, m.taken_as';

/** What follows once `conversation` is created or updated; does nothing where it is empty. */
const TURN = `
  participant AS (INSERT INTO participants (user_key, conversation) SELECT $4, id FROM conversation ON CONFLICT DO NOTHING),
  turn AS (INSERT INTO turns (conversation, key, first_seq, last_seq)
    SELECT id, $2, last_seq - cardinality($8::text[]) + 1, last_seq FROM conversation),
  message AS (INSERT INTO messages (conversation, seq, key, at, sender, body, sent)
    SELECT id, last_seq - cardinality($8::text[]) + i, $2, $7, CASE WHEN $9 AND i = 1 THEN 'user' ELSE 'bot' END, body, $9 AND i = 1
    FROM conversation, unnest($8::text[]) WITH ORDINALITY AS added (body, i) ORDER BY i),
  question AS (INSERT INTO questions AS known (conversation, question, count, last_at)
    SELECT id, $10::text, 1, $7 FROM conversation WHERE $10::text IS NOT NULL ON CONFLICT (conversation, question) DO UPDATE SET count = known.count + 1, last_at = greatest(known.last_at, excluded.last_at))
  SELECT last_seq FROM conversation`;

/**
 * The SQL of the PostgreSQL store. Parameters are numbered as they are bound; each statement is a transaction by itself.
 *
 * Statements that lock several rows lock the conversations first, and those in the order of their ids, so that none can wait for each
 * other in a circle; a sweep passes by what others hold.
 */
const texts = {
  load: 'SELECT version, channel, user_key, address, state, last_seq FROM conversations WHERE name = $1',
  isDone: 'SELECT FROM conversations c JOIN turns t ON t.conversation = c.id WHERE c.name = $1 AND t.key = $2',
  create: `WITH conversation AS (
    INSERT INTO conversations (name, channel, user_key, address, state, version, last_seq, updated_at)
    VALUES ($1, $3, $4, $5, $6, 1, cardinality($8::text[]), $7) ON CONFLICT DO NOTHING RETURNING id, last_seq), ${TURN}`,
  update: `WITH conversation AS (
    UPDATE conversations c SET channel = $3, user_key = $4, address = $5, state = $6, version = version + 1,
    last_seq = last_seq + cardinality($8::text[]), updated_at = $7 WHERE name = $1 AND version = $11
    AND NOT EXISTS (SELECT FROM turns t WHERE t.conversation = c.id AND t.key = $2) RETURNING id, last_seq), ${TURN}`,
  turn: `SELECT ${MESSAGE} FROM conversations c JOIN turns t ON t.conversation = c.id AND t.key = $2
    JOIN messages m ON m.conversation = c.id AND m.seq BETWEEN t.first_seq AND t.last_seq WHERE c.name = $1 ORDER BY m.seq`,
  messages: `SELECT ${MESSAGE} FROM conversations c JOIN messages m ON m.conversation = c.id
    WHERE c.name = $1 AND m.seq > $2 ORDER BY m.seq LIMIT $3`,
  markSent: `UPDATE messages m SET sent = true, taken_as = coalesce(taken.id, m.taken_as)
    FROM unnest($2::integer[], $3::text[]) AS taken (seq, id)
    WHERE m.conversation = (SELECT id FROM conversations WHERE name = $1 FOR KEY SHARE) AND m.seq = taken.seq
    AND (NOT m.sent OR taken.id IS NOT NULL)`,
  takenAs: `SELECT ${MESSAGE} FROM conversations c JOIN messages m ON m.conversation = c.id
    WHERE c.name = $1 AND m.taken_as = $2 ORDER BY m.seq DESC LIMIT 1`,
  unsent: `WITH due AS (
    SELECT m.id FROM messages m JOIN conversations c ON c.id = m.conversation
    WHERE NOT m.sent AND c.channel = $1 AND m.taken_up <= clock_timestamp() - make_interval(secs => $2)
    ORDER BY c.id, m.seq FOR UPDATE OF m SKIP LOCKED),
  taken AS (
    UPDATE messages m SET taken_up = clock_timestamp() FROM due, conversations c WHERE m.id = due.id AND c.id = m.conversation
    RETURNING m.id, ${MESSAGE}, c.address)
  SELECT * FROM taken ORDER BY id`,
  forget: `WITH given AS (DELETE FROM feedback WHERE conversation = $1) DELETE FROM conversations WHERE name = $1`,
  forgetUnder: `WITH theirs AS (SELECT id FROM conversations WHERE name >= $1 AND name < $2 ORDER BY id FOR UPDATE),
    given AS (DELETE FROM feedback WHERE conversation >= $1 AND conversation < $2)
    DELETE FROM conversations USING theirs WHERE conversations.id = theirs.id`,
  forgetUser: `WITH theirs AS (SELECT c.id FROM conversations c JOIN participants p ON p.conversation = c.id WHERE p.user_key = $1
    ORDER BY c.id FOR UPDATE OF c), given AS (DELETE FROM feedback WHERE user_key = $1)
    DELETE FROM conversations USING theirs WHERE conversations.id = theirs.id`,
  unanswered: `SELECT question, sum(count) AS count, max(last_at) AS last_at FROM questions GROUP BY question
    ORDER BY 2 DESC, 3 DESC, 1 LIMIT $1`,
  newest: 'SELECT max(updated_at) AS at FROM conversations',
  sweep: `WITH old AS (SELECT id FROM conversations WHERE updated_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
    DELETE FROM conversations USING old WHERE conversations.id = old.id`,
  sweepUnanswered: `WITH old AS (SELECT conversation, question FROM questions WHERE last_at < $1 FOR UPDATE SKIP LOCKED),
    unowned AS (DELETE FROM unanswered)
    DELETE FROM questions q USING old WHERE q.conversation = old.conversation AND q.question = old.question`,
  addFeedback:
    'INSERT INTO feedback (about, liked, comment, at, conversation, user_key) VALUES ($1, $2, $3, $4, $5, $6)',
  feedback: 'SELECT about, liked, comment, at FROM feedback ORDER BY at DESC, id DESC LIMIT $1',
  sweepFeedback: `DELETE FROM feedback WHERE at < $1 OR user_key IS NULL AND comment <> ''`,
  secret: 'SELECT value FROM secrets WHERE name = $1',
  addSecret: 'INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING',
  note: 'SELECT value FROM notes WHERE name = $1',
  setNote: 'INSERT INTO notes (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
} as const;

/** A statement, planned once in each connection under its name. */
export interface PostgresStatement {
  readonly name: string;
  readonly text: string;
}

/** Every statement of the PostgreSQL store. */
export const sql = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { name, text }])) as Readonly<
  Record<keyof typeof texts, PostgresStatement>
>;
