import type { PromptEvents } from '../mount.ts'
import type { Ask } from './ask.ts'
import { MEMORY_KEY, promptKey, type Memory, type Past } from './memory.ts'

// What is written down between pages, once a prompt was shown.

/** Changes the memory; storage that throws remembers nothing. */
function change(edit: (memory: Memory) => void): void {
  try {
    const memory = { ...(JSON.parse(localStorage.getItem(MEMORY_KEY) ?? '{}') as Memory) }
    edit(memory)
    localStorage.setItem(MEMORY_KEY, JSON.stringify(memory))
  } catch {
    // No room or no right: this visitor may be asked again.
  }
}

/** What this page owed the collector when the prompt was shown, and whether it was answered since. */
let owed = false
let answered = false
let gone = false

/**
 * Writes down what became of an ask's prompt.
 *
 * `pending` is set from the moment that a prompt is shown, not answered: browsers write
 * `localStorage` seconds later than IndexedDB, and one that is killed just after a tap must not
 * forget that there is something to deliver. A page that is left without an answer takes it back.
 */
export function note(name: keyof PromptEvents, ask: Ask): void {
  if (ask.memory || ask.preview != null) return
  const now = Date.now()
  change((memory) => {
    const past = (memory[promptKey(ask)] ??= [0, 0, Math.random()]) as Past
    if (name === 'shown') {
      owed = memory.pending === 1
      gone = answered = false
      memory.pending = 1
      addEventListener('pagehide', leave)
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
  }
  // Before it is gone, more may be answered.
  if (gone) void forgetWhenDelivered(ask)
}

function leave(): void {
  if (!owed && !answered) change((memory) => delete memory.pending)
}

/** Sends what an earlier visit could not, and forgets that there was something when nothing is left. */
export async function deliverPending(ask: Pick<Ask, 'collector'>): Promise<void> {
  const { outboxFor } = await import('../answering.ts')
  const outbox = outboxFor(ask.collector)
  outbox.on('delivered', () => void forgetWhenDelivered(ask))
  outbox.start()
  await forgetWhenDelivered(ask)
}

async function forgetWhenDelivered({ collector }: Pick<Ask, 'collector'>): Promise<void> {
  try {
    const { outboxFor } = await import('../answering.ts')
    const { pending, storage } = await outboxFor(collector).status()
    // A disk that cannot be read has not become empty.
    if (pending === 0 && storage === 'disk') change((memory) => delete memory.pending)
  } catch {
    // Without its code nothing was delivered.
  }
}
