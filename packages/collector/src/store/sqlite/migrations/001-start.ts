/**
 * Raw rows and their rollups. Every key begins with the business, so the same tables can be spread
 * over machines by it.
 */
export const start = `
CREATE TABLE response (
  business TEXT NOT NULL,
  id TEXT NOT NULL,
  touchpoint TEXT NOT NULL,
  at INTEGER NOT NULL,           -- epoch ms, corrected for a clock that is off
  clock INTEGER NOT NULL,        -- epoch ms, as the sender said
  received INTEGER NOT NULL,     -- epoch ms
  hour INTEGER NOT NULL,         -- on the touchpoint's wall clock, since 1970-01-01T00
  arrival INTEGER NOT NULL,      -- counts up in a business; anew when a later part adds something
  locale TEXT,
  ended TEXT,
  device TEXT,
  boot TEXT,
  seq INTEGER,
  fields TEXT,                   -- JSON
  PRIMARY KEY (business, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX response_arrival ON response (business, arrival);

CREATE TABLE answer (
  business TEXT NOT NULL,
  response TEXT NOT NULL,
  question TEXT NOT NULL,
  kind TEXT NOT NULL,            -- as it was asked: the config may change it later
  point INTEGER,                 -- rated kinds
  value TEXT,                    -- other kinds, JSON
  lens TEXT,                     -- only construct satisfaction: service or experience
  PRIMARY KEY (business, response, question),
  CHECK ((point IS NULL) <> (value IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_cell (
  business TEXT NOT NULL,
  grain TEXT NOT NULL,           -- hour or day
  bucket INTEGER NOT NULL,       -- local hour or local day
  touchpoint TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (business, grain, bucket, touchpoint)
) STRICT, WITHOUT ROWID;

CREATE TABLE cell (
  business TEXT NOT NULL,
  grain TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  touchpoint TEXT NOT NULL,
  question TEXT NOT NULL,
  kind TEXT NOT NULL,            -- the scale that point is on
  point INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (business, grain, bucket, touchpoint, question, kind, point)
) STRICT, WITHOUT ROWID;

CREATE TABLE option_cell (
  business TEXT NOT NULL,
  grain TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  touchpoint TEXT NOT NULL,
  question TEXT NOT NULL,
  option TEXT NOT NULL,          -- empty: all answers to a question that is not rated
  count INTEGER NOT NULL,
  PRIMARY KEY (business, grain, bucket, touchpoint, question, option)
) STRICT, WITHOUT ROWID;

CREATE TABLE pair_cell (
  business TEXT NOT NULL,
  grain TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  touchpoint TEXT NOT NULL,
  service_question TEXT NOT NULL,
  experience_question TEXT NOT NULL,
  service_kind TEXT NOT NULL,
  experience_kind TEXT NOT NULL,
  service_point INTEGER NOT NULL,
  experience_point INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (business, grain, bucket, touchpoint, service_question, experience_question,
    service_kind, experience_kind, service_point, experience_point)
) STRICT, WITHOUT ROWID;

-- Written by every readiness check, so that "ready" means "can write".
CREATE TABLE pulse (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  beats INTEGER NOT NULL
) STRICT;
`
