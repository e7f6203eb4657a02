import { randomUUID } from 'node:crypto'

/** The header that a request's id comes and goes in. */
export const REQUEST_ID = 'x-request-id'

/** The id that a proxy gave a request, when it is a plain word; else a new one. */
export function requestId(request: Request): string {
  const given = request.headers.get(REQUEST_ID)
  return given !== null && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID()
}
