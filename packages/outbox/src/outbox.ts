import type { Environment } from './environment.ts'
import { createKeeper } from './keeper.ts'
import type { Sending } from './keeper.ts'
import type { Events } from './keeping/events.ts'
import type { Storage } from './keeping/storage.ts'
import { copyOf, insist } from './keeping/submission.ts'
import type { Kept, QuarantinedRow, Submission } from './keeping/submission.ts'
import type { OutboxStatus, Sender } from './sending/sender.ts'

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

/**
 * An outbox that keeps by itself and asks for the part that sends when there is something to send.
 * @param fetchSending may fail, and is then asked again
 * @param given what keeps the rows; by default a disk of that name
 * @throws TypeError when the URL or the name is missing
 */
export function createOutbox(
  options: OutboxOptions,
  fetchSending: () => Promise<Sending<Sender>>,
  given?: Storage,
): Outbox {
  const keeper = createKeeper(options, fetchSending, given)
  const { url, name, storage } = keeper
  insist('string', { url, name })

  async function pending(): Promise<Submission[]> {
    const all: Submission[] = []
    for (let page; (page = await storage.list('rows', all.at(-1)?.key, PAGE))[0];) {
      all.push(...page)
    }
    return all
  }

  const quarantined = () => storage.list('quarantine')

  return {
    ...keeper,
    add: (submission) => keeper.add(copyOf(submission)),
    async status() {
      await storage.rescue()
      const sender = await keeper.ready()
      return sender
        ? sender.status()
        : {
            storage: storage.where(),
            pending: (await pending()).length,
            quarantined: (await quarantined()).length,
            lastDeliveredAt: null,
            failures: keeper.failures,
            retryAt: null,
            refused: null,
          }
    },
    quarantined,
    pending,
    flush: () => keeper.wake(true),
  }
}
