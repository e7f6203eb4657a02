import type { CommentsFound, CommentsQuery } from '../comments.ts'
import { commentsFound } from '../stored-rows.ts'
import type { Session } from './database.ts'
import { isUuid } from './uuid.ts'

/** @param session one that sees one moment */
export async function readComments(
  session: Session,
  { business, touchpoints, from, to, before, look }: CommentsQuery,
): Promise<CommentsFound> {
  if (before !== undefined && !isUuid(before)) return { comments: [], looked: 0, last: null }
  const looked = [business, before ?? LAST_ID, look]
  return commentsFound(
    await Promise.all([
      session.query(REACH, looked),
      session.query(FITTING, [
        ...looked,
        touchpoints === undefined ? null : JSON.stringify(touchpoints),
        from ?? Number.MIN_SAFE_INTEGER,
        to ?? Number.MAX_SAFE_INTEGER,
      ]),
    ]),
  )
}

/** Above every UUIDv7 of the next eight thousand years. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const LOOKED = `WITH looked AS (
    SELECT DISTINCT response FROM answer
    WHERE business = $1 AND kind = 'text' AND value <> 'null' AND response < $2
    ORDER BY response DESC LIMIT $3
  )`

const REACH = `${LOOKED} SELECT count(*) AS count,
    (SELECT response FROM looked ORDER BY response LIMIT 1) AS last
  FROM looked`

const FITTING = `${LOOKED} SELECT id, touchpoint, hour, locale,
    (SELECT json_agg(json_build_array(question, kind, coalesce(to_json(point), value::json)))
     FROM answer
     WHERE answer.business = $1 AND answer.response = id AND kind <> 'contact'
       AND (value IS NULL OR value <> 'null'))::text AS answers
  FROM looked JOIN response ON response.business = $1 AND response.id = looked.response
  WHERE ($4::json IS NULL OR touchpoint IN (SELECT json_array_elements_text($4::json)))
    AND hour >= $5 AND hour < $6
  ORDER BY id DESC`
