import { existsSync, readFileSync } from 'node:fs'

/** How often the launcher is looked at, ms. */
const LOOK = 500

/** A package manager as a process calls itself: npx's "npm exec pnpm…", or a script named pnpm. */
const LAUNCHER = /^npm exec \S*pnpm|^(?:\S*\/)?node \S*\/(?:pnpm|corepack)(?:\.c?js)? /

/**
 * Ends this process as Ctrl-C would when the package manager that launched it was killed. The
 * shells in between pass no signal on, so what it started would stay behind and hold its port. A
 * shell that only launched the package manager may go. Only where there is /proc.
 */
export function endWithLauncher(): void {
  const launchers = ancestors().filter(({ command }) => LAUNCHER.test(command))
  if (launchers.length === 0) return
  const timer = setInterval(() => {
    if (launchers.every(({ pid }) => existsSync(`/proc/${pid}`))) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK)
  timer.unref()
}

/** The processes above this one, nearest first. */
function ancestors(): readonly { readonly pid: number; readonly command: string }[] {
  const found: { pid: number; command: string }[] = []
  try {
    for (let pid = process.ppid; pid > 1;) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      found.push({
        pid,
        command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
      })
      pid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    }
  } catch {
    // No /proc here, or one of them ended while we looked.
  }
  return found
}
