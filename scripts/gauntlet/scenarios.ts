import type { Scenario } from './scenario.ts'
import { r1 } from './scenarios/r1-thirty-days.ts'
import { r2 } from './scenarios/r2-killed.ts'
import { r3 } from './scenarios/r3-power-cut.ts'
import { r4 } from './scenarios/r4-lost-acknowledgement.ts'
import { r5 } from './scenarios/r5-hostile-network.ts'
import { r6 } from './scenarios/r6-storage-fails.ts'
import { r7 } from './scenarios/r7-several-senders.ts'
import { r8 } from './scenarios/r8-wrong-clocks.ts'
import { r9 } from './scenarios/r9-update.ts'
import { r10 } from './scenarios/r10-storage-wiped.ts'
import { r11 } from './scenarios/r11-soak.ts'
import { r12 } from './scenarios/r12-tablet-replaced.ts'

/** The gauntlet, row by row. */
export const SCENARIOS: readonly Scenario[] = [r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12]
