import type { OutboxStatus } from '@shopbell/outbox'
import type { PageSabotage } from './page/sabotage.ts'
import type { StorageFault } from './page/storage-faults.ts'

/** What a tablet of the gauntlet can be told to do, and what it says then. */
export interface Orders {
  /** Opens outboxes and looks for rows of an earlier life. Comes first. */
  open(given: {
    /** How many outboxes, each as another tablet would have it; 1 by default. */
    readonly boxes?: number
    /** Names the tablet and its outboxes. */
    readonly device: string
    readonly boot: string
    /** Epoch ms at which a clock of the gauntlet's own starts; the machine's by default. */
    readonly clock?: number
    /** Whether taps and requests tell the time since the boot, as the kiosk's do, and taps the truth. */
    readonly tellsClock?: boolean
    readonly sabotage?: PageSabotage | undefined
  }): null
  /** Taps so often, with this value or each of these in turn. */
  tap(given: {
    readonly values: readonly number[]
    readonly box?: number
    /** How many are under way at once; 1 by default. */
    readonly lanes?: number
    /** Comments, by the place of their tap. */
    readonly comments?: Readonly<Record<number, string>>
  }): Thanks
  /** Goes on tapping by itself until it is killed, with a pause of up to so many real ms. */
  keepTapping(given: { readonly pause: number; readonly seed: number }): null
  /** Taps every so many real ms until so many rows besides these taps' own were acknowledged. */
  tapUntilDrained(given: { readonly every: number; readonly backlog: number }): Thanks
  elapse(given: { readonly milliseconds: number; readonly grain?: number }): null
  sleep(given: {
    readonly milliseconds: number
    /** Whether the clock that counts from the boot stands still meanwhile. */
    readonly stands?: boolean
  }): null
  /** Sleeps until the machine's own time has come. */
  catchUp(): null
  /** Somebody sets the tablet's wall clock. */
  setClock(given: { readonly by: number }): null
  /** From now on the machine's own clock. */
  release(): null
  /** Whether a request may never be answered. */
  mayHang(given: { readonly mayHang: boolean }): null
  /** Sends what there is; by a clock that stands still it only begins to. */
  flush(): null
  status(): readonly OutboxStatus[]
  /** The ids that wait, in the outboxes' order. */
  pending(): readonly string[]
  quarantined(): readonly { readonly id: string; readonly code: string }[]
  /** From now on IndexedDB fails, in this way. */
  breakStorage(given: { readonly fault: StorageFault }): null
  /**
   * IndexedDB works again.
   * @param patience how long to wait for the outbox to be back on the disk, real ms
   * @returns how long it took, real ms
   */
  mendStorage(given: { readonly patience: number }): number
  /** Sends until nothing waits. */
  untilDrained(): null
  /** Installs a service worker that drains the first outbox when it is asked. */
  openWorker(): null
  /** Asks the worker. */
  drainByWorker(): null
  /** Goes to another page, in the middle of whatever it does. */
  leave(): null
  /** After this answer it is busy for so many real ms, and hears nothing. */
  hang(given: { readonly milliseconds: number }): null
  /** Deletes the first row from the disk behind the outbox's back. */
  rob(): string
}

/** What became of taps. */
export interface Thanks {
  /** The ids of taps that were on the disk, or in the second copy, when they were thanked for. */
  readonly kept: readonly string[]
  /** How many of them were in the copy only. */
  readonly copied: number
  /** How many were in memory only. */
  readonly unsafe: number
  /** From tap to thanks, real ms, one for each. */
  readonly waits: readonly number[]
}

/** What a tablet tells without being asked. */
export interface Sighting {
  readonly what: 'tapped' | 'thanked' | 'unsafe'
  readonly id: string
}

/**
 * What the page of a soak can do: lets so many people tap on the kiosk, one after another.
 * @returns how many were thanked
 */
export type Soak = (
  people: number,
  screen: Screen,
  how: {
    /** Bytes that are kept of each person. */
    readonly leak: number
    /** Whether nobody comes after them: then five minutes more pass. */
    readonly isLast: boolean
  },
) => Promise<number>

/** What to find where on the kiosk, as selectors. */
export interface Screen {
  readonly host: string
  readonly face: string
  readonly prompt: string
  /** The attribute of the prompt that says which screen is in front. */
  readonly at: string
}
