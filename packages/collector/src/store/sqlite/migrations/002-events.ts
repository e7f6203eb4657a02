/**
 * Events of visits, how far visits came, and the order in which options were shown. What was
 * answered before is counted as answered; what was shown before nobody knows.
 */
export const events = `
CREATE TABLE event (
  business TEXT NOT NULL,
  response TEXT NOT NULL,        -- the visit's id; there may never be a response of it
  event TEXT NOT NULL,           -- shown or dismissed
  touchpoint TEXT NOT NULL,
  at INTEGER NOT NULL,           -- epoch ms, corrected for a clock that is off
  received INTEGER NOT NULL,     -- epoch ms
  hour INTEGER NOT NULL,         -- on the touchpoint's wall clock, since 1970-01-01T00
  PRIMARY KEY (business, response, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE step_cell (
  business TEXT NOT NULL,
  grain TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  touchpoint TEXT NOT NULL,
  step TEXT NOT NULL,            -- shown, dismissed, answered, or shown-answered
  count INTEGER NOT NULL,
  PRIMARY KEY (business, grain, bucket, touchpoint, step)
) STRICT, WITHOUT ROWID;

INSERT INTO step_cell
  SELECT business, 'hour', hour, touchpoint, 'answered', count(*) FROM response
  WHERE EXISTS (SELECT 1 FROM answer
    WHERE answer.business = response.business AND answer.response = response.id)
  GROUP BY business, hour, touchpoint;
-- SQLite divides towards zero; days before 1970 are rounded down like all others.
INSERT INTO step_cell
  SELECT business, 'day', (bucket - ((bucket % 24) + 24) % 24) / 24 AS day, touchpoint, step,
    sum(count)
  FROM step_cell WHERE grain = 'hour' GROUP BY business, day, touchpoint, step;

ALTER TABLE answer ADD COLUMN option_order TEXT; -- JSON: option ids as they were shown
`
