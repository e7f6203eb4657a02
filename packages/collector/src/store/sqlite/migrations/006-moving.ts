/** How far a move into this database has come; no row when none is under way. */
export const moving = `
CREATE TABLE moving (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  state TEXT NOT NULL            -- JSON
) STRICT;
`
