import { readFileSync } from 'node:fs'
import { decodeOutboxExport, type OutboxExport } from '@shopbell/core/wire'
import { directory } from '../business/directory.ts'
import { importOutbox } from '../import/import-outbox.ts'
import { readArguments } from './arguments.ts'
import { databaseOf, openStore } from './database.ts'
import { EXIT, failed, lineOf, wrongCall, type Io } from './io.ts'
import { LOCATION_OPTIONS, readConfigs } from './locations.ts'

/** `shopbell import-outbox`: adds what a tablet could not send, each once. */
export async function importOutboxFile(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    options: { ...LOCATION_OPTIONS, json: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw wrongCall('import-outbox takes one file')
  const known = directory(readConfigs(values, io).configs)
  const exported = read(file)
  const store = await openStore(databaseOf(values, io), values)
  try {
    const { imported, already, bad } = await importOutbox(exported, {
      directory: known,
      store,
      onBad: (row, id, reason) => io.error(`${file}: row ${row} (${id || 'no id'}): ${reason}`),
    })
    const line = `imported ${imported}, already there ${already}, bad ${bad}`
    io.out(values.json === true ? JSON.stringify({ imported, already, bad }) : line)
    return bad === 0 ? EXIT.good : EXIT.failed
  } catch (error) {
    throw failed(`${file}: not all of it could be imported (${lineOf(error)}); run it again`)
  } finally {
    await store.close()
  }
}

function read(file: string): OutboxExport {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw failed(`${file} cannot be read (${lineOf(error)})`)
  }
  const decoded = decodeOutboxExport(value)
  if (decoded.ok) return decoded.value
  const lines = decoded.problems.map(({ path, found, allowed }) => {
    return `${file}: ${path === '' ? 'the file' : path} is ${found}; allowed is ${allowed}`
  })
  throw failed(...lines.slice(0, 10))
}
