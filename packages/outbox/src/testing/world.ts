import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { PageEvent } from '../keeping/environment.ts'
import { createOutbox } from '../outbox.ts'
import type { Sending as Part } from '../keeper.ts'
import type { Outbox, OutboxOptions } from '../outbox.ts'
import { createSender } from '../sending/sender.ts'
import type { Sender } from '../sending/sender.ts'
import type { Submission } from '../keeping/submission.ts'
import { createClock } from './clock.ts'
import type { Clock } from './clock.ts'
import { createLocks } from './locks.ts'
import type { TestLocks } from './locks.ts'
import { createNotes } from './notes.ts'
import type { TestNotes } from './notes.ts'
import { createReceiver } from './receiver.ts'
import type { Receiver } from './receiver.ts'
import type { Talk } from '../whole/watched-locks.ts'
import { createTalk } from './talk.ts'

type Sending = Part<Sender>

globalThis.IDBKeyRange = IDBKeyRange

/** One device with its disk and clock, and the receiver it talks to. */
export interface World {
  readonly clock: Clock
  readonly receiver: Receiver
  readonly locks: TestLocks
  /** Its `localStorage`. */
  readonly notes: TestNotes
  /** Where its tabs talk. */
  readonly talkOf: () => Talk
  readonly indexedDB: IDBFactory
  readonly beacons: string[]
  /** A page of this device: the options of its outbox, and what tells it what happens to the page. */
  readonly page: () => Page
  /** Opens an outbox as one tab would; `fire` tells it what happens to its page. */
  readonly open: (overrides?: Overrides) => Tab
}

/** What is not as usual in a tab. */
export interface Overrides extends Partial<OutboxOptions> {
  /** Fetches the part that sends; by default it is there. */
  readonly fetchSending?: () => Promise<Sending>
}

export interface Page {
  readonly options: OutboxOptions
  readonly fire: (event: PageEvent) => void
  /** Whether it is listened to. */
  readonly watching: () => boolean
}

export interface Tab extends Outbox {
  readonly fire: (event: PageEvent) => void
  /** Whether it listens to its page. */
  readonly watching: () => boolean
}

export const URL = 'https://collector.example/v1/responses'

export function createWorld(): World {
  const clock = createClock()
  const receiver = createReceiver()
  const locks = createLocks()
  const notes = createNotes()
  const talkOf = createTalk()
  const indexedDB = new IDBFactory()
  const beacons: string[] = []
  const page = (): Page => {
    const listeners = new Set<(event: PageEvent) => void>()
    return {
      fire: (event) => listeners.forEach((listener) => listener(event)),
      watching: () => listeners.size > 0,
      options: {
        url: URL,
        ...clock,
        locks,
        indexedDB,
        fetch: receiver.fetch,
        random: () => 0,
        pause: () => Promise.resolve(),
        beacon: (_url, body) => beacons.push(body) > 0,
        watchPage: (listener) => {
          listeners.add(listener)
          return () => void listeners.delete(listener)
        },
      },
    }
  }
  return {
    clock,
    receiver,
    locks,
    notes,
    talkOf,
    indexedDB,
    beacons,
    page,
    open({ fetchSending = () => Promise.resolve({ createSender }), ...overrides } = {}) {
      const { options, fire, watching } = page()
      const outbox = createOutbox({ ...options, ...overrides }, fetchSending)
      return Object.assign(outbox, { fire, watching })
    },
  }
}

/** A row whose body names it, so that the receiver can tell rows of one id apart. */
export function row(key: string, changes: Partial<Submission> = {}): Submission {
  const id = changes.id ?? `id-${key}`
  return { key, id, head: { business: 'acme' }, body: { id, key }, ...changes }
}

/** Keys that sort in the order of their numbers. */
export function keys(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, index) => `k${String(from + index).padStart(6, '0')}`)
}

/** Lets everything happen that needs no time to pass, until it has come about. */
export async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; !condition(); turn += 1) {
    if (turn > 5_000) throw new Error(`never came about: ${String(condition)}`)
    await turns(1)
  }
}

/** Lets everything happen that needs no time to pass. */
export async function turns(count = 60): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
