/**
 * Devices: who is paired, what arrived of each boot, how its clocks ran; which answers have a time
 * that nobody knows, and which were flagged. What arrived of a boot before is taken as whole.
 */
export const devices = `
CREATE TABLE device (
  business TEXT NOT NULL,
  id TEXT NOT NULL,
  status TEXT NOT NULL,          -- unpaired, paired, retired, replaced or revoked
  name TEXT,
  touchpoint TEXT,               -- where it stands, or last answered
  token TEXT,                    -- SHA-256 of its token, hex
  paired_at INTEGER,             -- epoch ms
  seen_at INTEGER,               -- epoch ms: when anything of it last arrived
  replaced_by TEXT,
  heartbeat TEXT,                -- JSON, the last one
  heartbeat_at INTEGER,          -- epoch ms: when it arrived
  boot TEXT,                     -- the latest that was heard of
  PRIMARY KEY (business, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pairing (
  business TEXT NOT NULL,
  words TEXT NOT NULL,
  device TEXT NOT NULL,
  secret TEXT NOT NULL,          -- SHA-256, hex
  expires_at INTEGER NOT NULL,   -- epoch ms
  salt TEXT,                     -- once confirmed: what the device's token is made with
  PRIMARY KEY (business, words)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairing_words ON pairing (words);

CREATE TABLE boot (
  business TEXT NOT NULL,
  device TEXT NOT NULL,
  boot TEXT NOT NULL,
  next_seq INTEGER NOT NULL,     -- how many numbers it said it has given out
  clock TEXT NOT NULL,           -- JSON
  PRIMARY KEY (business, device, boot)
) STRICT, WITHOUT ROWID;

-- Numbers that have arrived, as disjoint ranges that do not touch.
CREATE TABLE seq_range (
  business TEXT NOT NULL,
  device TEXT NOT NULL,
  boot TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (business, device, boot, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE device_alert (
  business TEXT NOT NULL,
  device TEXT NOT NULL,
  kind TEXT NOT NULL,
  since INTEGER NOT NULL,        -- epoch ms
  ends INTEGER,                  -- epoch ms; may lie ahead: unless it happens again
  PRIMARY KEY (business, device, kind, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE flag (
  business TEXT NOT NULL,
  response TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (business, response, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE flag_cell (
  business TEXT NOT NULL,
  grain TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  touchpoint TEXT NOT NULL,
  rule TEXT NOT NULL,            -- empty: any
  count INTEGER NOT NULL,        -- responses
  PRIMARY KEY (business, grain, bucket, touchpoint, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE flagged_cell (
  business TEXT NOT NULL,
  grain TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  touchpoint TEXT NOT NULL,
  question TEXT NOT NULL,
  kind TEXT NOT NULL,
  point INTEGER NOT NULL,
  count INTEGER NOT NULL,        -- answers of flagged responses
  PRIMARY KEY (business, grain, bucket, touchpoint, question, kind, point)
) STRICT, WITHOUT ROWID;

ALTER TABLE response ADD COLUMN uncertain INTEGER NOT NULL DEFAULT 0; -- 1: nobody knows its time
ALTER TABLE response ADD COLUMN touch TEXT; -- JSON: where it was tapped
ALTER TABLE event ADD COLUMN uncertain INTEGER NOT NULL DEFAULT 0;
CREATE INDEX response_device ON response (business, device, at) WHERE device IS NOT NULL;
CREATE INDEX response_uncertain ON response (business, device) WHERE uncertain = 1;

INSERT INTO device (business, id, status, touchpoint, seen_at, boot)
  SELECT business, device, 'unpaired', touchpoint, max(received), boot FROM response
  WHERE device IS NOT NULL GROUP BY business, device;
INSERT INTO boot
  SELECT business, device, boot, 0, '{"stretches":[],"guess":null,"latest":null}' FROM response
  WHERE device IS NOT NULL AND boot IS NOT NULL GROUP BY business, device, boot;
INSERT INTO seq_range
  SELECT business, device, boot, 0, max(seq) FROM response
  WHERE device IS NOT NULL AND boot IS NOT NULL AND seq IS NOT NULL
  GROUP BY business, device, boot;
`
