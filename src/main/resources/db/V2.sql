-- Lever's postings, requisitions and users: each is asked for once, not at every sync. document holds what lvjw reads
-- of one (a user's name and e-mail are personal data); NULL: Lever has none of that id.
CREATE TABLE remembered (
  kind     TEXT NOT NULL CHECK (kind IN ('posting', 'requisition', 'user')),
  id       TEXT NOT NULL,
  document TEXT,
  read_at  INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE INDEX remembered_read ON remembered (read_at);
