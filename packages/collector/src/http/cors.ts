import type { Directory, Served } from '../business/directory.ts'

/** Whether a page may talk to a business. Requests that name no origin come from no page. */
export function mayTalk(served: Served, request: Request): boolean {
  const origin = request.headers.get('origin')
  if (origin === null || isOwnOrigin(origin, request)) return true
  return served.config.origins === undefined || served.config.origins.includes(origin)
}

/**
 * The headers that let a page read an answer.
 * @param served whom it is about; when that cannot be known (a preflight, a broken body), an origin
 * that any business allows may read
 */
export function corsHeaders(
  request: Request,
  directory: Directory,
  served?: Served,
): Record<string, string> {
  const origin = request.headers.get('origin')
  const asked = served === undefined ? directory.all : [served]
  if (origin === null || !asked.some((each) => mayTalk(each, request))) return { vary: 'Origin' }
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'ETag, Retry-After',
    'timing-allow-origin': origin,
  }
}

/** The answer to a preflight. */
export function preflight(request: Request, directory: Directory, methods: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(request, directory),
      'access-control-allow-methods': methods,
      'access-control-allow-headers': 'Content-Type',
      'access-control-max-age': '86400',
    },
  })
}

/** Whether an origin is the collector's own. The scheme may differ: TLS often ends before us. */
export function isOwnOrigin(origin: string, request: Request): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host
}
