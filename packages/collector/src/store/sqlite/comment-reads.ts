import type { CommentsQuery } from '../comments.ts'
import type { Read } from './reader.ts'

/** The statements that look at comments: how far they got, and what fits (`commentsFound`). */
export function commentReads(query: CommentsQuery): readonly Read[] {
  const { business, touchpoints, from, to, before, look } = query
  // A tilde sorts after every id.
  const looked = [business, before ?? '~', look]
  const fitting = [
    touchpoints === undefined ? null : JSON.stringify(touchpoints),
    from ?? Number.MIN_SAFE_INTEGER,
    to ?? Number.MAX_SAFE_INTEGER,
  ]
  return [
    { sql: REACH, params: looked },
    { sql: FITTING, params: [...looked, ...fitting] },
  ]
}

const LOOKED = `WITH looked AS (
    SELECT DISTINCT response FROM answer
    WHERE business = ?1 AND kind = 'text' AND value <> 'null' AND response < ?2
    ORDER BY response DESC LIMIT ?3
  )`

const REACH = `${LOOKED} SELECT count(*) AS count, min(response) AS last FROM looked`

const FITTING = `${LOOKED} SELECT id, touchpoint, hour, locale,
    (SELECT json_group_array(json_array(question, kind, coalesce(point, json(value))))
     FROM answer
     WHERE answer.business = response.business AND answer.response = response.id
       AND kind <> 'contact' AND (value IS NULL OR value <> 'null')) AS answers
  FROM looked CROSS JOIN response ON response.business = ?1 AND response.id = looked.response
  WHERE (?4 IS NULL OR touchpoint IN (SELECT value FROM json_each(?4)))
    AND hour >= ?5 AND hour < ?6
  ORDER BY id DESC`
