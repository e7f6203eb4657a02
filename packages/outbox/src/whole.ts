import { importAnew } from './import-anew.ts'
import { createOutbox } from './outbox.ts'
import type { Outbox, OutboxOptions } from './outbox.ts'
import { keepingEnvironment } from './keeping/environment.ts'
import { openDisk } from './keeping/disk.ts'
import { openStorage } from './keeping/storage.ts'
import { insist } from './keeping/submission.ts'
import type { Submission } from './keeping/submission.ts'
import type { OutboxStatus } from './sending/sender.ts'
import type { Carried } from './whole/carrying.ts'
import { attempt, openCopy } from './whole/copy.ts'
import { withCopy } from './whole/copied-storage.ts'
import { wholeEnvironment } from './whole/environment.ts'
import type { WholeEnvironment } from './whole/environment.ts'
import { openGenerations } from './whole/generations.ts'
import type { createWholeSender, WholeSender } from './whole/sending.ts'
import { withdraw } from './whole/withdraw.ts'
import { openWithdrawn } from './whole/withdrawn.ts'

export type { Carried } from './whole/carrying.ts'
export type { WholeEnvironment } from './whole/environment.ts'

// So long it is said that answers were perhaps lost, so that somebody hears of it.
const DAY = 86_400_000

// A row is held no longer: what is further away was held before the clock was set back.
const LONGEST_HOLD = 60_000

/** The part that is fetched. */
interface SendingPart {
  readonly createWholeSender: typeof createWholeSender
}

/** The options of an outbox, and what its requests carry besides. */
export interface WholeOptions
  extends Omit<OutboxOptions, 'locks'>, Partial<WholeEnvironment>, Carried {}

/** How the outbox stands, in more words. */
export interface WholeStatus extends OutboxStatus {
  /** The `at` of the body of the first row that waits, epoch milliseconds; `null` when none has one. */
  readonly oldest: number | null
  /** How many databases there have been: more than 1 when one did not open any more. */
  readonly generation: number
  /**
   * Whether rows may have been lost: a database that was given up and cannot be read, or, for a day,
   * one that was found new.
   */
  readonly dataLossSuspected: boolean
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
 * Opens an outbox for a device of its own: with a second copy of what is not acknowledged, a next
 * database should one not open, and a watch over the tab that sends. Touches no storage and no network
 * until it is asked to do something. Call `start` as soon as the first screen is drawn: it fetches what
 * sends and recovers, so that it is there before a new version takes over.
 * @throws TypeError when the URL or the name is missing
 */
export function openOutbox(options: WholeOptions): WholeOutbox {
  const { url, name = `outbox ${url}` } = options
  insist('string', { url, name })
  const environment = { ...keepingEnvironment(), ...wholeEnvironment(), ...options }
  const { notes, now, setTimer, clearTimer } = environment
  const talk = environment.talkOf(name)
  const generations = openGenerations(name, environment, notes)
  const copy = openCopy(notes, name)
  const storage = withCopy(
    openStorage(openDisk(name, { ...environment, indexedDB: generations.factory })),
    copy,
    openWithdrawn(notes, name),
    environment,
    () => (sender ? sender.healed() : outbox.start()),
  )
  const suspected = `${name} suspected`
  const keeping = new Map<string, Promise<unknown>>()
  const timers = new Set<unknown>()
  let stopped = false
  let sender: WholeSender | undefined

  const { locks: _locks, ...plain } = environment
  const outbox = createOutbox(
    { ...plain, url, name },
    () =>
      import('./whole/sending.ts').catch(importAnew<SendingPart>).then((part: SendingPart) => ({
        createSender: (kit) =>
          (sender = part.createWholeSender(kit, {
            environment,
            carried: options,
            storage,
            copy,
            generations,
            talk,
            keeping,
            suspected,
            at,
            on: outbox.on,
            wake: () => outbox.start(),
          })),
      })),
    storage,
  )

  function at(time: number, work: () => void): void {
    if (stopped) return
    const timer = setTimer(() => {
      timers.delete(timer)
      work()
    }, time - now())
    timers.add(timer)
  }

  function isHeld({ notBefore = 0 }: Submission): boolean {
    const left = notBefore - now()
    return left > 0 && left <= LONGEST_HOLD
  }

  return {
    ...outbox,
    add(submission) {
      const { key, notBefore = 0 } = Object(submission) as Submission
      if (!Number.isFinite(notBefore)) throw new TypeError('outbox needs { notBefore }: number')
      const kept = outbox.add(submission).finally(() => {
        keeping.delete(key)
        if (isHeld(submission)) at(notBefore, () => outbox.start())
      })
      keeping.set(key, kept)
      return kept
    },
    async withdraw(key) {
      await keeping.get(key)
      return withdraw(key, storage, isHeld)
    },
    async status() {
      const status = await outbox.status()
      const [first] = await storage.list('rows', '', 1)
      const at = first?.body['at']
      const since = attempt(() => Number(notes!.getItem(suspected)), 0)
      return {
        ...status,
        oldest: typeof at === 'number' ? at : null,
        generation: generations.current(),
        dataLossSuspected: sender?.salvaged() === false || Math.abs(now() - since) < DAY,
      }
    },
    stop() {
      stopped = true
      outbox.stop()
      storage.stop()
      talk.end()
      for (const timer of timers) clearTimer(timer)
    },
  }
}
