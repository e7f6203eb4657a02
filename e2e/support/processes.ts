import { readdirSync, readFileSync } from 'node:fs'

interface Process {
  readonly pid: number
  readonly parent: number
  readonly args: readonly string[]
}

/** Every process of this machine, from /proc. */
export function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').filter(Boolean)
        return [{ pid: Number(name), parent, args }]
      } catch {
        return [] // It ended while we looked.
      }
    })
}

/** SIGKILL to a process and all below it; resolves when they are gone. */
export function killTree(root: number): Promise<void> {
  return killAll(familyOf(root))
}

/** A process and all below it. */
export function familyOf(root: number): readonly number[] {
  const all = processes()
  const family = [root]
  for (const pid of family) {
    family.push(...all.filter(({ parent }) => parent === pid).map((child) => child.pid))
  }
  return family
}

/** How long a process may take to end that was writing to a busy disk, ms. */
const PATIENCE = 60_000

/**
 * SIGKILL to each; resolves when they are gone.
 * @throws Error when some stay: the next browser on their profile would hand its address over to them
 */
export async function killAll(family: readonly number[]): Promise<void> {
  for (const pid of family) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // Gone already.
    }
  }
  const alive = (): boolean =>
    processes().some(({ pid, args }) => family.includes(pid) && args.length > 0)
  for (const end = Date.now() + PATIENCE; alive();) {
    if (Date.now() > end) throw new Error(`after ${PATIENCE} ms not all of ${family.join()} ended`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
