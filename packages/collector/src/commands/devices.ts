import type { ListedDevice, SeqRange } from '@shopbell/core/wire'
import { directory, type Served } from '../business/directory.ts'
import { listDevices } from '../devices/listing.ts'
import type { Store } from '../store/store.ts'
import { readArguments } from './arguments.ts'
import { databaseOf, openStore } from './database.ts'
import { EXIT, failed, wrongCall, type Io } from './io.ts'
import { LOCATION_OPTIONS, readConfigs } from './locations.ts'
import { businessOf } from './which-business.ts'

/** `shopbell devices`: lists tablets and what is missing of them, or takes one out of use. */
export async function devices(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    options: { ...LOCATION_OPTIONS, business: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [act, id, ...rest] = positionals
  const isRight = act === undefined || (isAct(act) && id !== undefined && rest.length === 0)
  if (!isRight) throw wrongCall('devices takes nothing, or retire ID, or revoke ID')
  const served = businessOf(directory(readConfigs(values, io).configs), values.business)
  const store = await openStore(databaseOf(values, io), values)
  try {
    if (act === undefined) return await list(served, store, io, values.json === true)
    const business = served.config.business.id
    const status = ACTS[act]
    if (!(await store.devices.setStatus(business, id!, status))) {
      throw failed(`no device ${id} (see shopbell devices)`)
    }
    io.out(values.json === true ? JSON.stringify({ id, status }) : `${id} is ${status}`)
    return EXIT.good
  } finally {
    await store.close()
  }
}

const ACTS = { retire: 'retired', revoke: 'revoked' } as const

function isAct(act: string): act is keyof typeof ACTS {
  return Object.hasOwn(ACTS, act)
}

async function list(served: Served, store: Store, io: Io, isJson: boolean): Promise<number> {
  const found = await listDevices(served, store.devices, Date.now())
  if (isJson) {
    io.out(JSON.stringify(found))
    return EXIT.good
  }
  if (found.length === 0) io.out('no devices yet: open /kiosk/ on a tablet')
  for (const device of found) for (const line of linesOf(device)) io.out(line)
  return EXIT.good
}

/** So many ranges are printed of each device; the rest is counted. */
const RANGES = 10

function linesOf({ id, name, touchpoint, status, lastSeenAt, gaps, clock, alerts }: ListedDevice) {
  const { expected, missing, waiting, ranges } = gaps
  const seen = lastSeenAt === null ? 'never seen' : `seen ${new Date(lastSeenAt).toISOString()}`
  const kept = waiting > 0 ? `, of them ${grouped(waiting)} still kept on it` : ''
  const more = ranges.length > RANGES ? [`    and ${ranges.length - RANGES} ranges more`] : []
  return [
    `${id}  ${name ?? '-'}  ${touchpoint ?? '-'}  ${status}  ${seen}`,
    `    ${grouped(missing)} of ${grouped(expected)} missing${kept}`,
    ...ranges.slice(0, RANGES).map((range) => `    missing ${rangeOf(range)}`),
    ...more,
    ...(clock.uncertain > 0 ? [`    ${grouped(clock.uncertain)} with uncertain time`] : []),
    ...alerts
      .filter(({ resolvedAt }) => resolvedAt === undefined)
      .map(({ kind, since }) => `    ${kind} since ${new Date(since).toISOString()}`),
  ]
}

function rangeOf({ boot, from, to }: SeqRange): string {
  return `${from === to ? from : `${from} to ${to}`} of boot ${boot}`
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}
