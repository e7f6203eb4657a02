import { promptUrl } from '@shopbell/widget/prompt'
import type { Place } from './place.ts'

/**
 * What is between the tablet and its collector: `open`; `portal` when something else answers in its
 * name, such as a page to sign in to the Wi-Fi; `down` when nothing answers, or the collector is ill.
 */
export type Network = 'open' | 'portal' | 'down'

/** A network that has not answered by then is down, ms. */
const PATIENCE = 10_000

/**
 * Asks the collector, and believes only a body that it alone could have written: portals answer 200,
 * and redirect, and a browser says that it is online as soon as there is any network at all.
 */
export async function checkNetwork(
  collector: string,
  place: Place,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<Network> {
  try {
    const reply = await fetch(promptUrl({ collector, ...place }), {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    })
    // A portal's redirect.
    if (reply.type === 'opaqueredirect') return 'portal'
    if (reply.status >= 500) return 'down'
    const body = await reply.text()
    if (reply.headers.get('content-type')?.startsWith('application/problem+json') === true) {
      return 'open'
    }
    return isOurs(body) ? 'open' : 'portal'
  } catch {
    return 'down'
  }
}

function isOurs(body: string): boolean {
  try {
    return (JSON.parse(body) as { protocol?: unknown } | null)?.protocol === 'shopbell/1'
  } catch {
    return false
  }
}
