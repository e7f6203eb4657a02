import type { KeepingEnvironment } from '../keeping/environment.ts'
import type { Storage } from '../keeping/storage.ts'
import type { Leadership } from './watched-locks.ts'

interface Lease {
  readonly holder: string
  /** Epoch milliseconds. */
  readonly until: number
}

// One who hangs or is killed is followed within nine seconds.
const TERM = 8_000
const RENEW_EVERY = 2_500
const LOOK_EVERY = 1_000

/**
 * Leads where there are no locks, as on a page without TLS: by a lease in the database, which ends by
 * itself when nobody renews it. A database that cannot be asked stands in nobody's way.
 * @param me names this page
 */
export function leaseLocks(
  { disk, finished }: Storage,
  me: string,
  { now, setTimer, clearTimer }: KeepingEnvironment,
): Leadership {
  /** Takes the lease until then, unless another has it. */
  const take = (until: number): Promise<boolean> =>
    disk('relaxed', 'progress')('readwrite', async (store) => {
      const found = (await finished(store.get('lease'))) as Lease | undefined
      const left = found ? found.until - now() : 0
      // Longer than a term: the clock was set back since.
      const taken = found?.holder !== me && left > 0 && left <= TERM
      if (!taken) store.put({ holder: me, until } satisfies Lease, 'lease')
      await finished(store.transaction)
      return !taken
    }).catch(() => true)

  const hold = (): Promise<boolean> => take(now() + TERM)

  return {
    still: hold,
    async request(_name, work) {
      while (!(await hold())) {
        await new Promise<void>((resolve) => setTimer(resolve, LOOK_EVERY))
      }
      let working = true
      let timer: unknown
      const renew = (): void => {
        if (working) timer = setTimer(() => void hold().then(renew), RENEW_EVERY)
      }
      renew()
      try {
        await work()
      } finally {
        working = false
        clearTimer(timer)
        await take(0)
      }
    },
  }
}
