import type { CDPSession } from '@playwright/test'

/** One request as the browser's network stack saw it. */
export interface Request {
  readonly url: string
  /** CDP's resource type: Script, Stylesheet, Fetch, Ping … */
  readonly type: string
  /** Whether the page's own markup named it. */
  readonly inMarkup: boolean
  /** Head and body as they came over the wire; 0 when nothing came. */
  readonly bytes: number
}

/** What a load asked of the network, without the page itself. */
export interface Wire {
  /** Until the page was quiet, in order. */
  readonly requests: readonly Request[]
  /** The addresses whose last byte had come when the control was seen. */
  readonly needed: readonly string[]
  /** What a tap asked for on top. */
  readonly tapped: readonly Request[]
}

/** Follows every request of a page but the page's own. */
export async function watchWire(
  cdp: CDPSession,
  address: string,
): Promise<{
  requests(): readonly Request[]
  /** Resolves when no request is under way, and none began or ended for so many milliseconds. */
  quiet(length: number): Promise<void>
}> {
  const requests = new Map<string, { -readonly [K in keyof Request]: Request[K] }>()
  const underWay = new Set<string>()
  let last = performance.now()

  cdp.on('Network.requestWillBeSent', ({ requestId, request, type, initiator }) => {
    if (request.url === address || request.url.startsWith('data:')) return
    last = performance.now()
    underWay.add(requestId)
    requests.set(requestId, {
      url: request.url,
      type: type ?? 'Other',
      inMarkup: initiator.type === 'parser',
      bytes: 0,
    })
  })
  const end = (requestId: string, bytes: number): void => {
    const request = requests.get(requestId)
    if (request === undefined) return
    last = performance.now()
    underWay.delete(requestId)
    request.bytes = bytes
  }
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    end(requestId, encodedDataLength),
  )
  cdp.on('Network.loadingFailed', ({ requestId }) => end(requestId, 0))
  await cdp.send('Network.enable')

  return {
    requests: () => [...requests.values()],
    async quiet(length) {
      last = performance.now()
      for (;;) {
        const rest = length - (performance.now() - last)
        if (rest <= 0 && underWay.size === 0) return
        await new Promise((resolve) => setTimeout(resolve, Math.max(50, rest)))
      }
    },
  }
}
