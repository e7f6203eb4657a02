import { commentsOf } from '../report/comments/comments.ts'
import { parseCommentsQuery } from '../report/comments/comments-query.ts'
import { json } from './json.ts'
import { problem, type ProblemDetails } from './problem.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/**
 * `GET /v1/comments`: what people wrote, searched, the newest first. What leads to a person is
 * masked unless `masked=false` and the token itself ask for it as it was written.
 */
export function getComments(surroundings: Surroundings): readonly Route[] {
  const handle = reading(surroundings, async (served, params, request) => {
    const parsed = parseCommentsQuery(params)
    if (!parsed.ok) return badParameters(parsed.mistakes)
    const { asked } = parsed
    if (!asked.masked && !surroundings.access.hasToken(request)) return problem(TOKEN_ONLY)
    return json(await commentsOf(served, asked, surroundings.store))
  })
  return [{ method: 'GET', path: '/v1/comments', handle }]
}

const TOKEN_ONLY: ProblemDetails = {
  status: 403,
  code: 'token-only',
  title: 'Only with the token',
  detail:
    'Comments as they were written are told to "Authorization: Bearer TOKEN" only, not to a browser that is signed in.',
}
