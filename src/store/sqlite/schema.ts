/**
 * The steps that bring a SQLite database up to date, oldest first; `user_version` counts those done.
 *
 * A step that was released is never changed: what comes later is a new step. JSON columns hold JSON text, `at` columns ms since 1970,
 * and other text is written by `toColumn`.
 */
export const sqliteMigrations: readonly string[] = [
  `
  CREATE TABLE conversations (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    user TEXT NOT NULL,
    address TEXT NOT NULL, -- JSON
    state TEXT NOT NULL, -- JSON
    version INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX conversations_by_age ON conversations (updated_at);

  -- Several people may take part in one conversation; each may have it deleted.
  CREATE TABLE participants (
    user TEXT NOT NULL,
    conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
    PRIMARY KEY (user, conversation)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX participants_by_conversation ON participants (conversation);

  -- A turn without any message leaves its key all the same.
  CREATE TABLE turns (
    conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
    key TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    PRIMARY KEY (conversation, key)
  ) STRICT, WITHOUT ROWID;

  -- id grows in the order of commit, over all conversations.
  CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    key TEXT NOT NULL,
    at INTEGER NOT NULL,
    sender TEXT NOT NULL CHECK (sender IN ('user', 'bot')),
    body TEXT NOT NULL, -- JSON
    sent INTEGER NOT NULL,
    UNIQUE (conversation, seq)
  ) STRICT;
  CREATE INDEX messages_unsent ON messages (id) WHERE sent = 0;

  CREATE TABLE unanswered (
    question TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    last_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE secrets (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE messages ADD COLUMN taken_as TEXT;

  CREATE TABLE feedback (
    id INTEGER PRIMARY KEY,
    about TEXT NOT NULL,
    liked INTEGER NOT NULL,
    comment TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  `,
  // Whoever asks to be forgotten is forgotten here too. What was kept before is of nobody known, so its words are deleted now.
  `
  DROP TABLE unanswered;
  CREATE TABLE questions (
    conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
    question TEXT NOT NULL,
    count INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (conversation, question)
  ) STRICT, WITHOUT ROWID;

  -- The name of the conversation, which may be forgotten or never have been; null for what was given before.
  ALTER TABLE feedback ADD COLUMN conversation TEXT;
  ALTER TABLE feedback ADD COLUMN user TEXT;
  UPDATE feedback SET comment = '';

  CREATE TABLE notes (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL -- JSON
  ) STRICT, WITHOUT ROWID;
  `,
];
