import type { within } from '../keeping/deadline.ts'
import type { KeepingEnvironment } from '../keeping/environment.ts'
import type { Events } from '../keeping/events.ts'
import type { Storage } from '../keeping/storage.ts'
import type { SendingEnvironment } from './environment.ts'

/**
 * What the part that keeps hands over to the part that sends. This folder imports only types from
 * outside of itself, so that a bundler can make one chunk of it, and a second copy does no harm.
 */
export interface Kit {
  readonly url: string
  /** Names the lock. */
  readonly name: string
  readonly environment: KeepingEnvironment & Partial<SendingEnvironment>
  readonly storage: Storage
  readonly emit: Events['emit']
  readonly within: typeof within
  /** Whether nothing is to be sent any more. */
  stopped: boolean
}
