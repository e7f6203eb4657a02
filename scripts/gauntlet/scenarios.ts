import type { Scenario, Unbuilt } from './scenario.ts'
import { r1 } from './scenarios/r1-thirty-days.ts'
import { r2 } from './scenarios/r2-killed.ts'
import { r3 } from './scenarios/r3-power-cut.ts'
import { r4 } from './scenarios/r4-lost-acknowledgement.ts'
import { r5 } from './scenarios/r5-hostile-network.ts'
import { r6 } from './scenarios/r6-storage-fails.ts'
import { r7 } from './scenarios/r7-several-senders.ts'
import { r11 } from './scenarios/r11-soak.ts'

/** The gauntlet, row by row. */
export const SCENARIOS: readonly (Scenario | Unbuilt)[] = [
  r1,
  r2,
  r3,
  r4,
  r5,
  r6,
  r7,
  unbuilt(
    'R8',
    'clock ± 1 year, jump in mid-queue, DST, no sync since boot',
    'order kept; ≥ 99 % within ± 2 min after one later sync, else marked; never a negative age',
  ),
  unbuilt(
    'R9',
    'update during a tap × 200; a bad release',
    'no tap lost, no reload off the attract screen, rolled back',
  ),
  unbuilt(
    'R10',
    'storage wiped',
    'detected at the next start; the collector names the missing range',
  ),
  r11,
  unbuilt(
    'R12',
    'tablet replaced',
    'history continuous, old queue imported, nothing counted twice',
  ),
]

/** A row that nobody has built yet: it keeps the table from being green. */
function unbuilt(id: string, fault: string, passes: string): Unbuilt {
  return { id, fault, passes, engines: [] }
}
