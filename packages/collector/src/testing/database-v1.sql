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
CREATE TABLE pulse (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  beats INTEGER NOT NULL
) STRICT;
INSERT INTO response VALUES ('acme', '01930000-0000-7000-8000-000000000001', 'exit', 1000, 1000, 2000, 30, 1, 'en', 'done', 'tablet', 'b', 1, '{"order":"A-1"}');
INSERT INTO response VALUES ('acme', '01930000-0000-7000-8000-000000000002', 'exit', 1000, 1000, 2000, -1, 2, NULL, 'skip', NULL, NULL, NULL, NULL);
INSERT INTO response VALUES ('acme', '01930000-0000-7000-8000-000000000003', 'exit', 1000, 1000, 2000, -1, 5, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO response VALUES ('acme', '01930000-0000-7000-8000-000000000004', 'support', 1000, 1000, 2000, 55, 4, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO response VALUES ('other', '01930000-0000-7000-8000-000000000001', 'till', 1000, 1000, 2000, 30, 1, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO answer VALUES ('acme', '01930000-0000-7000-8000-000000000001', 'reasons', 'choice', NULL, '["messy","rude"]', NULL);
INSERT INTO answer VALUES ('acme', '01930000-0000-7000-8000-000000000001', 'satisfaction', 'smiley4', 4, NULL, 'experience');
INSERT INTO answer VALUES ('acme', '01930000-0000-7000-8000-000000000003', 'contact', 'contact', NULL, '{"email":"a@b.example","consent":true}', NULL);
INSERT INTO answer VALUES ('acme', '01930000-0000-7000-8000-000000000003', 'satisfaction', 'smiley4', 1, NULL, 'experience');
INSERT INTO answer VALUES ('acme', '01930000-0000-7000-8000-000000000004', 'help', 'smiley4', 2, NULL, 'service');
INSERT INTO answer VALUES ('acme', '01930000-0000-7000-8000-000000000004', 'overall', 'stars', 5, NULL, 'experience');
INSERT INTO answer VALUES ('other', '01930000-0000-7000-8000-000000000001', 'comment', 'text', NULL, '"fine \"here\""', NULL);
INSERT INTO visit_cell VALUES ('acme', 'day', -1, 'exit', 2);
INSERT INTO visit_cell VALUES ('acme', 'day', 1, 'exit', 1);
INSERT INTO visit_cell VALUES ('acme', 'day', 2, 'support', 1);
INSERT INTO visit_cell VALUES ('acme', 'hour', -1, 'exit', 2);
INSERT INTO visit_cell VALUES ('acme', 'hour', 30, 'exit', 1);
INSERT INTO visit_cell VALUES ('acme', 'hour', 55, 'support', 1);
INSERT INTO visit_cell VALUES ('other', 'day', 1, 'till', 1);
INSERT INTO visit_cell VALUES ('other', 'hour', 30, 'till', 1);
INSERT INTO cell VALUES ('acme', 'day', -1, 'exit', 'satisfaction', 'smiley4', 1, 1);
INSERT INTO cell VALUES ('acme', 'day', 1, 'exit', 'satisfaction', 'smiley4', 4, 1);
INSERT INTO cell VALUES ('acme', 'day', 2, 'support', 'help', 'smiley4', 2, 1);
INSERT INTO cell VALUES ('acme', 'day', 2, 'support', 'overall', 'stars', 5, 1);
INSERT INTO cell VALUES ('acme', 'hour', -1, 'exit', 'satisfaction', 'smiley4', 1, 1);
INSERT INTO cell VALUES ('acme', 'hour', 30, 'exit', 'satisfaction', 'smiley4', 4, 1);
INSERT INTO cell VALUES ('acme', 'hour', 55, 'support', 'help', 'smiley4', 2, 1);
INSERT INTO cell VALUES ('acme', 'hour', 55, 'support', 'overall', 'stars', 5, 1);
INSERT INTO option_cell VALUES ('acme', 'day', -1, 'exit', 'contact', '', 1);
INSERT INTO option_cell VALUES ('acme', 'day', 1, 'exit', 'reasons', '', 1);
INSERT INTO option_cell VALUES ('acme', 'day', 1, 'exit', 'reasons', 'messy', 1);
INSERT INTO option_cell VALUES ('acme', 'day', 1, 'exit', 'reasons', 'rude', 1);
INSERT INTO option_cell VALUES ('acme', 'hour', -1, 'exit', 'contact', '', 1);
INSERT INTO option_cell VALUES ('acme', 'hour', 30, 'exit', 'reasons', '', 1);
INSERT INTO option_cell VALUES ('acme', 'hour', 30, 'exit', 'reasons', 'messy', 1);
INSERT INTO option_cell VALUES ('acme', 'hour', 30, 'exit', 'reasons', 'rude', 1);
INSERT INTO option_cell VALUES ('other', 'day', 1, 'till', 'comment', '', 1);
INSERT INTO option_cell VALUES ('other', 'hour', 30, 'till', 'comment', '', 1);
INSERT INTO pair_cell VALUES ('acme', 'day', 2, 'support', 'help', 'overall', 'smiley4', 'stars', 2, 5, 1);
INSERT INTO pair_cell VALUES ('acme', 'hour', 55, 'support', 'help', 'overall', 'smiley4', 'stars', 2, 5, 1);
INSERT INTO pulse VALUES (1, 1);
PRAGMA user_version = 1;
