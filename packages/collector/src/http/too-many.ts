import { problem, type ProblemDetails } from './problem.ts'

/**
 * The answer to whoever comes too often.
 * @param wait until it may pass, ms
 */
export function tooMany(
  what: 'client' | 'business' | 'tries',
  wait: number,
  headers: Record<string, string> = {},
): Response {
  return problem(TOO_MANY[what], { ...headers, 'retry-after': String(Math.ceil(wait / 1000)) })
}

const TOO_MANY: Readonly<Record<Parameters<typeof tooMany>[0], ProblemDetails>> = {
  client: {
    status: 429,
    code: 'too-many-requests',
    title: 'Too many requests',
    detail: 'More requests came from your address than are taken from one. Nothing was stored.',
  },
  business: {
    status: 429,
    code: 'too-many-responses',
    title: 'Too many responses',
    detail: 'More responses came for this business than are taken of one. Nothing was stored.',
  },
  tries: {
    status: 429,
    code: 'too-many-tries',
    title: 'Too many tries',
    detail: 'Wait a little and try again.',
  },
}
