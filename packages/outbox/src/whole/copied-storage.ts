import type { Timers } from '../keeping/deadline.ts'
import type { Storage } from '../keeping/storage.ts'
import type { Copy } from './copy.ts'
import type { Withdrawn } from './withdrawn.ts'

// Between two looks at a disk that does not work. With the disk's own deadline and rest it is used
// again within five seconds after it has come back.
const LOOK = 2_000

const PART = 500

/** The rows of a device, each with a copy until it is acknowledged. */
export interface CopiedStorage extends Storage {
  /** The receiver has these, or they were withdrawn: their copies may go. */
  readonly done: (keys: Iterable<string>) => void
  /** The same for refused rows, as soon as they are in quarantine on disk. */
  readonly refused: (keys: readonly string[]) => void
  readonly copy: Copy
  /**
   * A row is withdrawn though the disk does not work: it is never listed again, and deleted as soon as
   * that works.
   * @returns whether this outlives the page
   */
  readonly withhold: (key: string) => boolean
  /** Deletes from the disk what was withheld, by this page or an earlier one. */
  readonly sweep: () => Promise<void>
  stop(): void
}

/**
 * Adds a second copy to a storage, in place, and brings what is only there to the disk as soon as
 * that works again.
 * @param onHealed called when the disk works again
 */
export function withCopy(
  storage: Storage,
  copy: Copy,
  withdrawn: Withdrawn,
  timers: Timers,
  onHealed: () => void,
): CopiedStorage {
  const { keep, list, tried, where, memory, disk } = storage
  const leaving = new Set<string>()
  let timer: unknown
  let stopped = false
  // Whether something that this page withheld may be on the disk.
  let isDue = false

  function look(): void {
    for (const key of leaving) {
      if (memory.quarantine.has(key)) continue
      copy.forget([key])
      leaving.delete(key)
    }
    if (timer === undefined && !stopped && (isDue || where() !== 'disk'))
      timer = timers.setTimer(() => void mend(), LOOK)
  }

  async function mend(): Promise<void> {
    if (isDue) await sweep()
    await storage.rescue()
    if (!storage.healthy) await storage.list('rows', '', 1)
    timer = undefined
    if (storage.healthy) onHealed()
    look()
  }

  async function sweep(): Promise<void> {
    const keys = withdrawn.keys()
    if (keys.length === 0) return
    const deletion = disk('strict', 'rows')('readwrite', (store) => {
      for (const key of keys) store.delete(key)
      return storage.finished(store.transaction).then(() => true)
    })
    if (await tried(deletion, false)) isDue = false
  }

  return Object.assign(storage, {
    async keep(row: Parameters<typeof keep>[0]) {
      // Before the disk is asked, which may take its time.
      const copied = copy.put(row)
      const kept = await keep(row)
      if (kept === 'disk') copy.spare(row.key)
      look()
      // Not sooner: browsers write the copy seconds later, so a slow database is the safer one.
      return kept === 'memory' && copied ? 'copy' : kept
    },
    tried: <T>(work: Promise<T>, otherwise: T) => tried(work, otherwise).finally(look),
    where() {
      if (where() === 'disk') return 'disk'
      const rows = [...storage.unsafe(), ...memory.quarantine.values()]
      return copy.works && rows.every(({ key }) => copy.has(key)) ? 'copy' : 'memory'
    },
    // In parts that end before the disk's deadline, however many have gathered.
    async rescue() {
      for (let rows; (rows = [...memory.rows.values()].slice(0, PART)).length > 0;) {
        const writing = disk('strict', 'rows')('readwrite', (store) => {
          // Asked here and not before: what was sent while the disk opened must not come back.
          for (const row of rows) if (memory.rows.has(row.key)) store.put(row, row.key)
          return storage.finished(store.transaction).then(() => true)
        })
        if (!(await tried(writing, false))) break
        storage.held = true
        for (const { key } of rows) {
          memory.rows.delete(key)
          copy.spare(key)
        }
      }
      look()
    },
    async list<Name extends keyof typeof memory>(name: Name, after?: string, limit?: number) {
      for (let last = after; ;) {
        const rows = await list(name, last, limit)
        const left = withdrawn.without(rows)
        // An empty list would say that nothing comes after them.
        if (left.length > 0 || rows.length === 0) return left
        last = rows.at(-1)!.key
      }
    },
    done: copy.forget,
    copy,
    withhold(key: string) {
      isDue = true
      look()
      return withdrawn.add(key)
    },
    sweep,
    refused(keys: readonly string[]) {
      for (const key of keys) leaving.add(key)
      look()
    },
    stop() {
      stopped = true
      timers.clearTimer(timer)
    },
  } satisfies Partial<CopiedStorage>)
}
