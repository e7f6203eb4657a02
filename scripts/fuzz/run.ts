import { seeded } from '../gauntlet/seeded.ts'
import { attempt, type Attempt, type Target } from './attempt.ts'
import { connection, type Connection, type Reply } from './connection.ts'

/** What a run is asked for. */
export interface FuzzOptions {
  readonly count: number
  readonly seed: number
}

/** How far a run has come. */
export interface Progress {
  readonly sent: number
  readonly count: number
  readonly seconds: number
  /** In use by the collector, bytes. */
  readonly heap: number
  readonly memory: number
  readonly faults: number
}

/** What is attacked. */
export interface Attacked extends Target {
  readonly port: number
  /** `GET /metrics`, as text. */
  metrics(): Promise<string>
  /** Whether its process still runs. */
  isUp(): boolean
}

/** What a run saw. */
export interface Seen {
  readonly count: number
  /** Answers by status, `closed` for none; and the same by what was done to the request. */
  readonly statuses: ReadonlyMap<string, number>
  readonly kinds: ReadonlyMap<string, number>
  /** The point of every visit that was acknowledged and that nothing was done to. */
  readonly healthy: ReadonlyMap<string, number>
  /** Ids of whatever was acknowledged as stored, healthy or not. */
  readonly stored: ReadonlySet<string>
  /** Whether any answer was not heard, so that more may be stored than is known of. */
  readonly unheard: number
  /** Whole requests that had to be sent once more: what was done to them, and how the connection ended. */
  readonly again: readonly string[]
  /** Everything that must not be. */
  readonly faults: readonly string[]
  /** The least heap and memory in use, bytes, in the second fifth and in the last. */
  readonly heap: readonly [before: number, after: number]
  readonly memory: readonly [before: number, after: number]
  readonly seconds: number
}

/** Requests that are under way at once. */
const LANES = 16
/** How long an answer may take, ms; only who never answers needs so long. */
const PATIENCE = 60_000
/** How long somebody is heard who need not answer, ms. */
const SHORT = 50
const MOST_FAULTS = 20

/**
 * Attacks with `count` requests; the same seed sends the same bytes in the same order.
 * @param stop ends it before that; what was seen by then is judged as ever
 */
export async function fuzz(
  attacked: Attacked,
  { count, seed }: FuzzOptions,
  onProgress: (progress: Progress) => void = () => {},
  stop?: AbortSignal,
): Promise<Seen> {
  const random = seeded(seed)
  const statuses = new Map<string, number>()
  const kinds = new Map<string, number>()
  const healthy = new Map<string, number>()
  const stored = new Set<string>()
  const faults: string[] = []
  const again: string[] = []
  const samples: { sent: number; heap: number; memory: number }[] = []
  const started = performance.now()
  let sent = 0
  let unheard = 0

  function fault(made: Attempt, what: string): void {
    if (faults.length < MOST_FAULTS) {
      faults.push(`${made.kind}: ${what}: ${textOf(made)}`)
    }
  }

  function judge(made: Attempt, reply: Reply | null, isAgain: boolean): void {
    const status = reply === null ? 'closed' : String(reply.status)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    kinds.set(made.kind, (kinds.get(made.kind) ?? 0) + 1)
    if (reply === null) {
      if (made.isBatch) unheard++
      if (made.isPlain) fault(made, `no answer, twice`)
      return
    }
    if (reply.status >= 500 || reply.status === 0)
      fault(made, `answered ${reply.status} ${reply.body}`)
    if (made.isBatch && reply.status === 200) note(made, reply.body, isAgain)
  }

  function note(made: Attempt, body: string, isAgain: boolean): void {
    const { results } = JSON.parse(body) as { results: { id: string; status: string }[] }
    const isKept = (status?: string): boolean =>
      status === 'stored' || (isAgain && status === 'duplicate')
    for (const { id, status } of results) if (isKept(status)) stored.add(id)
    for (const { id, point, at } of made.healthy) {
      const result = results.find((each) => each.id === id)
      if (isKept(result?.status)) healthy.set(id, point)
      // A conflict of its own making: a damaged neighbour came under the same id.
      else if (result !== undefined || results.length > at) {
        fault(made, `a healthy neighbour was answered ${JSON.stringify(result ?? results[at])}`)
      }
    }
  }

  async function sample(): Promise<void> {
    const text = await attacked.metrics()
    const figure = (name: string): number =>
      Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0)
    const sampled = {
      sent,
      heap: figure('nodejs_heap_size_used_bytes'),
      memory: figure('process_resident_memory_bytes'),
    }
    samples.push(sampled)
    const seconds = (performance.now() - started) / 1000
    onProgress({ ...sampled, count, seconds, faults: faults.length })
  }

  async function lane(): Promise<void> {
    const kept: Connection = connection(attacked.port)
    const loose: Connection = connection(attacked.port)
    while (sent < count && attacked.isUp() && faults.length < MOST_FAULTS) {
      if (stop?.aborted === true) break
      sent++
      const made = attempt(random, attacked)
      const { isHead, isFramed } = made
      const through = isFramed ? kept : loose
      const options = { isHead, patience: isFramed ? PATIENCE : SHORT }
      let reply = await through.send(made.bytes, options)
      // The other side may close a connection just as it is used again; every client tries once more.
      const isAgain = reply === null && isFramed
      if (isAgain) {
        again.push(`${made.kind} on ${through.trouble()}: ${textOf(made)}`)
        reply = await through.send(made.bytes, options)
      }
      if (!isFramed) loose.close()
      judge(made, reply, isAgain)
      if (sent % Math.ceil(count / 100) === 0) await sample()
    }
    kept.close()
    loose.close()
  }

  await Promise.all(Array.from({ length: LANES }, lane))
  if (!attacked.isUp()) faults.push('the process has ended')
  const least = (name: 'heap' | 'memory', from: number, to: number): number =>
    Math.min(
      ...samples
        .filter((each) => each.sent >= from * sent && each.sent <= to * sent)
        .map((each) => each[name]),
    )
  return {
    count: sent,
    statuses,
    kinds,
    healthy,
    stored,
    unheard,
    again,
    faults,
    heap: [least('heap', 0.2, 0.4), least('heap', 0.8, 1)],
    memory: [least('memory', 0.2, 0.4), least('memory', 0.8, 1)],
    seconds: (performance.now() - started) / 1000,
  }
}

function textOf({ bytes }: Attempt): string {
  return JSON.stringify(bytes.toString('latin1').slice(0, 600))
}
