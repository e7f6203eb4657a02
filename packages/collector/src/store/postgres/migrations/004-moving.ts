/** How far a move into this database has come; no row when none is under way. */
export const moving = `
CREATE TABLE moving (
  id smallint PRIMARY KEY CHECK (id = 1),
  state text COLLATE "C" NOT NULL  -- JSON
);
`
