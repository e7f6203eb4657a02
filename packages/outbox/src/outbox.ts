import type { Environment } from './environment.ts'
import { within } from './keeping/deadline.ts'
import { openDisk } from './keeping/disk.ts'
import { keepingEnvironment } from './keeping/environment.ts'
import { createEvents } from './keeping/events.ts'
import type { Events } from './keeping/events.ts'
import { openStorage } from './keeping/storage.ts'
import type { Storage } from './keeping/storage.ts'
import { copyOf, insist } from './keeping/submission.ts'
import type { Kept, QuarantinedRow, Submission } from './keeping/submission.ts'
import type { Kit } from './sending/kit.ts'
import type { OutboxStatus, Sender } from './sending/sender.ts'

// A little longer than a disk rests that hung.
const RESCUE_DELAY = 6_000

// A slow network needs seconds for the sending part; nobody should wait longer to hear how all stands.
const FETCH_DEADLINE = 10_000

// Between two attempts to fetch the sending part: a second, doubling up to a minute.
const HALF_A_PAUSE = 500
const LONGEST_PAUSE = 60_000

// So many rows are read at a time: one read must end before the disk's deadline.
const PAGE = 500

/** Where rows go, and, for tests, the world around. */
export interface OutboxOptions extends Partial<Environment> {
  /** Where batches are posted. */
  readonly url: string
  /** Names the database and the lock; `outbox` and the URL by default. */
  readonly name?: string
}

/** A durable queue of submissions: kept until the receiver says that it has them. */
export interface Outbox {
  /**
   * Keeps a submission and sends it when possible. The same key twice is one row.
   * @returns where it is kept, once it is: `disk` only after the transaction completed. Never rejects
   * @throws TypeError at once, when a key or id is empty or a head or body is not an object
   */
  add(submission: Submission): Promise<Kept>
  /** How the outbox stands, here and in other tabs. */
  status(): Promise<OutboxStatus>
  /** The refused rows, in key order. */
  quarantined(): Promise<QuarantinedRow[]>
  /** The rows that wait, in key order, for an export. */
  pending(): Promise<Submission[]>
  /** Looks for rows of an earlier visit and sends them. Call it once, at an idle moment. */
  start(): void
  /** Tries now, unless the receiver asked to wait. Resolves when this pass has ended. */
  flush(): Promise<void>
  /** Tells of what happens in this page; a listener's errors go nowhere. Returns the stop. */
  on: Events['on']
  /** Removes timers and listeners, for good. Nothing is sent any more; the rows stay. */
  stop(): void
}

/** The part that sends. */
export interface Sending {
  readonly createSender: (kit: Kit) => Sender
}

/**
 * An outbox that keeps by itself and asks for the part that sends when there is something to send.
 * @param fetchSending may fail, and is then asked again
 * @param given what keeps the rows; by default a disk of that name
 * @throws TypeError when the URL or the name is missing
 */
export function createOutbox(
  options: OutboxOptions,
  fetchSending: () => Promise<Sending>,
  given?: Storage,
): Outbox {
  const { url, name = `outbox ${url}` } = options
  insist('string', { url, name })
  const environment = { ...keepingEnvironment(), ...options }
  const storage = given ?? openStorage(openDisk(name, environment))
  const { on, emit, clear } = createEvents()
  const kit: Kit = { url, name, environment, storage, emit, within, stopped: false }

  let sender: Sender | undefined
  let fetching: Promise<Sender | void> | undefined
  let failures = 0
  let timer: unknown
  let unwatch: (() => void) | undefined

  function ready(): Promise<Sender | void> {
    return (fetching ??= within(FETCH_DEADLINE, environment, fetchSending)
      .then(({ createSender }) => (sender = createSender(kit)))
      .catch(() => {
        fetching = undefined
        failures += 1
      }))
  }

  async function wake(eager = false): Promise<void> {
    void storage.rescue()
    if (kit.stopped) return
    unwatch ??= environment.watchPage((event) => {
      if (event === 'hidden') sender?.hint()
      else void wake(true)
    })
    schedule(Infinity)
    const rest = await (await ready())?.wake(eager)
    schedule(rest ?? Math.min(HALF_A_PAUSE * 2 ** failures, LONGEST_PAUSE))
  }

  function schedule(rest: number): void {
    environment.clearTimer(timer)
    // Rows in memory end with the page, so the disk is soon asked for them again.
    const delay = storage.unsafe().length > 0 ? Math.min(rest, RESCUE_DELAY) : rest
    if (!kit.stopped && delay < Infinity) timer = environment.setTimer(() => void wake(), delay)
  }

  async function pending(): Promise<Submission[]> {
    const all: Submission[] = []
    for (let page; (page = await storage.list('rows', all.at(-1)?.key, PAGE)).length > 0;) {
      all.push(...page)
    }
    return all
  }

  const quarantined = () => storage.list('quarantine')

  return {
    add: (submission) =>
      storage.keep(copyOf(submission)).then((where) => {
        emit('changed', undefined)
        void wake()
        return where
      }),
    async status() {
      await storage.rescue()
      const sender = await ready()
      return sender
        ? sender.status()
        : {
            storage: storage.where(),
            pending: (await pending()).length,
            quarantined: (await quarantined()).length,
            lastDeliveredAt: null,
            failures,
            retryAt: null,
            refused: null,
          }
    },
    quarantined,
    pending,
    start: () => void wake(),
    flush: () => wake(true),
    on,
    stop() {
      kit.stopped = true
      environment.clearTimer(timer)
      unwatch?.()
      clear()
    },
  }
}
