/**
 * The tables of SQLite's third version, for PostgreSQL. Every key begins with the business, so the
 * same tables can be spread over machines by it. Raw rows are parted by the month of their id, which
 * is a UUIDv7; what has an id of another time lies in the default partition. Texts are compared by
 * their bytes, whatever the server's language is.
 */
export const start = `
-- One row a business. Whoever writes for it holds its row until the commit.
CREATE TABLE arrivals (
  business text COLLATE "C" PRIMARY KEY,
  last bigint NOT NULL             -- the last response.arrival that was given out
);

CREATE TABLE response (
  business text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  touchpoint text COLLATE "C" NOT NULL,
  at bigint NOT NULL,              -- epoch ms, corrected for a clock that is off
  clock bigint NOT NULL,           -- epoch ms, as the sender said
  received bigint NOT NULL,        -- epoch ms
  hour bigint NOT NULL,            -- on the touchpoint's wall clock, since 1970-01-01T00
  arrival bigint NOT NULL,         -- counts up in a business; anew when a later part adds something
  locale text COLLATE "C",
  ended text COLLATE "C",
  device text COLLATE "C",
  boot text COLLATE "C",
  seq bigint,
  fields text COLLATE "C",         -- JSON
  uncertain smallint NOT NULL,     -- 1: nobody knows its time
  touch text COLLATE "C",          -- JSON: where it was tapped
  PRIMARY KEY (business, id)
) PARTITION BY RANGE (id);
CREATE TABLE response_other PARTITION OF response DEFAULT;
CREATE INDEX response_arrival ON response (business, arrival);
CREATE INDEX response_device ON response (business, device, at) WHERE device IS NOT NULL;
CREATE INDEX response_uncertain ON response (business, device) WHERE uncertain = 1;

CREATE TABLE answer (
  business text COLLATE "C" NOT NULL,
  response uuid NOT NULL,
  question text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,  -- as it was asked: the config may change it later
  point bigint,                    -- rated kinds
  value text COLLATE "C",          -- other kinds, JSON
  lens text COLLATE "C",           -- only construct satisfaction: service or experience
  option_order text COLLATE "C",   -- JSON: option ids as they were shown
  PRIMARY KEY (business, response, question),
  CHECK ((point IS NULL) <> (value IS NULL))
) PARTITION BY RANGE (response);
CREATE TABLE answer_other PARTITION OF answer DEFAULT;

CREATE TABLE event (
  business text COLLATE "C" NOT NULL,
  response uuid NOT NULL,          -- the visit's id; there may never be a response of it
  event text COLLATE "C" NOT NULL, -- shown or dismissed
  touchpoint text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  received bigint NOT NULL,
  hour bigint NOT NULL,
  uncertain smallint NOT NULL,
  PRIMARY KEY (business, response, event)
) PARTITION BY RANGE (response);
CREATE TABLE event_other PARTITION OF event DEFAULT;

CREATE TABLE flag (
  business text COLLATE "C" NOT NULL,
  response uuid NOT NULL,
  rule text COLLATE "C" NOT NULL,
  PRIMARY KEY (business, response, rule)
);

CREATE TABLE visit_cell (
  business text COLLATE "C" NOT NULL,
  grain text COLLATE "C" NOT NULL, -- hour, day, or unsure: days of what is uncertain
  bucket bigint NOT NULL,          -- local hour or local day
  touchpoint text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (business, grain, bucket, touchpoint)
);

CREATE TABLE cell (
  business text COLLATE "C" NOT NULL,
  grain text COLLATE "C" NOT NULL,
  bucket bigint NOT NULL,
  touchpoint text COLLATE "C" NOT NULL,
  question text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,  -- the scale that point is on
  point bigint NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (business, grain, bucket, touchpoint, question, kind, point)
);

CREATE TABLE option_cell (
  business text COLLATE "C" NOT NULL,
  grain text COLLATE "C" NOT NULL,
  bucket bigint NOT NULL,
  touchpoint text COLLATE "C" NOT NULL,
  question text COLLATE "C" NOT NULL,
  option text COLLATE "C" NOT NULL, -- empty: all answers to a question that is not rated
  count bigint NOT NULL,
  PRIMARY KEY (business, grain, bucket, touchpoint, question, option)
);

CREATE TABLE pair_cell (
  business text COLLATE "C" NOT NULL,
  grain text COLLATE "C" NOT NULL,
  bucket bigint NOT NULL,
  touchpoint text COLLATE "C" NOT NULL,
  service_question text COLLATE "C" NOT NULL,
  experience_question text COLLATE "C" NOT NULL,
  service_kind text COLLATE "C" NOT NULL,
  experience_kind text COLLATE "C" NOT NULL,
  service_point bigint NOT NULL,
  experience_point bigint NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (business, grain, bucket, touchpoint, service_question, experience_question,
    service_kind, experience_kind, service_point, experience_point)
);

CREATE TABLE step_cell (
  business text COLLATE "C" NOT NULL,
  grain text COLLATE "C" NOT NULL,
  bucket bigint NOT NULL,
  touchpoint text COLLATE "C" NOT NULL,
  step text COLLATE "C" NOT NULL,  -- shown, dismissed, answered, or shown-answered
  count bigint NOT NULL,
  PRIMARY KEY (business, grain, bucket, touchpoint, step)
);

CREATE TABLE flag_cell (
  business text COLLATE "C" NOT NULL,
  grain text COLLATE "C" NOT NULL,
  bucket bigint NOT NULL,
  touchpoint text COLLATE "C" NOT NULL,
  rule text COLLATE "C" NOT NULL,  -- empty: any
  count bigint NOT NULL,           -- responses
  PRIMARY KEY (business, grain, bucket, touchpoint, rule)
);

CREATE TABLE flagged_cell (
  business text COLLATE "C" NOT NULL,
  grain text COLLATE "C" NOT NULL,
  bucket bigint NOT NULL,
  touchpoint text COLLATE "C" NOT NULL,
  question text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  point bigint NOT NULL,
  count bigint NOT NULL,           -- answers of flagged responses
  PRIMARY KEY (business, grain, bucket, touchpoint, question, kind, point)
);

CREATE TABLE device (
  business text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL, -- unpaired, paired, retired, replaced or revoked
  name text COLLATE "C",
  touchpoint text COLLATE "C",     -- where it stands, or last answered
  token text COLLATE "C",          -- SHA-256 of its token, hex
  paired_at bigint,                -- epoch ms
  seen_at bigint,                  -- epoch ms: when anything of it last arrived
  replaced_by text COLLATE "C",
  heartbeat text COLLATE "C",      -- JSON, the last one
  heartbeat_at bigint,             -- epoch ms: when it arrived
  boot text COLLATE "C",           -- the latest that was heard of
  PRIMARY KEY (business, id)
);

CREATE TABLE pairing (
  business text COLLATE "C" NOT NULL,
  words text COLLATE "C" NOT NULL,
  device text COLLATE "C" NOT NULL,
  secret text COLLATE "C" NOT NULL, -- SHA-256, hex
  expires_at bigint NOT NULL,      -- epoch ms
  salt text COLLATE "C",           -- once confirmed: what the device's token is made with
  PRIMARY KEY (business, words)
);
CREATE INDEX pairing_words ON pairing (words);

CREATE TABLE boot (
  business text COLLATE "C" NOT NULL,
  device text COLLATE "C" NOT NULL,
  boot text COLLATE "C" NOT NULL,
  next_seq bigint NOT NULL,        -- how many numbers it said it has given out
  clock text COLLATE "C" NOT NULL, -- JSON
  PRIMARY KEY (business, device, boot)
);

-- Numbers that have arrived, as disjoint ranges that do not touch.
CREATE TABLE seq_range (
  business text COLLATE "C" NOT NULL,
  device text COLLATE "C" NOT NULL,
  boot text COLLATE "C" NOT NULL,
  first bigint NOT NULL,
  last bigint NOT NULL,
  PRIMARY KEY (business, device, boot, first)
);

CREATE TABLE device_alert (
  business text COLLATE "C" NOT NULL,
  device text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  since bigint NOT NULL,           -- epoch ms
  ends bigint,                     -- epoch ms; may lie ahead: unless it happens again
  PRIMARY KEY (business, device, kind, since)
);

-- Written by every readiness check, so that "ready" means "can write". It is of no business.
CREATE TABLE pulse (
  id smallint PRIMARY KEY CHECK (id = 1),
  beats bigint NOT NULL
);
`
