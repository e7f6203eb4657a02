import type { DatabaseSync } from 'node:sqlite'
import type { RollupSums } from '../ledger/rollup-sums.ts'
import { ROLLUP_TABLES, type RollupName } from '../rollup-tables.ts'

/** Prepares a statement for each rollup. @returns what adds every sum to its row */
export function rollupWriter(database: DatabaseSync): (sums: RollupSums) => void {
  const tables = Object.entries(ROLLUP_TABLES).map(([rollup, { name, place }]) => {
    const key = ['business', 'grain', 'bucket', ...place]
    const upsert = database.prepare(
      `INSERT INTO ${name} (${key.join(', ')}, count) VALUES (${key.map(() => '?').join(', ')}, ?)
       ON CONFLICT DO UPDATE SET count = count + excluded.count`,
    )
    return { rollup: rollup as RollupName, upsert }
  })
  return (sums) => {
    for (const { rollup, upsert } of tables) {
      for (const { business, grain, bucket, place, count } of sums.rows(rollup)) {
        upsert.run(business, grain, bucket, ...place, count)
      }
    }
  }
}
