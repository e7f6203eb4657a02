import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEMO_BUSINESS, DEMO_CONFIG } from '../demo.ts'
import { demonstrationOf, fillWith } from '../demonstration/fill.ts'
import type { Plain } from '../demonstration/business.ts'
import { readArguments } from './arguments.ts'
import { databaseOf, openStore } from './database.ts'
import { EXIT, failed, wrongCall, type Io } from './io.ts'
import { dataFolder, type Locations } from './locations.ts'
import { serve } from './serve.ts'

/** What is made unless another seed or length is asked for. */
const SEED = 1
const DAYS = 120
/** Changes and their periods before need so many; a store has room for many more. */
const FEWEST_DAYS = 2
const MOST_DAYS = 730

/**
 * `shopbell demo`: a business whose truth is known. Fills the data folder with its answers unless
 * they are there, then serves it.
 */
export async function demo(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    options: {
      data: { type: 'string' },
      database: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      seed: { type: 'string' },
      days: { type: 'string' },
      'fill-only': { type: 'boolean' },
    },
    allowPositionals: true,
  })
  if (positionals.length > 0) throw wrongCall('demo takes options only (see shopbell help)')
  const { data, database, port, host } = values
  const locations = { data, database }
  const [seed, days] = [
    wholeOf('seed', values.seed, SEED, 0, Number.MAX_SAFE_INTEGER),
    wholeOf('days', values.days, DAYS, FEWEST_DAYS, MOST_DAYS),
  ]
  const config = join(dataFolder(locations), 'demonstration.json')
  if (!existsSync(config)) await fill(config, locations, { seed, days }, io)
  else if (values.seed !== undefined || values.days !== undefined) {
    throw failed(`${config} is there already: for another demonstration give another --data`)
  }
  if (values['fill-only'] === true) return EXIT.good
  const given = { data, database, port, host }
  const passed = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  )
  return serve(['--config', config, ...passed], io)
}

async function fill(
  config: string,
  locations: Locations,
  { seed, days }: { readonly seed: number; readonly days: number },
  io: Io,
): Promise<void> {
  const shop = JSON.parse(readFileSync(DEMO_CONFIG, 'utf8')) as Plain
  const demonstration = demonstrationOf(shop, { seed, days, now: Date.now() })
  const store = await openStore(databaseOf(locations, io), locations)
  try {
    const [first] = await store.recent({ business: DEMO_BUSINESS, limit: 1 })
    if (first !== undefined) {
      throw failed(`the database has answers of ${DEMO_BUSINESS} already: give another --data`)
    }
    io.out(`Making ${days} days of answers from seed ${seed}; the same seed makes them again`)
    const { responses, events } = await fillWith(demonstration, store)
    writeFileSync(config, `${JSON.stringify(demonstration.file, null, 2)}\n`)
    io.out(`Made ${responses} responses and ${events} showings; the config is ${config}`)
  } finally {
    await store.close()
  }
}

function wholeOf(
  name: string,
  text: string | undefined,
  otherwise: number,
  least: number,
  most: number,
): number {
  const value = text === undefined ? otherwise : /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw wrongCall(`--${name} is a whole number from ${least} to ${most}`)
}
