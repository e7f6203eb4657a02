import type { KeepingEnvironment } from '../keeping/environment.ts'
import { attempt } from './copy.ts'
import type { Notes } from './copy.ts'

/** Databases that follow one another: when one does not open, the next one is begun. */
export interface Generations {
  /** Opens the database of the present generation, whatever name it is asked for. */
  readonly factory: IDBFactory | undefined
  /** The present one: 1 unless a database had to be given up. */
  current(): number
  /** The name of a generation's database. */
  nameOf(generation: number): string
  /** The others that there are: rows may be in them. */
  readonly others: () => Promise<number[]>
}

// So many attempts in a row for so long did not open before every fourth tries the next generation:
// a browser that has lost the server of its databases has a new one sooner.
const MANY = 3
const LONG = 3_000

/**
 * The generations of a database. Which one is present is noted beside the databases; where it cannot
 * be noted, each page finds out for itself.
 */
export function openGenerations(
  name: string,
  { indexedDB, now }: Pick<KeepingEnvironment, 'indexedDB' | 'now'>,
  notes: Notes | undefined,
): Generations {
  const noted = `${name} generation`
  let own = 1
  let failures = 0
  let since = 0

  // Read anew, because another tab may have gone on.
  const current = (): number => Math.max(own, attempt(() => Number(notes?.getItem(noted)), 0) || 1)
  const nameOf = (generation: number): string => (generation > 1 ? `${name} ${generation}` : name)

  function open(_name: string, version?: number): IDBOpenDBRequest {
    if (failures === 0) since = now()
    const isLost = failures >= MANY && Math.abs(now() - since) >= LONG
    const generation = isLost && failures % 4 === 3 ? current() + 1 : current()
    // One that hangs does not say so: each has failed until it is open.
    failures += 1
    const request = indexedDB!.open(nameOf(generation), version)
    request.addEventListener('success', () => {
      failures = 0
      if (generation <= current()) return
      own = generation
      attempt(() => notes?.setItem(noted, String(own)), undefined)
    })
    return request
  }

  return {
    factory: indexedDB && ({ open } as IDBFactory),
    current,
    nameOf,
    async others() {
      const before = Array.from({ length: current() - 1 }, (_, index) => index + 1)
      // The note may be lost while the databases are not. Old browsers cannot list them.
      const names = new Set(((await indexedDB?.databases?.()) ?? []).map((found) => found.name))
      const later = Array.from({ length: names.size + 1 }, (_, index) => current() + index + 1)
      return [...before, ...later.filter((generation) => names.has(nameOf(generation)))]
    },
  }
}
