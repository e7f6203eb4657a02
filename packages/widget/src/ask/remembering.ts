import type { Keeper } from '@shopbell/outbox/parts'
import type { PromptEvents } from '../show.ts'
import { promptOutbox } from '../host/prompt-outbox.ts'
import type { Ask } from './ask.ts'
import type { Memory, MEMORY_KEY, Past, promptKey } from './memory.ts'

// What is written down between pages, once a prompt was shown.

// Types alone of the memory, whose two words would be a file of their own.
const KEY: typeof MEMORY_KEY = 'shopbell'

/** Changes the memory; storage that throws remembers nothing. */
function change(edit: (memory: Memory) => void): void {
  try {
    const memory = { ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Memory) }
    edit(memory)
    localStorage.setItem(KEY, JSON.stringify(memory))
  } catch {
    // No room or no right: this visitor may be asked again.
  }
}

/** Whether rows on this device may wait for the collector, as far as is known. */
let owing = true
/** Whether the prompt that is on the page was answered. */
let answered = false
/** Whether no prompt is on the page. */
let gone = true

/**
 * Writes down what became of an ask's prompt.
 *
 * `pending` is set from the moment that a prompt is shown, not answered: browsers write
 * `localStorage` seconds later than IndexedDB, and one that is killed just after a tap must not
 * forget that there is something to deliver. A page that is left without an answer takes it back, once
 * the collector knows that the prompt was shown.
 */
export function note(name: keyof PromptEvents, ask: Ask): void {
  if (ask.memory || ask.preview != null) return
  const key: ReturnType<typeof promptKey> = `${ask.business}/${ask.touchpoint}`
  const now = Date.now()
  change((memory) => {
    const past = (memory[key] ??= [0, 0, Math.random()]) as Past
    if (name === 'shown') {
      owing = true
      gone = answered = false
      memory.pending = 1
      addEventListener('pagehide', leave)
      watch(ask)
    }
    if (name === 'shown' || name === 'dismissed') past[0] = now
    if (name === 'answered') {
      answered = true
      past[1] = now
      memory.pending = 1
    }
  })
  if (name === 'closed') {
    gone = true
    removeEventListener('pagehide', leave)
    look(ask).catch(() => {})
  }
}

function leave(): void {
  // After an answer, what was tapped and not sent may be in the tab's session storage.
  if (!owing && !answered) change((memory) => delete memory.pending)
}

/** Sends what an earlier visit could not, and forgets that there was something when nothing is left. */
export async function deliverPending(ask: Pick<Ask, 'collector'>): Promise<void> {
  watch(ask)
  outboxOf(ask).start()
  await look(ask)
}

const watched = new WeakSet<Keeper>()

/** Nobody else opens one in the files of the script tag. */
const outboxOf = ({ collector }: Pick<Ask, 'collector'>): Keeper =>
  promptOutbox(collector) as Keeper

/** Looks how the outbox stands whenever that may have changed. */
function watch(ask: Pick<Ask, 'collector'>): void {
  const outbox = outboxOf(ask)
  if (!watched.has(outbox)) outbox.on('changed', () => look(ask))
  watched.add(outbox)
}

let looks = 0

async function look(ask: Pick<Ask, 'collector'>): Promise<void> {
  const mine = ++looks
  const { storage } = outboxOf(ask)
  owing = true
  await storage.rescue()
  const [first] = await storage.list('rows', '', 1)
  // Somebody looks anew, since a row may have come after these were counted.
  if (mine < looks) return
  // A disk that cannot be read has not become empty.
  owing = Boolean(first) || storage.where() !== 'disk'
  if (!gone) return
  change((memory) => {
    if (owing) memory.pending = 1
    else delete memory.pending
  })
}
