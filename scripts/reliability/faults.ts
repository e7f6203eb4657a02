import type { Fault } from './fault.ts'
import { clock } from './faults/clock.ts'
import { cutOff } from './faults/cut-off.ts'
import { diskFull } from './faults/disk-full.ts'
import { failOver } from './faults/fail-over.ts'
import { kill } from './faults/kill.ts'
import { locked } from './faults/locked.ts'
import { power } from './faults/power.ts'
import { readOnly } from './faults/read-only.ts'
import { resent } from './faults/resent.ts'
import { serverKill } from './faults/server-kill.ts'
import { stop } from './faults/stop.ts'

/** Everything that is tried. */
export const FAULTS: readonly Fault[] = [
  kill,
  power,
  resent,
  serverKill,
  cutOff,
  failOver,
  diskFull,
  readOnly,
  locked,
  clock,
  stop,
]
