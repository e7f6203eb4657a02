import { isSecure } from '../access/access.ts'
import { COOKIE, HOST_COOKIE, SESSION_SECONDS } from '../access/session.ts'
import { parseJson } from '../intake/parse-json.ts'
import { isOfType, readBody } from '../intake/read-body.ts'
import { isOtherPage } from './cors.ts'
import { unauthorized } from './permission.ts'
import { bodyProblem, problem, PROBLEMS } from './problem.ts'
import type { Call, Route, Surroundings } from './route.ts'
import { tooMany } from './too-many.ts'

const MAX_BYTES = 4096

/** `POST /v1/session` signs a browser in, `DELETE` signs it out. */
export function session({ access, limits }: Surroundings): readonly Route[] {
  async function signIn({ request, client = '' }: Call): Promise<Response> {
    if (isOtherPage(request)) return problem(OTHER_PAGE)
    if (!isOfType(request, ['application/json', 'text/plain'])) return problem(PROBLEMS.wrongType)
    const body = await readBody(request, MAX_BYTES)
    if (!body.ok) return problem(bodyProblem(body.why))
    const proof = proofOf(body.text)
    if (proof === null) return problem(NO_PROOF)
    const wait = limits.failures.wait(`session ${client}`)
    if (wait > 0) return tooMany('tries', wait)
    const value = await access.signIn(proof)
    if (value !== null) return cookie(request, value, SESSION_SECONDS)
    limits.failures.take(`session ${client}`)
    return unauthorized('The code or the token is not right, was used, or may not read.')
  }

  return [
    { method: 'POST', path: '/v1/session', handle: signIn },
    {
      method: 'DELETE',
      path: '/v1/session',
      handle: ({ request }) =>
        isOtherPage(request) ? problem(OTHER_PAGE) : cookie(request, '', 0),
    },
  ]
}

const OTHER_PAGE = {
  ...PROBLEMS.forbiddenOrigin,
  detail: 'Only pages of this collector may sign in or out.',
}

const NO_PROOF = {
  status: 400,
  code: 'no-proof',
  title: 'Nothing to sign in with',
  detail: 'Send { "code": "…" } or { "token": "…" }.',
} as const

function proofOf(text: string): { code: string } | { token: string } | null {
  const value = parseJson(text) as { code?: unknown; token?: unknown } | null | undefined
  if (typeof value?.code === 'string') return { code: value.code }
  if (typeof value?.token === 'string') return { token: value.token }
  return null
}

function cookie(request: Request, value: string, seconds: number): Response {
  const secure = isSecure(request)
  const parts = [
    `${secure ? HOST_COOKIE : COOKIE}=${value}`,
    `Max-Age=${seconds}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    ...(secure ? ['Secure'] : []),
  ]
  return new Response(null, {
    status: 204,
    headers: { 'set-cookie': parts.join('; '), 'cache-control': 'no-store' },
  })
}
