import type { CommitObserver } from '../commit-observer.ts'
import { UNFINISHED_MOVE } from '../copying/table-access.ts'
import type { Sighting } from '../device-store.ts'
import { StoreUnavailable, type Entry, type Outcome, type Store } from '../store.ts'
import { commitTo } from './commit.ts'
import { readComments } from './comment-reads.ts'
import { withClient } from './connection.ts'
import { connectTo, type Session } from './database.ts'
import { readDevices } from './device-reads.ts'
import {
  confirm,
  findDevice,
  findPairing,
  handOut,
  openPairing,
  setStatus,
} from './device-writes.ts'
import { erasureIn } from './erasure.ts'
import { groupCommit } from './group-commit.ts'
import { migrate } from './migrations/migrate.ts'
import { keepMonthsAhead } from './months.ts'
import { readRecent, readRollups, readSample } from './reads.ts'
import { tokensIn } from './tokens.ts'

const BEAT = `INSERT INTO pulse AS kept VALUES (1, 1)
  ON CONFLICT (id) DO UPDATE SET beats = kept.beats + 1`

/**
 * A store in a PostgreSQL database, which any number of collectors may share. It finds the server
 * again by itself after the server was away.
 * @param url postgres://user:password@host:port/database
 * @param observe told of every statement that is sent
 * @throws Error when the server cannot be had, its tables are newer than this version, or a
 * move into it is not finished
 */
export async function openPostgres(
  url: string,
  observer: CommitObserver = {},
  observe?: (text: string) => void,
): Promise<Store> {
  await withClient(url, async (client) => {
    await migrate(client)
    const moving = await client.query('SELECT 1 FROM moving')
    if (moving.rows.length > 0) throw new Error(UNFINISHED_MOVE)
  })
  const database = connectTo(url, observe)
  const group = groupCommit(commitTo(database), { observer })
  const months = keepMonthsAhead(url, (error) => observer.failed?.(error))
  await months.ensure()
  let closing: Promise<void> | undefined

  async function close(): Promise<void> {
    months.stop()
    await group.drained()
    await database.close()
  }

  /** A write, in a transaction of its business's group. */
  async function write(
    entries: readonly Entry[],
    {
      sighting,
      business,
      change,
    }: {
      sighting?: Sighting | undefined
      business?: string
      change?: (session: Session) => Promise<unknown>
    },
  ): Promise<unknown> {
    if (closing !== undefined) throw new StoreUnavailable('it is closed')
    const named = [...entries.map((entry) => entry.business), sighting?.business, business]
    const businesses = [...new Set(named.filter((each) => each !== undefined))].sort()
    return group.add({
      businesses,
      entries: entries.map(lowerCased),
      sighting,
      ...(change && { change }),
    })
  }

  /** Everything else; what fails is told as a store that is not there. */
  async function read<T>(work: () => Promise<T>): Promise<T> {
    if (closing !== undefined) throw new StoreUnavailable('it is closed')
    try {
      return await work()
    } catch (error) {
      throw error instanceof StoreUnavailable ? error : new StoreUnavailable(error)
    }
  }

  const tokens = tokensIn(database)
  const erasure = erasureIn(database, async (business, work) => {
    return (await write([], { business, change: work })) as Awaited<ReturnType<typeof work>>
  })

  return {
    tokens: {
      find: (...args) => read(() => tokens.find(...args)),
      list: (business) => read(() => tokens.list(business)),
      add: (token) => read(() => tokens.add(token)),
      revoke: (...args) => read(() => tokens.revoke(...args)),
      use: (...args) => read(() => tokens.use(...args)),
    },
    erasure: {
      forget: (what) => read(() => erasure.forget(what)),
      expire: (what) => read(() => erasure.expire(what)),
    },
    put: async (entries, sighting) => (await write(entries, { sighting })) as readonly Outcome[],
    devices: {
      find: (business, device, boots = []) =>
        read(() => findDevice(database, business, device, boots)),
      findPairing: (words) => read(() => findPairing(database, words)),
      list: (business, options) =>
        read(() => database.snapshot((session) => readDevices(session, business, options))),
      see: async (sighting) => void (await write([], { sighting })),
      openPairing: async (pairing, now) => {
        const change = (session: Session) => openPairing(session, pairing, now)
        return (await write([], { business: pairing.business, change })) as boolean
      },
      confirm: async (confirming) => {
        const found = await read(() => findPairing(database, confirming.words))
        if (found === null) return 'unknown'
        const change = (session: Session) => confirm(session, confirming)
        const confirmed = await write([], { business: found.business, change })
        return confirmed as Awaited<ReturnType<typeof confirm>>
      },
      handOut: async (pairing, token) => {
        const change = (session: Session) => handOut(session, pairing, token)
        await write([], { business: pairing.business, change })
      },
      setStatus: async (business, device, status) => {
        const change = (session: Session) => setStatus(session, business, device, status)
        return (await write([], { business, change })) as boolean
      },
    },
    ping: () => read(async () => void (await database.query(BEAT))),
    rollups: (query) => read(() => database.snapshot((session) => readRollups(session, query))),
    comments: (query) => read(() => database.snapshot((session) => readComments(session, query))),
    sample: (query) => read(() => readSample(database, query)),
    recent: (query) => read(() => readRecent(database, query)),
    close: () => (closing ??= close()),
  }
}

/** A UUID is the same in either case, and PostgreSQL gives it back in lower case. */
function lowerCased(entry: Entry): Entry {
  const id = entry.id.toLowerCase()
  return id === entry.id ? entry : { ...entry, id }
}
