import type { within } from '../keeping/deadline.ts'
import type { KeepingEnvironment } from '../keeping/environment.ts'
import { parse, parseAcknowledgement } from './acknowledgement.ts'
import type { Result } from './acknowledgement.ts'
import { retryAfter } from './backoff.ts'
import { MOST_BYTES, bytesOf } from './batch.ts'
import type { SendingEnvironment } from './environment.ts'
import type { Refusal, Setback } from './progress.ts'

/** What became of one request. */
export type Outcome =
  /** The receiver has taken the batch; what it says of each row is in the results. */
  | { readonly kind: 'acknowledged'; readonly results: readonly Result[] }
  /** The batch is too large or has a bad row in it: send less of it. */
  | { readonly kind: 'unacceptable'; readonly code: string; readonly message: string }
  /** The receiver does not let this device send what has this head. */
  | ({ readonly kind: 'refused' } & Refusal)
  /** Nobody knows whether it arrived. */
  | ({ readonly kind: 'failed' } & Setback)

// A fetch that never answers must not hold the lock for ever.
const DEADLINE = 30_000

/**
 * Posts one request body. Never rejects: what goes wrong is an outcome.
 * @param outlives whether the request may outlive the page. Not while nobody answers: WebKit holds on
 * to the connection of such a request that was given up, and six of them are all there are
 */
export async function deliver(
  url: string,
  body: string,
  environment: Pick<
    KeepingEnvironment & SendingEnvironment,
    'fetch' | 'now' | 'setTimer' | 'clearTimer'
  >,
  limit: typeof within,
  outlives: boolean,
): Promise<Outcome> {
  try {
    return await limit(DEADLINE, environment, async (signal) => {
      const response = await environment.fetch(url, {
        method: 'POST',
        // Plain text needs no CORS preflight, so it can still leave while the page goes.
        headers: { 'content-type': 'text/plain' },
        body,
        // Browsers fail a larger request with keepalive each time.
        keepalive: outlives && bytesOf(body) < MOST_BYTES,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal,
      })
      return outcomeOf(response, await response.text(), environment.now())
    })
  } catch (error) {
    // Browsers throw a TypeError when there is no network, and also for a redirect.
    return { kind: 'failed', unreachable: error instanceof TypeError }
  }
}

function outcomeOf({ status, headers }: Response, text: string, now: number): Outcome {
  const results = status === 200 && parseAcknowledgement(text)
  if (results) return { kind: 'acknowledged', results }
  // Only the receiver writes problem details: a portal's 403 says nothing about our rows.
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json')
  const { title = `http-${status}`, code = title, detail = title } = isProblem ? problem(text) : {}
  if (status === 413 || (isProblem && (status === 400 || status === 422))) {
    return { kind: 'unacceptable', code: String(code), message: String(detail) }
  }
  if (isProblem && (status === 401 || status === 403)) {
    return { kind: 'refused', status, reason: String(detail) }
  }
  return { kind: 'failed', retryAfter: retryAfter(headers.get('retry-after'), now) }
}

function problem(text: string): { title?: unknown; code?: unknown; detail?: unknown } {
  return Object(parse(text))
}
