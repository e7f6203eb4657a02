import { within } from './keeping/deadline.ts'
import { openDisk } from './keeping/disk.ts'
import { keepingEnvironment } from './keeping/environment.ts'
import { createEvents } from './keeping/events.ts'
import type { Events } from './keeping/events.ts'
import { openStorage } from './keeping/storage.ts'
import type { Storage } from './keeping/storage.ts'
import type { Kept, Submission } from './keeping/submission.ts'
import type { OutboxOptions } from './outbox.ts'
import type { Deliverer } from './sending/deliverer.ts'
import type { Kit } from './sending/kit.ts'

// A little longer than a disk rests that hung.
const RESCUE_DELAY = 6_000

// A slow network needs seconds for the sending part; nobody should wait longer to hear how all stands.
const FETCH_DEADLINE = 10_000

// Between two attempts to fetch the sending part: a second, doubling up to a minute.
const HALF_A_PAUSE = 500
const LONGEST_PAUSE = 60_000

/** The part that sends. */
export interface Sending<Sends extends Deliverer = Deliverer> {
  readonly createSender: (kit: Kit) => Sends
}

/**
 * The least of an outbox: keeps rows and has them sent. `createOutbox` puts on top of it what tells
 * how all stands, checks what it is given, and stops.
 */
export interface Keeper<Sends extends Deliverer = Deliverer> extends Kit {
  /**
   * Keeps a submission and sends it when possible.
   * @param submission well formed; nobody changes it any more
   * @returns where it is kept, once it is. Never rejects
   */
  readonly add: (submission: Submission) => Promise<Kept>
  readonly on: Events['on']
  /** Looks for rows of an earlier visit and sends them. */
  readonly start: () => void
  /** Asks for a pass over the queue; `eager` cuts pauses of our own short. Resolves when it has ended. */
  readonly wake: (eager?: boolean) => Promise<void>
  /** What sends, once it is there; nothing when it could not be fetched. */
  readonly ready: () => Promise<Sends | void>
  /** Removes timers and listeners, for good. */
  readonly stop: () => void
  /** How often in a row the part that sends did not come. */
  failures: number
}

/**
 * A keeper that asks for the part that sends when there is something to send. Opens nothing until used.
 * @param fetchSending may fail, and is then asked again
 * @param given what keeps the rows; by default a disk of that name
 */
export function createKeeper<Sends extends Deliverer>(
  options: OutboxOptions,
  fetchSending: () => Promise<Sending<Sends>>,
  given?: Storage,
): Keeper<Sends> {
  const { url, name = `outbox ${url}` } = options
  const environment = { ...keepingEnvironment(), ...options }
  const storage = given ?? openStorage(openDisk(name, environment))
  const { on, emit, clear } = createEvents()

  let sender: Sends | undefined
  let timer: unknown
  let unwatch: (() => void) | undefined
  let fetching: Promise<Sends | void> | undefined

  function ready(): Promise<Sends | void> {
    return (fetching ??= within(FETCH_DEADLINE, environment, fetchSending)
      .then(({ createSender }) => (sender = createSender(keeper)))
      .catch(() => {
        fetching = undefined
        keeper.failures += 1
      }))
  }

  async function wake(eager = false): Promise<void> {
    void storage.rescue()
    if (keeper.stopped) return
    unwatch ??= environment.watchPage((event) => {
      if (event === 'hidden') sender?.hint()
      else void wake(true)
    })
    schedule(Infinity)
    const rest = await (await ready())?.wake(eager)
    schedule(rest ?? Math.min(HALF_A_PAUSE * 2 ** keeper.failures, LONGEST_PAUSE))
  }

  function schedule(rest: number): void {
    environment.clearTimer(timer)
    // Rows in memory end with the page, so the disk is soon asked for them again.
    const delay = storage.unsafe()[0] ? Math.min(rest, RESCUE_DELAY) : rest
    if (!keeper.stopped && delay < Infinity) timer = environment.setTimer(() => void wake(), delay)
  }

  const keeper: Keeper<Sends> = {
    url,
    name,
    environment,
    storage,
    emit,
    within,
    stopped: false,
    failures: 0,
    async add(submission) {
      const where = await storage.keep(submission)
      emit('changed')
      void wake()
      return where
    },
    on,
    start: () => void wake(),
    wake,
    ready,
    stop() {
      keeper.stopped = true
      environment.clearTimer(timer)
      unwatch?.()
      clear()
    },
  }
  return keeper
}
