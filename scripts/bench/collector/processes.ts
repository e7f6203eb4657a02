import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The kernel's ticks in a second, on every Linux that Node runs on. */
const TICKS = 100

interface Stat {
  readonly pid: number
  readonly parent: number
  /** Seconds of CPU, with those of its children that have ended. */
  readonly cpu: number
}

/**
 * Seconds of CPU that all descendants of a process have used, but not it itself; 0 where there is no
 * `/proc`.
 * @param except a child that does not count, nor what it started
 */
export function cpuOfChildren(root: number, except: number): number {
  const all = stats().filter(({ pid }) => pid !== except)
  const family = new Set([root])
  for (let before = 0; before < family.size;) {
    before = family.size
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
  }
  return all
    .filter(({ pid }) => pid !== root && family.has(pid))
    .reduce((sum, { cpu }) => sum + cpu, 0)
}

/** Bytes of all files in a folder. */
export function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    try {
      const stat = statSync(join(folder, name))
      return sum + (stat.isFile() ? stat.size : 0)
    } catch {
      // Gone since it was listed.
      return sum
    }
  }, 0)
}

function stats(): readonly Stat[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const text = readFileSync(`/proc/${name}/stat`, 'utf8')
          // A name may hold spaces and brackets; what comes after the last bracket does not.
          const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
          const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0)
          return [{ pid: Number(name), parent: Number(fields[1]), cpu: ticks / TICKS }]
        } catch {
          return []
        }
      })
  } catch {
    return []
  }
}
