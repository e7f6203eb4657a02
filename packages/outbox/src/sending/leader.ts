import type { Locks } from './environment.ts'

/**
 * Does the work while no other tab of this origin does it. The request queues: work asked for just
 * after another tab looked for rows is done once that tab has ended. The lock is held only during the
 * work, because a page that holds one cannot go into the back/forward cache.
 * Without locks, or when they fail, it just does the work: the receiver knows a row it has seen.
 */
export async function lead(
  locks: Locks | undefined,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  let working = undefined as Promise<void> | undefined
  try {
    await locks?.request(name, () => (working = work()))
  } catch {
    // Refused (a sandboxed frame), or stolen while the work goes on.
  }
  await (working ?? work())
}
