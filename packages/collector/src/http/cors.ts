import type { Served } from '../business/directory.ts'

/** Whether a page may talk to a business. Requests that name no origin come from no page. */
export function mayTalk(served: Served, request: Request): boolean {
  const origin = request.headers.get('origin')
  if (origin === null || isOwnOrigin(origin, request)) return true
  return served.config.origins === undefined || served.config.origins.includes(origin)
}

/**
 * The headers that let a page read an answer. They go with refusals too, so that a developer and an
 * outbox learn the reason: it is `mayTalk` that keeps strangers out, not the browser's silence.
 */
export function corsHeaders(request: Request): Record<string, string> {
  const origin = request.headers.get('origin')
  if (origin === null) return { vary: 'Origin' }
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'ETag, Retry-After',
    'timing-allow-origin': origin,
  }
}

/** The answer to a preflight. */
export function preflight(request: Request, methods: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(request),
      'access-control-allow-methods': methods,
      'access-control-allow-headers': 'Authorization, Content-Type, Shopbell-Clock',
      'access-control-max-age': '86400',
    },
  })
}

/**
 * Whether a request was made by a page of somebody else. Browsers say where from in `Sec-Fetch-Site`,
 * older ones in `Origin`; who says neither is no page, or one that `SameSite` keeps from our cookie.
 */
export function isOtherPage(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return true
  const origin = request.headers.get('origin')
  return origin !== null && !isOwnOrigin(origin, request)
}

/** Whether an origin is the collector's own. The scheme may differ: TLS often ends before us. */
function isOwnOrigin(origin: string, request: Request): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host
}
