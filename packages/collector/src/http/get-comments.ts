import { commentsOf } from '../report/comments/comments.ts'
import { parseCommentsQuery } from '../report/comments/comments-query.ts'
import { json } from './json.ts'
import { problem, type ProblemDetails } from './problem.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/**
 * `GET /v1/comments`: what people wrote, searched, the newest first. What leads to a person is
 * masked unless `masked=false` asks for it as it was written, with a token that may manage, itself.
 */
export function getComments(surroundings: Surroundings): readonly Route[] {
  const handle = reading(surroundings, async (served, params, _request, { grant }) => {
    const parsed = parseCommentsQuery(params)
    if (!parsed.ok) return badParameters(parsed.mistakes)
    const { asked } = parsed
    if (!asked.masked && !grant.scopes.includes('manage')) return problem(MANAGE_ONLY)
    if (!asked.masked && grant.by !== 'token') return problem(TOKEN_ONLY)
    return json(await commentsOf(served, asked, surroundings.store))
  })
  return [{ method: 'GET', path: '/v1/comments', handle }]
}

const MANAGE_ONLY: ProblemDetails = {
  status: 403,
  code: 'wrong-scope',
  title: 'Wrong scope',
  detail: 'Comments as they were written need a token with the scope "manage".',
}

const TOKEN_ONLY: ProblemDetails = {
  status: 403,
  code: 'token-only',
  title: 'Only with the token',
  detail:
    'Comments as they were written are told to "Authorization: Bearer TOKEN" only, not to a browser that is signed in.',
}
