import type { Memory } from './memory.ts'

const KEY = 'canary'
const SESSION = 'shopbell-session'

interface Canary {
  /** The browser session it was written in. */
  readonly session: string
  readonly isProven: boolean
}

/**
 * Whether this browser has been seen to remember over a restart. A word is written into the memory;
 * a later session of the browser that finds it is the proof. Private windows and shells that clear
 * their storage never get there, whatever they say of themselves. A reload proves nothing.
 * @param session what ends with the browser's session
 */
export async function proveMemory(
  memory: Memory,
  session: () => Storage = () => sessionStorage,
  newId: () => string = () => crypto.randomUUID(),
): Promise<boolean> {
  const now = sessionId(session, newId)
  const kept = (await memory.recall(KEY)) as Canary | null
  if (kept === null) {
    await memory.remember(KEY, { session: now ?? '', isProven: false } satisfies Canary)
    return false
  }
  if (kept.isProven) return true
  // Where sessions cannot be told apart nothing is proven.
  if (now === null || kept.session === '' || kept.session === now) return false
  return memory.remember(KEY, { ...kept, isProven: true } satisfies Canary)
}

function sessionId(session: () => Storage, newId: () => string): string | null {
  try {
    const id = session().getItem(SESSION) ?? newId()
    session().setItem(SESSION, id)
    return id
  } catch {
    return null
  }
}
