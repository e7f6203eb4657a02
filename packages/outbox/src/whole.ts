import { createOutbox } from './outbox.ts'
import type { Outbox, OutboxOptions } from './outbox.ts'
import { keepingEnvironment } from './keeping/environment.ts'
import { openDisk } from './keeping/disk.ts'
import { openStorage } from './keeping/storage.ts'
import { insist } from './keeping/submission.ts'
import type { Submission } from './keeping/submission.ts'
import { isDue } from './sending/batch.ts'
import { sendingEnvironment } from './sending/environment.ts'
import { lead } from './sending/leader.ts'
import { createSender } from './sending/sender.ts'
import type { OutboxStatus } from './sending/sender.ts'
import { carrying } from './whole/carrying.ts'
import type { Carried } from './whole/carrying.ts'
import { attempt, openCopy } from './whole/copy.ts'
import { withCopy } from './whole/copied-storage.ts'
import { wholeEnvironment } from './whole/environment.ts'
import type { WholeEnvironment } from './whole/environment.ts'
import { openGenerations } from './whole/generations.ts'
import { leaseLocks } from './whole/lease.ts'
import { reconcile } from './whole/reconcile.ts'
import { salvage } from './whole/salvage.ts'
import { watchLocks } from './whole/watched-locks.ts'
import { isWiped } from './whole/wiped.ts'
import { withdraw } from './whole/withdraw.ts'

export type { Carried } from './whole/carrying.ts'
export type { WholeEnvironment } from './whole/environment.ts'

// Between two attempts to read a database that was given up.
const SALVAGE_EVERY = 600_000

// So long it is said that answers were perhaps lost, so that somebody hears of it.
const DAY = 86_400_000

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
  /** Looks for rows of an earlier visit, in the second copy too, and sends them. */
  start(): void
  status(): Promise<WholeStatus>
  /**
   * Takes a row back that was added with `notBefore`, until that moment. Never rejects.
   * @returns `true`: it was not sent and is gone; `false`: it is too late, or there is no such row
   */
  withdraw(key: string): Promise<boolean>
}

/**
 * Opens an outbox that has its sending part with it, for a page that must work with the files it
 * has; with a second copy of what is not acknowledged, a next database should one not open, and a
 * watch over the tab that sends. Touches no storage and no network until it is asked to do something.
 * @throws TypeError when the URL or the name is missing
 */
export function openOutbox(options: WholeOptions): WholeOutbox {
  const { url, name = `outbox ${url}` } = options
  insist('string', { url, name })
  const environment = {
    ...keepingEnvironment(),
    ...sendingEnvironment(),
    ...wholeEnvironment(),
    ...options,
  }
  const { locks, notes, now, setTimer, clearTimer } = environment
  const talk = environment.talkOf(name)
  const generations = openGenerations(name, environment, notes)
  const copy = openCopy(notes, name)
  const storage = withCopy(
    openStorage(openDisk(name, { ...environment, indexedDB: generations.factory })),
    copy,
    environment,
    () => void recoverGenerations().then(() => outbox.start()),
  )
  const leader = locks
    ? watchLocks(locks, talk, environment)
    : leaseLocks(storage, `${now()} ${Math.random()}`, environment)
  const keeping = new Map<string, Promise<unknown>>()
  const outbox = createOutbox(
    {
      ...environment,
      ...carrying(options, environment),
      url,
      name,
      locks: leader,
      async pause() {
        await environment.pause()
        // A tap goes before what waits.
        await Promise.all(keeping.values())
        if (!(await leader.still())) throw new Error('another tab sends')
      },
    },
    () => Promise.resolve({ createSender }),
    storage,
  )
  outbox.on('delivered', (rows) => {
    const keys = rows.map(({ key }) => key)
    storage.done(keys)
    // A worker that delivers has no copy of its own.
    talk.say(keys)
  })
  outbox.on('quarantined', (rows) => storage.refused(rows.map(({ key }) => key)))
  talk.hear((message) => {
    if (Array.isArray(message)) storage.done(message as string[])
  })

  const suspected = `${name} suspected`
  const timers = new Set<unknown>()
  let salvaged = true
  let salvagedFor = generations.current()
  let stopped = false
  let recovered: Promise<void> | undefined

  function at(time: number, work: () => void): void {
    if (stopped) return
    const timer = setTimer(() => {
      timers.delete(timer)
      work()
    }, time - now())
    timers.add(timer)
  }

  async function recover(): Promise<void> {
    if (await isWiped(name, generations.current(), storage, notes)) {
      attempt(() => notes!.setItem(suspected, String(now())), undefined)
    }
    await reconcile(copy, storage, environment)
    await recoverGenerations(true)
  }

  /** Looks after other generations, when there may be something to be had. */
  async function recoverGenerations(always = false): Promise<void> {
    const generation = generations.current()
    if (!always && generation === salvagedFor) return
    salvagedFor = generation
    salvaged = await salvage(generations, storage, environment)
    if (!salvaged) {
      at(now() + SALVAGE_EVERY, () => void recoverGenerations(true).then(outbox.start))
    }
  }

  return {
    ...outbox,
    start() {
      recovered ??= lead(leader, name, recover)
      void recovered.then(outbox.start)
    },
    add(submission) {
      const { key, notBefore = 0 } = Object(submission) as Submission
      if (!Number.isFinite(notBefore)) throw new TypeError('outbox needs { notBefore }: number')
      const kept = outbox.add(submission).finally(() => {
        keeping.delete(key)
        if (!isDue(submission, now())) at(notBefore, outbox.start)
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
      const since = attempt(() => Number(notes!.getItem(suspected)), 0)
      return {
        ...status,
        oldest: typeof at === 'number' ? at : null,
        generation: generations.current(),
        dataLossSuspected: !salvaged || Math.abs(now() - since) < DAY,
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
