import { configSchema } from '@shopbell/core/config'
import type { Metrics } from '../metrics/metrics.ts'
import { openapi } from '../openapi/openapi.ts'
import { json } from './json.ts'
import { problem, PROBLEMS } from './problem.ts'
import { RETRY_AFTER } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/** What machines ask: is it up, is it ready, how is it doing, what can it do. */
export function operations(
  { store }: Surroundings,
  { metrics }: { metrics: Metrics },
): readonly Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: () => text('ok\n') },
    {
      method: 'GET',
      path: '/readyz',
      async handle() {
        try {
          await store.ping()
          return text('ready\n')
        } catch {
          const detail = 'The store cannot be written.'
          return problem({ ...PROBLEMS.unavailable, detail }, { 'retry-after': RETRY_AFTER })
        }
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      handle: async () => text(await metrics.text(), metrics.contentType),
    },
    { method: 'GET', path: '/openapi.json', handle: () => json(openapi, SHARED) },
    { method: 'GET', path: '/config.schema.json', handle: () => json(configSchema, SHARED) },
    {
      method: 'GET',
      path: '/',
      handle: () => new Response(null, { status: 302, headers: { location: '/dashboard/' } }),
    },
  ]
}

/** Editors read schemas from anywhere. */
const SHARED = {
  'access-control-allow-origin': '*',
  'cache-control': 'public, max-age=300',
}

function text(body: string, type = 'text/plain; charset=utf-8'): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
