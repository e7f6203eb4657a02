/** Tokens that may send, read or manage; and which responses were forgotten, so that none comes back. */
export const tokens = `
CREATE TABLE token (
  business TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,            -- SHA-256, hex
  scopes TEXT NOT NULL,          -- with spaces between
  made_at INTEGER NOT NULL,      -- epoch ms
  revoked_at INTEGER,            -- epoch ms
  used_on INTEGER,               -- days since 1970 UTC
  PRIMARY KEY (business, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE forgotten (
  business TEXT NOT NULL,
  response TEXT NOT NULL,        -- its random id; nothing else is left of it
  PRIMARY KEY (business, response)
) STRICT, WITHOUT ROWID;

-- Words that retention looks for; mostly there are far fewer than answers.
CREATE INDEX answer_words ON answer (business, kind, response)
  WHERE kind IN ('text', 'contact') AND value <> 'null';
`
