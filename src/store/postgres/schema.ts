/**
 * The steps that bring a PostgreSQL database up to date, oldest first; the row of `guide_format` counts those done.
 *
 * A step that was released is never changed: what comes later is a new step. A step keeps what the version before it uses, because
 * instances of both may run while an update is rolled out. `address`, `state` and `body` hold JSON text, which jsonb could not hold
 * whole (it refuses null characters and lone surrogates), `at` columns ms since 1970, and other text is written by `toColumn`. Text is
 * compared byte by byte (`COLLATE "C"`), which no update of the system's locales can change under an index.
 */
export const postgresMigrations: readonly string[] = [
  `
  CREATE TABLE guide_format (version integer NOT NULL);
  INSERT INTO guide_format VALUES (0);

  CREATE TABLE conversations (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE,
    channel text NOT NULL,
    user_key text NOT NULL,
    address text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    last_seq integer NOT NULL,
    updated_at bigint NOT NULL
  );
  CREATE INDEX conversations_by_age ON conversations (updated_at);

  -- Several people may take part in one conversation; each may have it deleted.
  CREATE TABLE participants (
    user_key text COLLATE "C" NOT NULL,
    conversation bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
    PRIMARY KEY (user_key, conversation)
  );
  CREATE INDEX participants_by_conversation ON participants (conversation);

  -- A turn without any message leaves its key all the same.
  CREATE TABLE turns (
    conversation bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,
    first_seq integer NOT NULL,
    last_seq integer NOT NULL,
    PRIMARY KEY (conversation, key)
  );

  -- id grows in the order of commit within a conversation, and nearly so over all of them.
  CREATE TABLE messages (
    id bigint GENERATED ALWAYS AS IDENTITY,
    conversation bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
    seq integer NOT NULL,
    key text NOT NULL,
    at bigint NOT NULL,
    sender text NOT NULL CHECK (sender IN ('user', 'bot')),
    body text NOT NULL,
    sent boolean NOT NULL,
    -- When an instance last took it upon itself to send this, by the clock of the server, which all instances share.
    taken_up timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (conversation, seq)
  );
  CREATE INDEX messages_unsent ON messages (id) WHERE NOT sent;

  CREATE TABLE unanswered (
    question text COLLATE "C" PRIMARY KEY,
    count integer NOT NULL,
    last_at bigint NOT NULL
  );

  CREATE TABLE secrets (
    name text COLLATE "C" PRIMARY KEY,
    value text NOT NULL
  );
  `,
  `
  ALTER TABLE messages ADD COLUMN taken_as text;

  CREATE TABLE feedback (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    about text NOT NULL,
    liked boolean NOT NULL,
    comment text NOT NULL,
    at bigint NOT NULL
  );
  `,
  // Whoever asks to be forgotten is forgotten here too. What was kept before is of nobody known, so its words are deleted now; what an
  // instance of the version before still writes during an update is deleted by the next sweep.
  `
  DELETE FROM unanswered;
  CREATE TABLE questions (
    conversation bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
    question text COLLATE "C" NOT NULL,
    count integer NOT NULL,
    last_at bigint NOT NULL,
    PRIMARY KEY (conversation, question)
  );

  -- The name of the conversation, which may be forgotten or never have been; null for what was given before.
  ALTER TABLE feedback ADD COLUMN conversation text COLLATE "C", ADD COLUMN user_key text COLLATE "C";
  UPDATE feedback SET comment = '';

  CREATE TABLE notes (
    name text COLLATE "C" PRIMARY KEY,
    value text NOT NULL
  );
  `,
];
