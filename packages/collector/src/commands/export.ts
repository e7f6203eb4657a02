import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { directory } from '../business/directory.ts'
import { exportAnswers } from '../export/export-answers.ts'
import { readArguments } from './arguments.ts'
import { databaseOf, openStore } from './database.ts'
import { EXIT, failed, lineOf, wrongCall, type Io } from './io.ts'
import { LOCATION_OPTIONS, readConfigs } from './locations.ts'
import { businessOf } from './which-business.ts'

/** `shopbell export FILE`: every response of a business as a table or as JSON, while collectors run. */
export async function exportCommand(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    options: {
      ...LOCATION_OPTIONS,
      business: { type: 'string' },
      contacts: { type: 'boolean' },
      json: { type: 'boolean' },
    },
    allowPositionals: true,
  })
  const [name, ...rest] = positionals
  const format = name?.endsWith('.csv') ? 'csv' : name?.endsWith('.jsonl') ? 'jsonl' : undefined
  if (name === undefined || format === undefined || rest.length > 0) {
    throw wrongCall('export takes one FILE.csv or FILE.jsonl to write')
  }
  const file = resolve(name)
  if (existsSync(file)) throw failed(`${file} is there already; give another name`)
  const served = businessOf(directory(readConfigs(values, io).configs), values.business)
  const business = served.config.business.id
  const store = await openStore(databaseOf(values, io), values)
  try {
    // Only for its owner: it has what people wrote.
    const handle = await open(file, 'wx', 0o600)
    try {
      const responses = await exportAnswers(
        store,
        { business, format, contacts: values.contacts === true },
        async (text) => handle.appendFile(text),
      )
      io.out(
        values.json === true
          ? JSON.stringify({ file, responses })
          : `exported ${responses} responses to ${file}`,
      )
      return EXIT.good
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw failed(`${file} cannot be written whole (${lineOf(error)})`)
  } finally {
    await store.close()
  }
}
