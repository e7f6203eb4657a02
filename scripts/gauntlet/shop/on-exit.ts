const left = new Set<() => void>()

/**
 * Does this when the process ends before it has put everything away: browsers that are process groups
 * of their own, and mounted disks, would stay behind. Returns how to forget it.
 */
export function onExit(end: () => void): () => void {
  if (left.size === 0) process.once('exit', endAll)
  left.add(end)
  return () => left.delete(end)
}

function endAll(): void {
  for (const end of left) {
    try {
      end()
    } catch {
      // It has ended by itself.
    }
  }
}
