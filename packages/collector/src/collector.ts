import type { Config } from '@shopbell/core/config'
import { Hono } from 'hono'
import type { Access } from './access/access.ts'
import type { Assets } from './assets/asset.ts'
import { directory } from './business/directory.ts'
import { corsHeaders } from './http/cors.ts'
import { problem, problemOf, PROBLEMS } from './http/problem.ts'
import { RETRY_AFTER } from './http/reading.ts'
import type { Route } from './http/route.ts'
import { routesOf } from './http/routes.ts'
import { serveAsset } from './http/serve-asset.ts'
import { tooMany } from './http/too-many.ts'
import { createLimits, DEFAULT_RATES, type Rates } from './limits/limits.ts'
import { type Log, SILENT } from './logs/log.ts'
import { REQUEST_ID, requestId } from './logs/request-id.ts'
import { createMetrics, type Metrics } from './metrics/metrics.ts'
import { StoreUnavailable, type Store } from './store/store.ts'

/** What a collector is made of. */
export interface CollectorOptions {
  /** Decoded configs, one a business. */
  readonly businesses: readonly Config[]
  readonly store: Store
  readonly access: Access
  /** Files served beside the API; none when not given. */
  readonly assets?: Assets
  readonly metrics?: Metrics
  /** How much is taken of one client and of one business; `DEFAULT_RATES` when not given. */
  readonly rates?: Rates
  /** Epoch ms. */
  readonly now?: () => number
  /** Told of every request and every mistake of our own; nobody is when not given. */
  readonly log?: Log
}

/** What is known of who sent a request, beside the request. */
export interface Caller {
  /** Tells clients apart, as `clientNames` does; the rate limit of clients holds for no request without. */
  readonly client?: string | undefined
}

/** A function from Request to Response. It never rejects. */
export interface Collector {
  readonly fetch: (request: Request, caller?: Caller) => Promise<Response>
  /** Method and path of everything it serves but files, as OpenAPI writes them. */
  readonly routes: readonly { readonly method: string; readonly path: string }[]
}

/** @throws RangeError when two configs are of the same business */
export function createCollector({
  businesses,
  store,
  access,
  assets = new Map(),
  metrics = createMetrics(),
  rates = DEFAULT_RATES,
  now = Date.now,
  log = SILENT,
}: CollectorOptions): Collector {
  const known = directory(businesses)
  const limits = createLimits(rates, now)
  const routes = routesOf({ directory: known, store, access, limits, now }, metrics)
  const app = new Hono<{ Variables: { route: string; id: string }; Bindings: Caller }>()

  // First, so that it is outermost and sees the status of every answer.
  app.use(async (context, next) => {
    const started = performance.now()
    const id = requestId(context.req.raw)
    context.set('id', id)
    await next()
    const ms = performance.now() - started
    const route = context.get('route') ?? 'none'
    const method = methodOf(context.req)
    const { status, headers } = context.res
    headers.set(REQUEST_ID, id)
    metrics.request(route, method, status, ms / 1000)
    const code = problemOf(context.res)
    log.request({ id, method, route, status, ms, ...(code === undefined ? {} : { code }) })
  })
  for (const route of routes) {
    app.on(route.method, route.path, (context) => {
      context.set('route', route.path)
      const { client } = context.env
      const request = context.req.raw
      // A preflight is a question about a request that is counted itself.
      if (client !== undefined && isLimited(route)) {
        const wait = limits.client.take(client)
        if (wait > 0) return tooMany('client', wait, corsHeaders(request))
      }
      return route.handle({ request, client, params: context.req.param() })
    })
  }
  for (const [path, methods] of methodsByPath(routes)) {
    app.all(path, (context) => {
      context.set('route', path)
      return wrongMethod(methods)
    })
  }
  app.get('*', (context) => {
    context.set('route', 'file')
    return serveAsset(context.req.raw, assets)
  })
  app.notFound(({ req }) => {
    const file = serveAsset(req.raw, assets)
    return file.status === 404 ? file : wrongMethod('GET')
  })
  app.onError((error, context) => {
    const { req } = context
    const cors = corsHeaders(req.raw)
    if (error instanceof StoreUnavailable) {
      return problem(PROBLEMS.unavailable, { ...cors, 'retry-after': RETRY_AFTER })
    }
    log.mistake(error, context.get('id'))
    return problem(OUR_MISTAKE, cors)
  })

  return {
    async fetch(request, caller = {}) {
      return app.fetch(request, caller)
    },
    routes: routes.map(({ method, path }) => ({
      method,
      path: path.replaceAll(/:(\w+)/g, '{$1}'),
    })),
  }
}

/** Whatever a client calls a method must not become a label. */
function methodOf({ method }: { method: string }): string {
  return METHODS.has(method) ? method : 'other'
}

const METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
])

function isLimited({ method, path, countsClients }: Route): boolean {
  return method !== 'OPTIONS' && path.startsWith('/v1/') && countsClients !== true
}

const OUR_MISTAKE = {
  status: 500,
  code: 'our-mistake',
  title: 'Our mistake',
  detail: 'Something went wrong here. Send it again later.',
}

function methodsByPath(routes: readonly Route[]): ReadonlyMap<string, string> {
  const paths = new Map<string, string>()
  for (const { method, path } of routes) {
    const before = paths.get(path)
    paths.set(path, before === undefined ? method : `${before}, ${method}`)
  }
  return paths
}

function wrongMethod(allow: string): Response {
  return problem(
    {
      status: 405,
      code: 'wrong-method',
      title: 'Wrong method',
      detail: `This address takes ${allow}.`,
    },
    { allow },
  )
}
