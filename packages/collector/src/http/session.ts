import { COOKIE, SESSION_SECONDS } from '../access/session.ts'
import { isOfType, readBody } from '../intake/read-body.ts'
import { isOwnOrigin } from './cors.ts'
import { bodyProblem, problem, PROBLEMS } from './problem.ts'
import type { Call, Route, Surroundings } from './route.ts'

const MAX_BYTES = 4096

/** `POST /v1/session` signs a browser in, `DELETE` signs it out. */
export function session({ access }: Surroundings): readonly Route[] {
  async function signIn({ request }: Call): Promise<Response> {
    const origin = request.headers.get('origin')
    if (origin !== null && !isOwnOrigin(origin, request)) {
      return problem({
        ...PROBLEMS.forbiddenOrigin,
        detail: 'Only pages of this collector may sign in.',
      })
    }
    if (!isOfType(request, ['application/json', 'text/plain'])) return problem(PROBLEMS.wrongType)
    const body = await readBody(request, MAX_BYTES)
    if (!body.ok) return problem(bodyProblem(body.why))
    const proof = proofOf(body.text)
    if (proof === null) return problem(NO_PROOF)
    const value = access.signIn(proof)
    return value === null
      ? unauthorized('The code or the token is not right, or was used.')
      : cookie(request, value, SESSION_SECONDS)
  }

  return [
    { method: 'POST', path: '/v1/session', handle: signIn },
    {
      method: 'DELETE',
      path: '/v1/session',
      handle: ({ request }) => cookie(request, '', 0),
    },
  ]
}

/** The answer to whoever may not read. */
export function unauthorized(detail: string = PROBLEMS.unauthorized.detail): Response {
  return problem(
    { ...PROBLEMS.unauthorized, detail },
    { 'www-authenticate': 'Bearer realm="shopbell"' },
  )
}

const NO_PROOF = {
  status: 400,
  code: 'no-proof',
  title: 'Nothing to sign in with',
  detail: 'Send { "code": "…" } or { "token": "…" }.',
} as const

function proofOf(text: string): { code: string } | { token: string } | null {
  try {
    const value = JSON.parse(text) as { code?: unknown; token?: unknown } | null
    if (typeof value?.code === 'string') return { code: value.code }
    if (typeof value?.token === 'string') return { token: value.token }
    return null
  } catch {
    return null
  }
}

function cookie(request: Request, value: string, seconds: number): Response {
  const isSecure =
    request.url.startsWith('https:') || request.headers.get('x-forwarded-proto') === 'https'
  const parts = [
    `${COOKIE}=${value}`,
    `Max-Age=${seconds}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
  ]
  return new Response(null, {
    status: 204,
    headers: { 'set-cookie': parts.join('; '), 'cache-control': 'no-store' },
  })
}
