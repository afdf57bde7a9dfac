-- Instants are INTEGER milliseconds since the epoch, UTC. Ids of Lever's are opaque text.

CREATE TABLE hire (
  opportunity_id TEXT PRIMARY KEY,
  short_id       TEXT UNIQUE NOT NULL,
  contact_id     TEXT,
  home_email     TEXT,
  state          TEXT NOT NULL,
  hired_at       INTEGER NOT NULL,
  first_seen_at  INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,
  alarm          INTEGER NOT NULL DEFAULT 0,
  document       TEXT NOT NULL
);
CREATE INDEX hire_state ON hire (state);
CREATE INDEX hire_contact ON hire (contact_id);
CREATE INDEX hire_home_email ON hire (home_email);

-- A journal line names fields, never their values.
CREATE TABLE journal (
  seq            INTEGER PRIMARY KEY,
  at             INTEGER NOT NULL,
  actor          TEXT NOT NULL,
  opportunity_id TEXT,
  action         TEXT NOT NULL,
  fields         TEXT NOT NULL,
  evidence       TEXT
);
CREATE INDEX journal_hire ON journal (opportunity_id);

-- token_hash is the SHA-256 of what Lever signed; neither the token nor the body is kept.
CREATE TABLE inbox (
  seq            INTEGER PRIMARY KEY,
  received_at    INTEGER NOT NULL,
  kind           TEXT NOT NULL CHECK (kind IN ('event', 'test', 'probe')),
  event          TEXT NOT NULL,
  opportunity_id TEXT,
  token_hash     TEXT UNIQUE NOT NULL,
  triggered_at   INTEGER NOT NULL,
  subject_hash   TEXT NOT NULL,
  handled_at     INTEGER
);
CREATE INDEX inbox_unhandled ON inbox (handled_at) WHERE handled_at IS NULL;

CREATE TABLE refusal (
  seq    INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL,
  reason TEXT NOT NULL
);

-- The intent to send a mail; its text is made from the hire when it is sent.
CREATE TABLE outbox (
  message_id     TEXT PRIMARY KEY,
  kind           TEXT NOT NULL,
  opportunity_id TEXT,
  created_at     INTEGER NOT NULL,
  sent_at        INTEGER,
  attempts       INTEGER NOT NULL DEFAULT 0,
  last_error     TEXT
);

-- Cursors, and facts such as the registered webhook's id.
CREATE TABLE mark (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
