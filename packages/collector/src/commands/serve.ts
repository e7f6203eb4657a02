import type { Config } from '@shopbell/core/config'
import { createAccess } from '../access/access.ts'
import { builtFolders } from '../assets/built.ts'
import { loadAssets } from '../assets/load.ts'
import { createCollector } from '../collector.ts'
import { DEMO_BUSINESS, DEMO_FOLDER } from '../demo.ts'
import { listen, type Listening } from '../entries/node.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { readArguments } from './arguments.ts'
import { EXIT, failed, lineOf, wrongCall, type Io } from './io.ts'
import { clientNameOf, ratesOf } from './limits.ts'
import { databaseFile, LOCATION_OPTIONS, openStore, readConfigs } from './locations.ts'
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
  const rates = ratesOf(io)
  const clientName = clientNameOf(io)
  const token = findToken(values, io)
  const file = databaseFile(values, io)

  const metrics = createMetrics()
  const store = openStore(file, values, metrics)
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
    onError: (error) =>
      io.error(error instanceof Error ? (error.stack ?? lineOf(error)) : lineOf(error)),
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
    file,
    token: token.made,
  })
  for (const line of lines) io.out(line)
  await io.untilStopped()
  await listening.stop()
  io.out('Shopbell has stopped; everything it took is kept')
  return EXIT.good
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
  file,
  token,
}: {
  address: string
  configs: readonly Config[]
  isDemo: boolean
  code: string
  path: string
  file: string
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
    `  Database   ${file}`,
    ...(token === undefined
      ? []
      : [`  Token      ${token}  (shown only now, keep it: who has it reads everything)`]),
  ]
}
