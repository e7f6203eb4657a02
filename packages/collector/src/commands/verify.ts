import { existsSync } from 'node:fs'
import { recount, type Recount } from '../store/sqlite/recount.ts'
import { readArguments } from './arguments.ts'
import { EXIT, failed, lineOf, type Io } from './io.ts'
import { databaseFile, LOCATION_OPTIONS } from './locations.ts'

/** `shopbell verify`: counts all answers and events again and compares every rollup with them. */
export async function verify(args: readonly string[], io: Io): Promise<number> {
  const { values } = readArguments({ args: [...args], options: LOCATION_OPTIONS })
  const file = databaseFile(values, io)
  if (!existsSync(file)) throw failed(`the database ${file} is not there`)
  let counted: Recount
  try {
    counted = recount(file)
  } catch (error) {
    throw failed(`the database ${file} cannot be read (${lineOf(error)})`)
  }
  const { answers, events, differences } = counted
  const counts = `${answers} answers, ${events} events`
  for (const { table, key, rollup, raw } of differences) {
    io.out(`${table} ${key}: rollup ${rollup}, raw ${raw}`)
  }
  if (differences.length === 0) io.out(`${counts}, rollups equal`)
  else io.error(`${counts}, ${differences.length} rollups differ`)
  return differences.length === 0 ? EXIT.good : EXIT.failed
}
