import { LONGEST_DELAY, remaining } from './backoff.ts'
import { batchesOf, isDue, requestBody } from './batch.ts'
import { drain } from './drain.ts'
import { sendingEnvironment } from './environment.ts'
import type { Kit } from './kit.ts'
import { lead } from './leader.ts'
import { openLedger } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { heldUntil } from './progress.ts'

/** Sends what is kept. */
export interface Deliverer {
  /** How sending goes. */
  readonly ledger: Ledger
  /**
   * Asks for a pass over the queue. Never rejects.
   * @returns when no pass is asked for any more, the milliseconds until it should be woken by itself;
   * `Infinity` when nothing waits
   */
  wake(eager: boolean): Promise<number>
  /** Sends rows that may end with the page by beacon. */
  hint(): void
}

/** A deliverer at rest. Touches no disk and no network until woken. */
export function createDeliverer(kit: Kit): Deliverer {
  const { url, name, storage } = kit
  const environment = { ...sendingEnvironment(), ...kit.environment }
  const { now, random } = environment
  const ledger = openLedger(storage)
  let left = false // whether the last pass left rows
  let again = false // whether somebody asked for a pass that has not begun
  let eager = false
  let running: Promise<void> | undefined

  const due = (): boolean => again && !kit.stopped

  async function run(): Promise<void> {
    while (due()) await lead(environment.locks, name, pass)
    running = undefined
  }

  async function pass(): Promise<void> {
    const hurry = eager
    again = eager = false
    // A defect, here or in what was passed in, must not end the queue.
    left = await drain(kit, environment, ledger, hurry).catch(() => true)
    // A disk that cannot be read has not become empty.
    if (storage.healthy) storage.held = left
  }

  return {
    ledger,
    async wake(hurry) {
      again = true
      eager ||= hurry
      await (running ??= run())
      if (!left && !storage.held) return Infinity
      const poll = LONGEST_DELAY * (1 - random() / 2)
      const held = heldUntil(ledger.known(), now()) - now()
      return Math.min(held < Infinity ? held : poll, LONGEST_DELAY)
    },
    // Nobody hears whether a beacon arrived, so the rows stay queued.
    hint() {
      const progress = ledger.known()
      if (progress.asked && remaining(progress, now())) return
      try {
        for (const batch of batchesOf(storage.unsafe().filter((row) => isDue(row, now())))) {
          if (!environment.beacon(url, requestBody(batch, now()))) return
        }
      } catch {
        // A browser without beacons.
      }
    },
  }
}
