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

/** SIGKILL to each; resolves when they are gone. */
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
  for (let tries = 0; alive() && tries < 200; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
