import type { Access } from '../access/access.ts'
import type { Directory } from '../business/directory.ts'
import type { Limits } from '../limits/limits.ts'
import type { Store } from '../store/store.ts'

/** What every route works with. */
export interface Surroundings {
  readonly directory: Directory
  readonly store: Store
  readonly access: Access
  readonly limits: Limits
  /** Epoch ms. */
  readonly now: () => number
}

/** A request and what its address says. */
export interface Call {
  readonly request: Request
  /** Whose it is, by a name that tells nothing else; `undefined` when that cannot be told. */
  readonly client: string | undefined
  /** What stands in the place of `:name` in the route's path. */
  readonly params: Readonly<Record<string, string>>
}

/** One method of one path. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE' | 'OPTIONS'
  readonly path: string
  /** Whether it counts its clients itself; else the collector does. */
  readonly countsClients?: boolean
  handle(call: Call): Response | Promise<Response>
}
