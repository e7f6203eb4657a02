import { MAX_RESPONSES } from '@shopbell/core/wire'

/** An error as RFC 9457 has it. */
export interface ProblemDetails {
  readonly status: number
  /** For programs; also the end of `type`. */
  readonly code: string
  /** The same for people, whatever the occasion. */
  readonly title: string
  /** What it is this time, and what would be right. */
  readonly detail: string
  /** Each single mistake, when there may be several. */
  readonly problems?: readonly { readonly path: string; readonly allowed: string }[]
}

/** Makes the answer that says what went wrong. Nothing of what was sent is repeated in it. */
export function problem(details: ProblemDetails, headers: Record<string, string> = {}): Response {
  const { status, code, title, detail, problems } = details
  const body = {
    type: `urn:shopbell:problem:${code}`,
    title,
    status,
    detail,
    code,
    ...(problems === undefined ? {} : { problems }),
  }
  const response = new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })
  CODES.set(response, code)
  return response
}

const CODES = new WeakMap<Response, string>()

/** The code of the problem that an answer is; `undefined` of any other answer. */
export function problemOf(response: Response): string | undefined {
  return CODES.get(response)
}

/** The problems that more than one route answers with. */
export const PROBLEMS: Readonly<
  Record<
    | 'unknownBusiness'
    | 'forbiddenOrigin'
    | 'tooLarge'
    | 'tooMany'
    | 'broken'
    | 'wrongType'
    | 'unavailable'
    | 'unauthorized',
    ProblemDetails
  >
> = {
  unknownBusiness: {
    status: 403,
    code: 'unknown-business',
    title: 'Unknown business',
    detail: 'This collector serves no business of that id.',
  },
  forbiddenOrigin: {
    status: 403,
    code: 'forbidden-origin',
    title: 'Forbidden origin',
    detail: 'The business does not list the origin of this page under "origins" in its config.',
  },
  tooLarge: {
    status: 413,
    code: 'too-large',
    title: 'Too large',
    detail: 'The body is larger than this address takes.',
  },
  tooMany: {
    status: 413,
    code: 'too-many',
    title: 'Too many responses',
    detail: `A batch holds at most ${MAX_RESPONSES} responses; send them in several.`,
  },
  broken: {
    status: 400,
    code: 'broken-body',
    title: 'Broken body',
    detail: 'The body did not come to its end.',
  },
  wrongType: {
    status: 415,
    code: 'wrong-type',
    title: 'Wrong content type',
    detail: 'Send application/json, or the same as text/plain.',
  },
  unavailable: {
    status: 503,
    code: 'unavailable',
    title: 'Not available right now',
    detail: 'Nothing was stored. Send it again later.',
  },
  unauthorized: {
    status: 401,
    code: 'unauthorized',
    title: 'Not signed in',
    detail: 'Send "Authorization: Bearer TOKEN", or sign in at /dashboard/.',
  },
}

/** Why a body could not be read. */
export function bodyProblem(why: 'too-large' | 'broken'): ProblemDetails {
  return why === 'broken' ? PROBLEMS.broken : PROBLEMS.tooLarge
}
