import { basename } from 'node:path'
import { directory, type Place } from '../business/directory.ts'
import { importTable, type Mapping } from '../import/import-table.ts'
import { readTable, type Table } from '../import/read-table.ts'
import { readArguments } from './arguments.ts'
import { databaseOf, openStore } from './database.ts'
import { EXIT, failed, lineOf, wrongCall, type Io } from './io.ts'
import { LOCATION_OPTIONS, readConfigs } from './locations.ts'
import { progressBar } from './progress.ts'
import { businessOf, placeOf } from './which-business.ts'

/** `shopbell import`: adds the answers of a table, each once, however often it is run. */
export async function importAnswers(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    options: {
      ...LOCATION_OPTIONS,
      business: { type: 'string' },
      touchpoint: { type: 'string' },
      question: { type: 'string' },
      value: { type: 'string' },
      at: { type: 'string' },
      where: { type: 'string', multiple: true },
      field: { type: 'string', multiple: true },
      batch: { type: 'string' },
      json: { type: 'boolean' },
    },
    allowPositionals: true,
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw wrongCall('import takes one CSV file')
  const served = businessOf(directory(readConfigs(values, io).configs), values.business)
  const place = placeOf(served, values.touchpoint ?? missing('--touchpoint ID'))
  const mapping: Mapping = {
    batch: batchOf(values.batch ?? basename(file)),
    question: questionOf(place, values.question),
    value: values.value ?? missing('--value COLUMN'),
    at: values.at,
    where: conditionsOf(values.where ?? []),
    fields: values.field ?? [],
  }
  const table = await tableOf(file)
  checkColumns(table, mapping)
  const store = await openStore(databaseOf(values, io), values)
  const draw = progressBar(io, 'import')
  try {
    const { imported, already, bad, skipped } = await importTable(table, mapping, {
      served,
      place,
      store,
      onBad(line, reason) {
        draw()
        io.error(`${file}:${line}: ${reason}`)
      },
      onBatch: () => draw(table.bytesRead(), table.size),
    }).finally(() => draw())
    const line = `imported ${imported}, already there ${already}, bad ${bad}, skipped by --where ${skipped}`
    io.out(values.json === true ? JSON.stringify({ imported, already, bad, skipped }) : line)
    return bad === 0 ? EXIT.good : EXIT.failed
  } catch (error) {
    throw failed(`${file}: not all of it could be imported (${lineOf(error)}); run it again`)
  } finally {
    await store.close()
  }
}

function questionOf(place: Place, id: string | undefined): string {
  const asked = place.questions.get(id ?? missing('--question ID'))
  if (asked === undefined) {
    const known = [...place.questions.keys()].join(', ')
    throw wrongCall(`no question ${id} at ${place.touchpoint.id}; there is ${known}`)
  }
  if (asked.question.kind === 'contact') throw wrongCall('contacts are not imported')
  return asked.question.id
}

function batchOf(name: string): string {
  if (name === '') throw wrongCall('--batch is given as a name')
  return name
}

function conditionsOf(texts: readonly string[]): Mapping['where'] {
  const where = new Map<string, Set<string>>()
  for (const text of texts) {
    const at = text.indexOf('=')
    if (at < 1) throw wrongCall('--where is given as COLUMN=VALUE')
    const column = text.slice(0, at)
    where.set(column, (where.get(column) ?? new Set()).add(text.slice(at + 1)))
  }
  return where
}

async function tableOf(file: string): Promise<Table> {
  try {
    return await readTable(file)
  } catch (error) {
    throw failed(`${file} cannot be read (${lineOf(error)})`)
  }
}

function checkColumns({ columns }: Table, { value, at, where, fields }: Mapping): void {
  const named = [value, ...(at === undefined ? [] : [at]), ...where.keys(), ...fields]
  const unknown = named.find((column) => !columns.includes(column))
  if (unknown !== undefined) {
    throw wrongCall(`no column ${unknown}; there is ${columns.join(', ')}`)
  }
}

function missing(option: string): never {
  throw wrongCall(`import needs ${option} (see shopbell help)`)
}
