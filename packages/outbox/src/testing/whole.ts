import type { PageEvent } from '../keeping/environment.ts'
import { openOutbox } from '../whole.ts'
import type { WholeOptions, WholeOutbox } from '../whole.ts'
// Fetched here, so that it comes without delay when an outbox asks for it.
import '../whole/sending.ts'
import type { World } from './world.ts'

/** Opens a whole outbox in this world, as one tab would; `fire` tells it what happens to its page. */
export function openWhole(
  world: World,
  overrides: Partial<WholeOptions> = {},
): WholeOutbox & { readonly fire: (event: PageEvent) => void } {
  const { options, fire } = world.page()
  const { locks, notes, talkOf } = world
  return Object.assign(openOutbox({ ...options, locks, notes, talkOf, ...overrides }), { fire })
}
