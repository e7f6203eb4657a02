import type { Client } from 'pg'
import { withClient } from './connection.ts'

/** Raw rows, each parted by the month of an id that is a UUIDv7. */
const MONTHLY_TABLES: readonly string[] = ['response', 'answer', 'event']

/** A month of UTC, counted from January 1970, which is 0. */
export type Month = number

/** The month of a moment, epoch ms. */
export function monthOf(at: number): Month {
  const date = new Date(at)
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
}

/** The smallest UUIDv7-like id of a month: every id made in it or later is not below. */
function firstIdOf(month: Month): string {
  const time = Date.UTC(1970, month).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

function nameOf(table: string, month: Month): string {
  return `${table}_${1970 + Math.floor(month / 12)}_${String((month % 12) + 1).padStart(2, '0')}`
}

/**
 * Makes the partitions of these months where there are none. A month of which the default partition
 * already holds rows has none: they stay there, and are found there.
 */
export async function ensureMonths(client: Client, months: readonly Month[]): Promise<void> {
  for (const month of months) {
    for (const table of MONTHLY_TABLES) await ensurePartition(client, table, month)
  }
}

async function ensurePartition(client: Client, table: string, month: Month): Promise<void> {
  const partition = nameOf(table, month)
  const { rows } = await client.query<{ found: string | null }>(
    'SELECT to_regclass($1)::text AS found',
    [partition],
  )
  if (rows[0]!.found !== null) return
  const [from, to] = [firstIdOf(month), firstIdOf(month + 1)]
  try {
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${partition} PARTITION OF ${table}
       FOR VALUES FROM ('${from}') TO ('${to}')`,
    )
  } catch (error) {
    // 23514: the default partition has rows of this month. 42P07, 23505: another process was first.
    if (!['23514', '42P07', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  }
}

/** Keeps partitions ready for the months to come, for as long as a store is open. */
export interface MonthsAhead {
  /** Makes those of last month to two months ahead. @throws Error when that cannot be done */
  ensure(): Promise<void>
  stop(): void
}

const DAY = 86_400_000

/** @param failed told when the daily look could not make them; what comes then lies in the default partition */
export function keepMonthsAhead(url: string, failed: (error: unknown) => void): MonthsAhead {
  async function ensure(): Promise<void> {
    const now = monthOf(Date.now())
    await withClient(url, (client) => ensureMonths(client, [now - 1, now, now + 1, now + 2]))
  }
  const timer = setInterval(() => void ensure().catch(failed), DAY)
  timer.unref()
  return { ensure, stop: () => clearInterval(timer) }
}
