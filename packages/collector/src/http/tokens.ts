import { randomBytes } from 'node:crypto'
import { isScope, SCOPES, type Scope } from '../access/scope.ts'
import { makeToken } from '../access/token.ts'
import type { Checked, Problem } from '@shopbell/core/config'
import type { KeptToken } from '../store/token-store.ts'
import { json } from './json.ts'
import { problem, type ProblemDetails } from './problem.ts'
import { readJson } from './read-json.ts'
import { managing } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/** Tokens of a business: listed, made and revoked by whoever may manage. */
export function tokens(surroundings: Surroundings): readonly Route[] {
  const { store, now } = surroundings

  const list = managing(surroundings, async ({ config }) => {
    const found = await store.tokens.list(config.business.id)
    return json({ business: config.business.id, tokens: found.map(shown) })
  })

  const make = managing(surroundings, async ({ config }, _params, request, { grant }) => {
    // Else a page on the collector's address could make itself what outlives its session.
    if (grant.by !== 'token') return problem(TOKEN_ONLY)
    const body = await readJson(request, decodeWish)
    if (!body.ok) return body.response
    const business = config.business.id
    for (;;) {
      const { token, id, hash } = makeToken(business, randomBytes)
      const made = { ...body.value, business, id, hash, madeAt: now() }
      if (!(await store.tokens.add(made))) continue
      return json({ ...shown({ ...made, revokedAt: null, usedOn: null }), token }, {}, 201)
    }
  })

  return [
    { method: 'GET', path: '/v1/tokens', handle: list },
    { method: 'POST', path: '/v1/tokens', handle: make },
    {
      method: 'DELETE',
      path: '/v1/tokens/:id',
      handle: (call) =>
        managing(surroundings, async ({ config }) =>
          (await store.tokens.revoke(config.business.id, call.params['id']!, now()))
            ? new Response(null, { status: 204 })
            : problem(NO_TOKEN),
        )(call),
    },
  ]
}

/** A token as it is told: nothing that helps to use it. */
function shown({
  id,
  name,
  scopes,
  madeAt,
  revokedAt,
  usedOn,
}: Omit<KeptToken, 'hash' | 'business'>) {
  return { id, name, scopes, madeAt, revokedAt, lastUsedOn: dayOf(usedOn) }
}

/** An ISO date. */
function dayOf(day: number | null): string | null {
  return day === null ? null : new Date(day * 86_400_000).toISOString().slice(0, 10)
}

interface Wish {
  readonly name: string
  readonly scopes: readonly Scope[]
}

function decodeWish(value: unknown): Checked<Wish> {
  const { name, scopes } = Object(value) as { name?: unknown; scopes?: unknown }
  const problems: Problem[] = []
  if (typeof name !== 'string' || name.trim() === '' || name.length > 100) {
    problems.push({ path: 'name', found: typeof name, allowed: '1 to 100 characters' })
  }
  const isRight =
    Array.isArray(scopes) && scopes.length > 0 && scopes.every((each) => isScope(String(each)))
  if (!isRight) {
    problems.push({ path: 'scopes', found: typeof scopes, allowed: `some of ${SCOPES.join(', ')}` })
  }
  if (problems.length > 0) return { ok: false, problems }
  const wanted = SCOPES.filter((scope) => (scopes as unknown[]).includes(scope))
  return { ok: true, value: { name: name as string, scopes: wanted } }
}

const TOKEN_ONLY: ProblemDetails = {
  status: 403,
  code: 'token-only',
  title: 'Only with a token',
  detail:
    'Tokens are made with "Authorization: Bearer TOKEN" only, not by a browser that is signed in.',
}

const NO_TOKEN: ProblemDetails = {
  status: 404,
  code: 'unknown-token',
  title: 'Unknown token',
  detail: 'This business has no token of that id.',
}
