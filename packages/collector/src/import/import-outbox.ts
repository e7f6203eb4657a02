import { decodeBatch, echoedId, type Batch, type OutboxExport } from '@shopbell/core/wire'
import type { Directory } from '../business/directory.ts'
import { UNKNOWN_CLOCK } from '../devices/boot-clock.ts'
import { accept } from '../intake/accept.ts'
import { deviceClocks, type DeviceClocks } from '../intake/device-intake.ts'
import type { BootNews, Sighting } from '../store/device-store.ts'
import type { Entry, Outcome, Store } from '../store/store.ts'

/** What became of an export. */
export interface ImportedOutbox {
  readonly imported: number
  readonly already: number
  readonly bad: number
}

/** Rows in one transaction. */
const BATCH = 500

/**
 * Sends every row of an export through the same checks and the same store as if its tablet had sent
 * it: what has arrived meanwhile is a duplicate and counts once, and its numbers fill their gaps. A
 * file says nothing of the clock at sending, so a boot that was never heard of has uncertain times.
 * @param onBad told of every row that is not taken: its place in the file, from 0, and its id
 * @throws StoreUnavailable when the store is; what was counted before is kept
 */
export async function importOutbox(
  { rows }: OutboxExport,
  {
    directory,
    store,
    now = Date.now,
    onBad,
  }: {
    readonly directory: Directory
    readonly store: Store
    readonly now?: () => number
    readonly onBad: (row: number, id: string, reason: string) => void
  },
): Promise<ImportedOutbox> {
  const count = { imported: 0, already: 0, bad: 0 }
  const clocks = new Map<string, DeviceClocks>()

  function refuse(row: number, id: string, reason: string): undefined {
    count.bad++
    onBad(row, id, reason)
    return undefined
  }

  async function clocksOf(batch: Batch, received: number): Promise<DeviceClocks | undefined> {
    const { business, device } = batch
    if (device === undefined) return undefined
    const name = JSON.stringify([business, device.id, device.boot])
    const known = clocks.get(name)
    if (known !== undefined) return known
    const { clocks: kept } = await store.devices.find(business, device.id, [device.boot])
    const made = deviceClocks(
      batch,
      null,
      new Map([[device.boot, kept.get(device.boot) ?? UNKNOWN_CLOCK]]),
      received,
    )
    clocks.set(name, made)
    return made
  }

  /** One row; `undefined` when it is not taken. */
  async function entryOf(row: number): Promise<Entry | undefined> {
    const { head, body } = rows[row]!
    const id = echoedId(body)
    const batch = decodeBatch({ ...head, sentAt: undefined, responses: [] })
    if (!batch.ok) {
      const [problem] = batch.problems
      return refuse(row, id, `head.${problem!.path}: allowed is ${problem!.allowed}`)
    }
    const served = directory.find(batch.value.business)
    if (served === undefined) return refuse(row, id, `no business ${batch.value.business}`)
    const received = now()
    const own = await clocksOf(batch.value, received)
    const accepted = accept(served, batch.value, body, received, own?.momentOf)
    if (accepted.ok) return accepted.entry
    return refuse(row, id, accepted.rejection.message)
  }

  for (let start = 0; start < rows.length; start += BATCH) {
    const entries: { readonly row: number; readonly entry: Entry }[] = []
    for (let row = start; row < Math.min(start + BATCH, rows.length); row++) {
      const entry = await entryOf(row)
      if (entry !== undefined) entries.push({ row, entry })
    }
    const outcomes: readonly Outcome[] = await store.put(entries.map(({ entry }) => entry))
    for (const [index, outcome] of outcomes.entries()) {
      const { row, entry } = entries[index]!
      if (outcome === 'stored') count.imported++
      else if (outcome === 'duplicate') count.already++
      else refuse(row, entry.id, 'this id is already a visit at another touchpoint')
    }
  }
  await remember(clocks, store)
  return count
}

/** What the boots were taken for, so that what arrives later keeps its order with it. */
async function remember(clocks: ReadonlyMap<string, DeviceClocks>, store: Store): Promise<void> {
  for (const [name, own] of clocks) {
    const [business, device] = JSON.parse(name) as [string, string]
    const boots: readonly BootNews[] = own.news()
    const sighting: Sighting = { business, device, received: 0, boots }
    await store.devices.see(sighting)
  }
}
