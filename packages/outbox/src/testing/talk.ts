import type { Talk } from '../whole/watched-locks.ts'

/** A room in which tabs talk: each hears what the others say, a turn later. */
export function createTalk(): () => Talk {
  const everybody = new Set<Set<(message: unknown) => void>>()
  return () => {
    const own = new Set<(message: unknown) => void>()
    everybody.add(own)
    return {
      hear: (listener) => void own.add(listener),
      say(message) {
        for (const listeners of everybody) {
          if (listeners === own) continue
          setImmediate(() => {
            if (everybody.has(listeners)) for (const listener of listeners) listener(message)
          })
        }
      },
      end: () => void everybody.delete(own),
    }
  }
}
