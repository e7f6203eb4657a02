import type { Pairing, PairingStatus } from '@shopbell/core/wire'
import type { Paired } from '../device/paired.ts'

/** How far a pairing has come. */
export type PairingStep =
  | { readonly at: 'asking' }
  /** `isReached`: whether the collector answered the last time. */
  | { readonly at: 'words'; readonly words: string; readonly isReached: boolean }
  | { readonly at: 'paired'; readonly paired: Paired }
  /** The collector will not have it so; asking the same again would not help. */
  | { readonly at: 'refused'; readonly reason: string }
  /** It could not be asked; it is asked again by itself. */
  | { readonly at: 'away'; readonly reason: string }

interface PairOptions {
  readonly collector: string
  readonly business: string
  readonly device: string
  readonly onStep: (step: PairingStep) => void
  readonly fetch?: typeof globalThis.fetch
  readonly setTimer?: (run: () => void, delay: number) => unknown
}

/** How often the collector is asked whether somebody confirmed the words, ms. */
const POLL = 2000
/** How long to wait when it could not be asked, ms. */
const RETRY = 5000
const PATIENCE = 15_000

interface Answer<Body> {
  readonly status: number
  readonly body: Partial<Body> & { readonly detail?: string }
  readonly retryAfter: number
}

/**
 * Asks the collector for three words, shows them until somebody confirms them there, and asks for
 * new ones when they have expired. Only this page knows the secret that the token is handed out for.
 * Returns the stop.
 */
export function startPairing(options: PairOptions): () => void {
  const { collector, business, device, onStep } = options
  const { fetch = globalThis.fetch, setTimer = (run, delay) => setTimeout(run, delay) } = options
  let isStopped = false

  const later = (delay: number, work: () => Promise<void>): void => {
    setTimer(() => void (isStopped ? undefined : work()), delay)
  }

  async function ask<Body>(path: string, init: RequestInit): Promise<Answer<Body> | null> {
    try {
      const reply = await fetch(new URL(path, collector), {
        ...init,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      })
      const body = (await reply.json()) as Answer<Body>['body']
      const seconds = Number(reply.headers.get('retry-after') ?? 0)
      return { status: reply.status, body, retryAfter: Math.min(seconds * 1000, 60_000) || RETRY }
    } catch {
      // No network, or a portal's page.
      return null
    }
  }

  async function askForWords(): Promise<void> {
    onStep({ at: 'asking' })
    const answer = await ask<Pairing>('/v1/pairings', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ business, device }),
    })
    if (isStopped) return
    if (answer === null) {
      onStep({
        at: 'away',
        reason: 'The collector cannot be reached. Is this tablet in the network?',
      })
      return later(RETRY, askForWords)
    }
    const { status, body, retryAfter } = answer
    const { protocol, words, secret } = body
    if (protocol === 'shopbell/1' && words !== undefined && secret !== undefined) {
      return askForToken(words, secret)
    }
    const reason = body.detail ?? `The collector answered ${status}.`
    if (status >= 500 || status === 429) {
      onStep({ at: 'away', reason })
      return later(retryAfter, askForWords)
    }
    onStep({ at: 'refused', reason })
  }

  async function askForToken(words: string, secret: string): Promise<void> {
    onStep({ at: 'words', words, isReached: true })
    const poll = async (): Promise<void> => {
      const answer = await ask<PairingStatus>(`/v1/pairings/${words}`, {
        headers: { authorization: `Bearer ${secret}` },
      })
      if (isStopped) return
      const { status, touchpoint, token, name = null } = answer?.body ?? {}
      if (status === 'confirmed' && touchpoint !== undefined && token !== undefined) {
        return onStep({ at: 'paired', paired: { business, touchpoint, token, name } })
      }
      // Words that are not known any more have expired too.
      const isOver = status === 'expired' || answer?.status === 404 || answer?.status === 401
      if (isOver) return askForWords()
      onStep({ at: 'words', words, isReached: answer !== null && answer.status < 500 })
      later(answer?.status === 429 ? answer.retryAfter : POLL, poll)
    }
    later(POLL, poll)
  }

  void askForWords()
  return () => {
    isStopped = true
  }
}
