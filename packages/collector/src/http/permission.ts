import { bearerOf, type Grant } from '../access/access.ts'
import type { Scope } from '../access/scope.ts'
import { nameOfToken } from '../access/token.ts'
import { isOtherPage } from './cors.ts'
import { problem, PROBLEMS, type ProblemDetails } from './problem.ts'
import type { Call, Surroundings } from './route.ts'
import { tooMany } from './too-many.ts'

/** What a call may do, or the answer that says why it may not. */
export type Permission =
  | { readonly ok: true; readonly grant: Grant }
  | { readonly ok: false; readonly response: Response }

/**
 * Whether a call may do what needs a scope. Wrong guesses at the collector's own token are counted,
 * and after ten of them a client has to wait; a token of a business cannot be guessed, so that an
 * integration that still uses a revoked one locks nobody out.
 */
export async function permissionOf(
  { access, limits }: Pick<Surroundings, 'access' | 'limits'>,
  { request, client = '' }: Pick<Call, 'request' | 'client'>,
  scope: Scope,
): Promise<Permission> {
  const bearer = bearerOf(request)
  const isGuess = bearer !== undefined && nameOfToken(bearer) === undefined
  const guesser = `token ${client}`
  const wait = isGuess ? limits.failures.wait(guesser) : 0
  if (wait > 0) return { ok: false, response: tooMany('tries', wait) }
  const grant = await access.grantOf(request)
  if (grant === null) {
    if (isGuess) limits.failures.take(guesser)
    return { ok: false, response: unauthorized() }
  }
  // Who changes something by a cookie must be on a page of ours: browsers send cookies by themselves.
  if (grant.by === 'session' && isChange(request) && isOtherPage(request)) {
    return { ok: false, response: problem(OTHER_PAGE) }
  }
  if (grant.scopes.includes(scope)) return { ok: true, grant }
  return { ok: false, response: problem(WRONG_SCOPE[scope]) }
}

function isChange({ method }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD'
}

/** The answer to whoever may not read. */
export function unauthorized(detail: string = PROBLEMS.unauthorized.detail): Response {
  return problem(
    { ...PROBLEMS.unauthorized, detail },
    { 'www-authenticate': 'Bearer realm="shopbell"' },
  )
}

const OTHER_PAGE: ProblemDetails = {
  ...PROBLEMS.forbiddenOrigin,
  detail: 'Only pages of this collector may do this.',
}

const WRONG_SCOPE: Readonly<Record<Scope, ProblemDetails>> = {
  ingest: wrongScope('ingest'),
  read: wrongScope('read'),
  manage: wrongScope('manage'),
}

function wrongScope(scope: Scope): ProblemDetails {
  return {
    status: 403,
    code: 'wrong-scope',
    title: 'Wrong scope',
    detail: `This needs a token with the scope "${scope}" (see shopbell help tokens).`,
  }
}
