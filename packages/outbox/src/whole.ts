import { fetchSending } from './lazy.ts'
import { createOutbox } from './outbox.ts'
import type { Outbox, OutboxOptions } from './outbox.ts'
import { keepingEnvironment } from './keeping/environment.ts'
import { openDisk } from './keeping/disk.ts'
import { openStorage } from './keeping/storage.ts'
import { insist } from './keeping/submission.ts'
import type { Submission } from './keeping/submission.ts'
import { isDue } from './sending/batch.ts'
import { sendingEnvironment } from './sending/environment.ts'
import type { OutboxStatus } from './sending/sender.ts'
import { carrying } from './whole/carrying.ts'
import type { Carried } from './whole/carrying.ts'
import { withdraw } from './whole/withdraw.ts'

export type { Carried } from './whole/carrying.ts'

/** The options of an outbox, and what its requests carry besides. */
export interface WholeOptions extends OutboxOptions, Carried {}

/** How the outbox stands, in more words. */
export interface WholeStatus extends OutboxStatus {
  /** The `at` of the body of the first row that waits, epoch milliseconds; `null` when none has one. */
  readonly oldest: number | null
}

/** An outbox for a device of its own. */
export interface WholeOutbox extends Outbox {
  status(): Promise<WholeStatus>
  /**
   * Takes a row back that was added with `notBefore`, until that moment. Never rejects.
   * @returns `true`: it was not sent and is gone; `false`: it is too late, or there is no such row
   */
  withdraw(key: string): Promise<boolean>
}

/**
 * Opens an outbox for a page of one device's own. Its sending part is loaded when it is needed for the
 * first time: a page that must do without a network has it among its files. Touches no storage and no
 * network until it is asked to do something.
 * @throws TypeError when the URL or the name is missing
 */
export function openOutbox(options: WholeOptions): WholeOutbox {
  const { url, name = `outbox ${url}` } = options
  insist('string', { url, name })
  const environment = { ...keepingEnvironment(), ...sendingEnvironment(), ...options }
  const { now, setTimer, clearTimer } = environment
  const storage = openStorage(openDisk(name, environment))
  const outbox = createOutbox(
    { ...environment, ...carrying(options, environment), url, name },
    fetchSending,
    storage,
  )
  const keeping = new Map<string, Promise<unknown>>()
  const timers = new Set<unknown>()
  let stopped = false

  function startAt(time: number): void {
    if (stopped) return
    const timer = setTimer(() => {
      timers.delete(timer)
      outbox.start()
    }, time - now())
    timers.add(timer)
  }

  return {
    ...outbox,
    add(submission) {
      const { key, notBefore = 0 } = Object(submission) as Submission
      if (!Number.isFinite(notBefore)) throw new TypeError('outbox needs { notBefore }: number')
      const kept = outbox.add(submission).finally(() => {
        keeping.delete(key)
        if (!isDue(submission, now())) startAt(notBefore)
      })
      keeping.set(key, kept)
      return kept
    },
    async withdraw(key) {
      await keeping.get(key)
      return withdraw(key, storage, (row) => !isDue(row, now()))
    },
    async status() {
      const status = await outbox.status()
      const [first] = await storage.list('rows', '', 1)
      const at = first?.body['at']
      return { ...status, oldest: typeof at === 'number' ? at : null }
    },
    stop() {
      stopped = true
      outbox.stop()
      for (const timer of timers) clearTimer(timer)
    },
  }
}
