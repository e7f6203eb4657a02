import type { KeepingEnvironment } from '../keeping/environment.ts'
import type { Outbox } from '../outbox.ts'
import { sendingEnvironment } from '../sending/environment.ts'
import type { SendingEnvironment } from '../sending/environment.ts'
import type { Kit } from '../sending/kit.ts'
import { lead } from '../sending/leader.ts'
import { createSender } from '../sending/sender.ts'
import type { Sender } from '../sending/sender.ts'
import { carrying } from './carrying.ts'
import type { Carried } from './carrying.ts'
import type { CopiedStorage } from './copied-storage.ts'
import { attempt } from './copy.ts'
import type { Copy } from './copy.ts'
import type { WholeEnvironment } from './environment.ts'
import type { Generations } from './generations.ts'
import { leaseLocks } from './lease.ts'
import { reconcile } from './reconcile.ts'
import { salvage } from './salvage.ts'
import { watchLocks } from './watched-locks.ts'
import type { Talk } from './watched-locks.ts'
import { isWiped } from './wiped.ts'

// Between two attempts to read a database that was given up.
const SALVAGE_EVERY = 600_000

/** What the whole outbox hands over to the part that sends and recovers. */
export interface WholeKit {
  readonly environment: Omit<KeepingEnvironment & Partial<SendingEnvironment>, 'locks'> &
    WholeEnvironment
  readonly carried: Carried
  readonly storage: CopiedStorage
  readonly copy: Copy
  readonly generations: Generations
  readonly talk: Talk
  /** The taps that are being written. */
  readonly keeping: ReadonlyMap<string, Promise<unknown>>
  /** Where it is noted that rows were perhaps lost. */
  readonly suspected: string
  /** Does something later, unless the outbox was stopped. */
  readonly at: (time: number, work: () => void) => void
  readonly on: Outbox['on']
  /** Sends what there is. */
  readonly wake: () => void
}

/** The part that sends, watched, and that brings back what only the copy or another database has. */
export interface WholeSender extends Sender {
  /** Whether all of the other generations could be read. */
  salvaged(): boolean
  /** The disk works again. */
  healed(): void
}

/** A sender that begins with what an earlier page left. */
export function createWholeSender(kit: Kit, whole: WholeKit): WholeSender {
  const { name } = kit
  const { carried, storage, copy, generations, talk, keeping, suspected, at, wake } = whole
  const environment = { ...sendingEnvironment(), ...whole.environment }
  const { locks, notes, now } = environment
  const leader = locks
    ? watchLocks(locks, talk, environment)
    : leaseLocks(storage, `${now()} ${Math.random()}`, environment)
  let salvaged = true
  let salvagedFor: number | undefined

  whole.on('delivered', (rows) => {
    const keys = rows.map(({ key }) => key)
    storage.done(keys)
    // A worker that delivers has no copy of its own.
    talk.say(keys)
  })
  whole.on('quarantined', (rows) => storage.refused(rows.map(({ key }) => key)))
  talk.hear((message) => {
    if (Array.isArray(message)) storage.done(message as string[])
  })

  async function recover(): Promise<void> {
    if (await isWiped(name, generations.current(), storage, notes)) {
      attempt(() => notes!.setItem(suspected, String(now())), undefined)
    }
    await reconcile(copy, storage, environment)
    await recoverGenerations()
  }

  async function recoverGenerations(): Promise<void> {
    salvagedFor = generations.current()
    salvaged = await salvage(generations, storage, environment)
    await storage.sweep()
    if (!salvaged) at(now() + SALVAGE_EVERY, () => void recoverGenerations().then(wake))
  }

  void lead(leader, name, recover).then(wake)

  return {
    ...createSender({
      ...kit,
      // Read anew at each use: it changes when the outbox is stopped.
      get stopped() {
        return kit.stopped
      },
      environment: {
        ...environment,
        ...carrying(carried, environment),
        locks: leader,
        async pause() {
          await environment.pause()
          // A tap goes before what waits.
          await Promise.all(keeping.values())
          if (!(await leader.still())) throw new Error('another tab sends')
        },
      },
    }),
    salvaged: () => salvaged,
    healed() {
      // Perhaps in another database: then the one before has rows.
      const isNew = salvagedFor !== undefined && salvagedFor !== generations.current()
      void (isNew ? recoverGenerations() : Promise.resolve()).then(wake)
    },
  }
}
