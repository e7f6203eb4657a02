import type { Io } from './io.ts'

const WIDTH = 30

/**
 * A bar for long work, drawn over itself when the output is a terminal; else nothing at all.
 * @returns what is told how much is done; without arguments it takes the bar away
 */
export function progressBar(io: Io, what: string): (done?: number, total?: number) => void {
  const { draw } = io
  if (draw === undefined) return () => {}
  let last = ''
  return (done, total = 0) => {
    const line = done === undefined ? '' : barOf(what, total === 0 ? 1 : Math.min(1, done / total))
    if (line !== last) draw(line)
    last = line
  }
}

function barOf(what: string, share: number): string {
  const full = Math.floor(share * WIDTH)
  const percent = `${Math.floor(share * 100)}`.padStart(3)
  return `${what} [${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${percent} %`
}
