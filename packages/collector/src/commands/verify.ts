import { readArguments } from './arguments.ts'
import { databaseOf, recountOf } from './database.ts'
import { EXIT, type Io } from './io.ts'
import { LOCATION_OPTIONS } from './locations.ts'

/** `shopbell verify`: counts all answers and events again and compares every rollup with them. */
export async function verify(args: readonly string[], io: Io): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: { ...LOCATION_OPTIONS, json: { type: 'boolean' } },
  })
  const counted = await recountOf(databaseOf(values, io))
  const { answers, events, differences } = counted
  const code = differences.length === 0 ? EXIT.good : EXIT.failed
  if (values.json === true) {
    io.out(JSON.stringify(counted))
    return code
  }
  const counts = `${answers} answers, ${events} events`
  for (const { table, key, rollup, raw } of differences) {
    io.out(`${table} ${key}: rollup ${rollup}, raw ${raw}`)
  }
  if (differences.length === 0) io.out(`${counts}, rollups equal`)
  else io.error(`${counts}, ${differences.length} rollups differ`)
  return code
}
