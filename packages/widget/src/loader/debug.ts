import type { Ask } from '../ask/ask.ts'
import { MEMORY_KEY, promptKey, type Memory } from '../ask/memory.ts'
import { isHere } from '../ask/where.ts'
import { faultsOf, inWords, wrongCall } from '../ask/words.ts'

// What the console is told. Fetched when a call was wrong, and in debug mode.

/** The last words about each ask, so that nothing is said twice. */
const said = new Map<Ask, string>()

/** How an ask stands in the loader: whether it goes on, when it came to match, and so on. */
type Stand = readonly [
  ask: Ask,
  touchpoint: string | null,
  since: number,
  close: unknown,
  held: boolean | undefined,
  refused: boolean | undefined,
]

/** What failed, or how an ask stands. */
export type Facts = Stand | readonly [error: unknown, call?: readonly unknown[]]

/** Hears of a call or an ask that failed, or, in debug mode, how an ask stands. */
export function hear(...facts: Facts): void {
  if (facts.length > 2) explain(...(facts as Stand))
  else console.error(`shopbell: ${wrongCall(facts[0], facts[1] as readonly unknown[] | undefined)}`)
}

/** Says why an ask stands as it does, when that has changed. */
function explain(...[ask, touchpoint, since, close, held, refused]: Stand): void {
  // An ask without a touchpoint sets what is common to the others; one that is over is silent.
  if (!ask.touchpoint || (touchpoint === null && refused !== true)) return
  const name = promptKey(ask)
  if (!said.has(ask)) {
    for (const fault of faultsOf({ ...ask })) console.error(`shopbell: ${name}: ${fault}`)
  }
  const signals = navigator as { globalPrivacyControl?: boolean; doNotTrack?: string | null }
  const words = inWords({
    ask,
    here: isHere(ask.where, location.href),
    hidden: document.hidden,
    started: since === 1,
    shown: Boolean(close),
    anotherShown: document.querySelector('shopbell-prompt[placement]') !== null,
    held: Boolean(held ?? ask.consent),
    signal: Boolean(signals.globalPrivacyControl) || Number(signals.doNotTrack) > 0,
    typing: document.activeElement?.matches(':read-write,iframe') === true,
    dialog: document.querySelector(':is(:modal)') !== null,
    refused: Boolean(refused),
    memory: recall(),
    now: Date.now(),
  })
  if (said.get(ask) === words) return
  said.set(ask, words)
  console.info(`shopbell: ${name} ${words}`)
}

function recall(): Memory {
  try {
    return JSON.parse(localStorage.getItem(MEMORY_KEY) ?? '{}') as Memory
  } catch {
    return {}
  }
}
