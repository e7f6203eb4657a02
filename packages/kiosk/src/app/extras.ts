import type { Extras } from './kiosk.ts'
import { drawReadAloud } from './read-aloud.ts'
import { createSounds } from './sounds.ts'

/** What some tablets do beside being seen and touched. */
export function createExtras(): Extras {
  return { drawReadAloud, sound: createSounds() }
}
