/** Tokens that may send, read or manage; and which responses were forgotten, so that none comes back. */
export const tokens = `
CREATE TABLE token (
  business text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL,   -- SHA-256, hex
  scopes text COLLATE "C" NOT NULL, -- with spaces between
  made_at bigint NOT NULL,          -- epoch ms
  revoked_at bigint,                -- epoch ms
  used_on bigint,                   -- days since 1970 UTC
  PRIMARY KEY (business, id)
);

CREATE TABLE forgotten (
  business text COLLATE "C" NOT NULL,
  response uuid NOT NULL,           -- its random id; nothing else is left of it
  PRIMARY KEY (business, response)
);

-- Words that retention looks for; mostly there are far fewer than answers.
CREATE INDEX answer_words ON answer (business, kind, response)
  WHERE kind IN ('text', 'contact') AND value <> 'null';
`
