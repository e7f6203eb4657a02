import { ledger } from '../ledger/ledger.ts'
import { rollupSums } from '../ledger/rollup-sums.ts'
import type { Entry, Outcome } from '../store.ts'
import type { Database, Session } from './database.ts'
import { sightings } from './device-writes.ts'
import type { Request } from './group-commit.ts'
import { loadRows, lock, type LoadedRows } from './rows.ts'
import { writeAdditions } from './writes.ts'

/**
 * Keeps a group of requests in one transaction: takes the locks of its businesses, reads what the
 * rules ask for, decides in memory, and writes what is new in a statement a table.
 * @returns a result each: outcomes, or whatever its change says
 */
export function commitTo(
  database: Database,
): (group: readonly Request[]) => Promise<readonly unknown[]> {
  return (group) =>
    database.transaction(async (session) => {
      const businesses = [...new Set(group.flatMap(({ businesses }) => businesses))].sort()
      const rows = await load(session, businesses, group)
      const sums = rollupSums()
      const rules = new Map([...rows].map(([business, own]) => [business, ledger(own, sums)]))
      const apply = (entry: Entry): Outcome => rules.get(entry.business)!.apply(entry)
      const results: unknown[] = group.map(({ entries }) => entries.map(apply))
      for (const [business, own] of rows) {
        await writeAdditions(session, business, own.additions(), sums)
      }
      await sightings(
        session,
        group.flatMap(({ sighting }) => sighting ?? []),
      )
      for (const [index, { change }] of group.entries()) {
        if (change !== undefined) results[index] = await change(session)
      }
      return results
    })
}

/** One business after the other, in the order of their names, so that nobody waits in a circle. */
async function load(
  session: Session,
  businesses: readonly string[],
  group: readonly Request[],
): Promise<ReadonlyMap<string, LoadedRows>> {
  const entries = group.flatMap((request) => request.entries)
  const rows = new Map<string, LoadedRows>()
  for (const business of businesses) {
    const own = entries.filter((entry) => entry.business === business)
    if (own.length === 0) await lock(session, business)
    else rows.set(business, await loadRows(session, business, own))
  }
  return rows
}
