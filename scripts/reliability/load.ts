import { anyVisit, bodyOf, type Visit } from './visits.ts'

/** What became of one request. */
export type Outcome =
  | 'acknowledged'
  /** `503` with `Retry-After`. */
  | 'refused'
  /** Nobody answered, or not to the end. */
  | 'unheard'

/** Senders that never rest, each of which sends a batch again until it is acknowledged. */
export interface Load {
  /** Visits of which every part was acknowledged, by id. */
  readonly acknowledged: ReadonlyMap<string, Visit>
  /** Requests by what became of them. */
  readonly requests: Readonly<Record<Outcome, number>>
  /** Answers that nobody should get, the first few. */
  readonly faults: readonly string[]
  /** Resolves once so many more visits are acknowledged. */
  more(visits: number): Promise<void>
  /** Resolves once so many more requests were refused. */
  refused(requests: number): Promise<void>
  /** Resolves when every batch that was begun is acknowledged. */
  stop(): Promise<void>
  /** Ends what would never be acknowledged. */
  giveUp(): void
}

const LANES = 8

/** How long a request may take before its sender gives up: longer than any wait of a collector's. */
const PATIENCE = 60_000

/**
 * @param urls the collectors behind one balancer: whoever is not heard tries the next
 * @param random how large the batches are, and what is in them
 */
export function startLoad(urls: readonly string[], random: () => number): Load {
  const acknowledged = new Map<string, Visit>()
  const requests = { acknowledged: 0, refused: 0, unheard: 0 }
  const faults: string[] = []
  const stopped = new AbortController()
  const hopeless = new AbortController()

  async function lane(index: number): Promise<void> {
    let at = index
    while (!stopped.signal.aborted) {
      const batch = Array.from({ length: 1 + Math.floor(random() * 10) }, () => anyVisit(random))
      // Sent until acknowledged, as an outbox does; some are sent once more for good measure.
      for (;;) {
        const outcome = await send(urls[at % urls.length]!, batch)
        if (hopeless.signal.aborted) return
        if (outcome === 'acknowledged') break
        at++
        await pause(20)
      }
      for (const visit of batch) acknowledged.set(visit.id, visit)
      if (random() < 0.1) await send(urls[++at % urls.length]!, batch)
    }
  }

  async function send(url: string, batch: readonly Visit[]): Promise<Outcome> {
    const [outcome, fault] = await post(url, batch)
    requests[outcome]++
    if (fault !== undefined && faults.length < 5) faults.push(fault)
    return outcome
  }

  async function until(isDone: () => boolean): Promise<void> {
    while (!isDone() && !hopeless.signal.aborted) await pause(1)
  }

  const lanes = Array.from({ length: LANES }, (_, index) => lane(index))
  return {
    acknowledged,
    requests,
    faults,
    more(visits) {
      const enough = acknowledged.size + visits
      return until(() => acknowledged.size >= enough)
    },
    refused(count) {
      const enough = requests.refused + count
      return until(() => requests.refused >= enough)
    },
    async stop() {
      stopped.abort()
      await Promise.all(lanes)
    },
    giveUp() {
      stopped.abort()
      hopeless.abort()
    },
  }
}

/** Sends a batch once. @returns what became of it, and what is wrong with that */
export async function post(
  url: string,
  batch: readonly Visit[],
): Promise<readonly [Outcome, fault?: string]> {
  let reply: Response
  let text: string
  try {
    const signal = AbortSignal.timeout(PATIENCE)
    reply = await fetch(`${url}/v1/responses`, { method: 'POST', body: bodyOf(batch), signal })
    text = await reply.text()
  } catch {
    return ['unheard']
  }
  if (reply.status === 503 && Number(reply.headers.get('retry-after')) > 0) return ['refused']
  if (!reply.ok) return ['unheard', `answered ${reply.status}: ${text.slice(0, 200)}`]
  const { results } = JSON.parse(text) as { results: { id: string; status: string }[] }
  const isKept = results.every(({ status }) => status === 'stored' || status === 'duplicate')
  return isKept ? ['acknowledged'] : ['unheard', `not taken: ${text.slice(0, 200)}`]
}

/** So many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
