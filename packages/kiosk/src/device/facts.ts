import { pageVersion } from '../worker/up.ts'
import { proveMemory } from './canary.ts'
import type { Tablet } from './tablet.ts'

/** How a tablet is. What a browser does not tell is `null`, never guessed. */
export interface Facts {
  readonly isPaired: boolean
  /** Answers that are kept and not acknowledged. */
  readonly pending: number
  /** When the oldest of them was given, epoch ms. */
  readonly oldestUnsent: number | null
  readonly lastDeliveredAt: number | null
  /** Answers that the collector refused for good. */
  readonly quarantined: number
  /** The status with which the collector refuses this tablet; `null` when it does not. */
  readonly refused: number | null
  readonly storage: 'disk' | 'memory' | 'copy'
  /** Whether the browser was seen to remember over a restart. */
  readonly isRestartProven: boolean
  /** Whether something that was kept is not there any more. */
  readonly isLossSuspected: boolean
  readonly persisted: boolean | null
  readonly installed: boolean
  readonly wakeLock: boolean | null
  /** Bytes in use, and bytes it may use, as the browser estimates them. */
  readonly usage: number | null
  readonly quota: number | null
  readonly version: string
  /** A version that was taken back since it did not come up, if the newest is one. */
  readonly takenBack: string | null
}

/** Looks at the tablet. Asks nobody for anything, and never rejects. */
export async function gatherFacts(tablet: Tablet): Promise<Facts> {
  const { paired, outbox, memory, identity, awake, versions } = tablet
  const [status, isRestartProven, persisted, estimate, releases] = await Promise.all([
    outbox.status(),
    proveMemory(memory),
    isPersisted(),
    estimateStorage(),
    versions.then((known) => known.tell()),
  ])
  const { pending, quarantined, lastDeliveredAt, refused, storage } = status
  return {
    isPaired: paired !== null,
    pending,
    oldestUnsent: (status as { readonly oldest?: number | null }).oldest ?? null,
    lastDeliveredAt,
    quarantined,
    refused: refused?.status ?? null,
    storage,
    isRestartProven,
    isLossSuspected: identity.isForgetful,
    persisted,
    installed: isInstalled(),
    wakeLock: awake.isHeld(),
    usage: estimate.usage ?? null,
    quota: estimate.quota ?? null,
    version: pageVersion(),
    takenBack: releases?.book.bad.includes(releases.newest) === true ? releases.newest : null,
  }
}

/** Whether the page runs in a window of its own, as an installed app or a kiosk does. */
export function isInstalled(): boolean {
  const modes = ['standalone', 'fullscreen', 'minimal-ui']
  return (
    modes.some((mode) => matchMedia(`(display-mode: ${mode})`).matches) ||
    // Safari's own word for an app on the home screen.
    (navigator as { standalone?: boolean }).standalone === true
  )
}

/** Asks the browser to keep what is here; it may ask the person. @returns what it said; `null` when nothing in time */
export function askToPersist(): Promise<boolean | null> {
  return told(() => navigator.storage.persist())
}

function isPersisted(): Promise<boolean | null> {
  return told(() => navigator.storage.persisted())
}

async function estimateStorage(): Promise<StorageEstimate> {
  return (await told(() => navigator.storage.estimate())) ?? {}
}

/** What a browser says of its storage. One that has no such call, or waits for a person, says nothing. */
function told<Value>(ask: () => Promise<Value>): Promise<Value | null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), 3000)
    new Promise<Value>((resolve) => resolve(ask())).then(resolve, () => resolve(null))
  })
}
