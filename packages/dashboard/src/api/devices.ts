import { fieldsOf, isFields, listOf, textOf } from './fields.ts'

/** Some numbers of one start of a tablet that have not arrived, both ends included. */
export interface Range {
  readonly boot: string
  readonly from: number
  readonly to: number
}

/** A tablet, as far as the page tells of it. */
export interface Device {
  readonly id: string
  /** What people call it; else its id. */
  readonly name: string
  /** The id of its touchpoint; empty when nobody knows. */
  readonly touchpoint: string
  readonly status: string
  /** Epoch ms; `null` for never. */
  readonly lastSeenAt: number | null
  /** How many answers and parts of answers must have come. */
  readonly expected: number
  readonly missing: number
  /** Of those missing, how many it said last that it still keeps. */
  readonly waiting: number
  readonly ranges: readonly Range[]
  /** How many answers have a time that nobody knows. */
  readonly uncertain: number
  /** Kinds of alerts that last. */
  readonly alerts: readonly string[]
}

/**
 * Reads what `GET /v1/devices` answered.
 * @returns `null` when it is no list of devices
 */
export function readDevices(body: unknown): readonly Device[] | null {
  const { devices } = fieldsOf(body)
  if (!Array.isArray(devices)) return null
  return devices.filter(isFields).map((device): Device => {
    const id = textOf(device['id'])
    const gaps = fieldsOf(device['gaps'])
    const { lastSeenAt } = device
    return {
      id,
      name: textOf(device['name']) || id,
      touchpoint: textOf(device['touchpoint']),
      status: textOf(device['status']),
      lastSeenAt: typeof lastSeenAt === 'number' ? lastSeenAt : null,
      expected: countOf(gaps['expected']),
      missing: countOf(gaps['missing']),
      waiting: countOf(gaps['waiting']),
      ranges: listOf(gaps['ranges']).map((each) => {
        const { boot, from, to } = fieldsOf(each)
        return { boot: textOf(boot), from: countOf(from), to: countOf(to) }
      }),
      uncertain: countOf(fieldsOf(device['clock'])['uncertain']),
      alerts: listOf(device['alerts'])
        .filter(isFields)
        .filter(({ resolvedAt }) => resolvedAt === undefined)
        .map(({ kind }) => textOf(kind)),
    }
  })
}

function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
