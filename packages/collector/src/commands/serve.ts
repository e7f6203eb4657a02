import type { Config } from '@shopbell/core/config'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { createAccess } from '../access/access.ts'
import { expireWords } from '../business/retention.ts'
import { builtFolders } from '../assets/built.ts'
import { loadAssets } from '../assets/load.ts'
import { createCollector } from '../collector.ts'
import { DEMO_BUSINESS, DEMO_FOLDER } from '../demo.ts'
import { listen, type Listening } from '../entries/node.ts'
import type { Log } from '../logs/log.ts'
import { LOG_LEVELS, type LogLevel, pinoLog } from '../logs/pino-log.ts'
import { createMetrics } from '../metrics/metrics.ts'
import type { ErasureStore } from '../store/erasure-store.ts'
import { readArguments } from './arguments.ts'
import { databaseOf, openStore } from './database.ts'
import { EXIT, failed, lineOf, wrongCall, type Io } from './io.ts'
import { clientNameOf, ratesOf } from './limits.ts'
import { LOCATION_OPTIONS, readConfigs } from './locations.ts'
import { findToken } from './token.ts'

/** `shopbell serve`: takes answers until it is asked to end. */
export async function serve(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    options: { ...LOCATION_OPTIONS, port: { type: 'string' }, host: { type: 'string' } },
    allowPositionals: true,
  })
  if (positionals.length > 0) throw wrongCall('serve takes options only (see shopbell help)')
  const port = portOf(values.port ?? (io.env['PORT'] || '8080'))
  const host = values.host ?? (io.env['HOST'] || '0.0.0.0')
  const { configs, path } = readConfigs(values, io)
  const log = pinoLog(levelOf(io), (line) => io.error(line))
  const rates = ratesOf(io)
  const clientName = clientNameOf(io)
  const token = findToken(values, io)
  const database = databaseOf(values, io)

  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const metrics = createMetrics(registry)
  const store = await openStore(database, values, metrics)
  const access = createAccess({ tokenHash: token.hash, tokens: store.tokens })
  const isDemo = configs.some(({ business }) => business.id === DEMO_BUSINESS)
  const collector = createCollector({
    businesses: configs,
    store,
    access,
    metrics,
    rates,
    assets: loadAssets([
      ...builtFolders(),
      ...(isDemo ? [{ path: DEMO_FOLDER, under: '/demo/' }] : []),
    ]),
    log,
  })
  let listening: Listening
  try {
    listening = await listen(collector, { port, host, store, clientName })
  } catch (error) {
    await store.close()
    throw failed(`port ${port} cannot be listened on (${lineOf(error)})`)
  }
  try {
    token.keep()
  } catch (error) {
    await listening.stop()
    throw error
  }
  const address = `http://localhost:${listening.port}`
  const lines = signs({
    address,
    configs,
    isDemo,
    code: access.newCode(),
    path,
    database: database.shown,
    token: token.made,
  })
  for (const line of lines) io.out(line)
  const stopExpiring = expireHourly(configs, store.erasure, log)
  log.event('started', { port: listening.port })
  await io.untilStopped()
  log.event('stopping')
  await stopExpiring()
  await listening.stop()
  log.event('stopped')
  io.out('Shopbell has stopped; everything it took is kept')
  return EXIT.good
}

/** Now, and every hour from then on. @returns ends it, when it is not just at it */
function expireHourly(
  configs: readonly Config[],
  store: ErasureStore,
  log: Log,
): () => Promise<void> {
  async function expireAll(): Promise<void> {
    for (const config of configs) {
      const { comments, contacts } = await expireWords(config, store, Date.now())
      if (comments + contacts > 0) log.event('words expired', { comments, contacts })
    }
  }
  const start = (): Promise<void> => expireAll().catch((error) => log.mistake(error))
  let last = start()
  const hourly = setInterval(() => void (last = last.then(start)), 3_600_000)
  return () => {
    clearInterval(hourly)
    return last
  }
}

function levelOf({ env }: Io): LogLevel {
  const text = env['SHOPBELL_LOG'] || 'info'
  const level = LOG_LEVELS.find((each) => each === text)
  if (level === undefined) throw wrongCall(`SHOPBELL_LOG is one of ${LOG_LEVELS.join(', ')}`)
  return level
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw wrongCall('the port is a whole number from 0 to 65535')
}

/** Where to look, for people; the first line is also for programs that wait for it. */
function signs({
  address,
  configs,
  isDemo,
  code,
  path,
  database,
  token,
}: {
  address: string
  configs: readonly Config[]
  isDemo: boolean
  code: string
  path: string
  database: string
  token: string | undefined
}): readonly string[] {
  const { business, touchpoints } = configs[0]!
  const tablet = touchpoints.find(({ channel }) => channel === 'store') ?? touchpoints[0]!
  return [
    `Shopbell is listening on ${address}`,
    ...(isDemo ? [`  Demo shop  ${address}/demo/`] : []),
    `  Kiosk      ${address}/kiosk/?business=${business.id}&touchpoint=${tablet.id}`,
    `  Results    ${address}/dashboard/`,
    `  Sign in    ${address}/dashboard/#code=${code}  (once, within ten minutes)`,
    `  Config     ${path}`,
    `  Database   ${database}`,
    ...(token === undefined
      ? []
      : [`  Token      ${token}  (shown only now, keep it: who has it reads everything)`]),
  ]
}
