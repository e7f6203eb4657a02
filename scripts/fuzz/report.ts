import type { Seen } from './run.ts'

/** Bytes of memory that may come and go with the moment at which it is looked at. */
const SLACK = 48 * 1024 * 1024

/** What grew that should not have. */
export function growthOf({ heap, memory }: Pick<Seen, 'heap' | 'memory'>): readonly string[] {
  const grown = (name: string, [before, after]: readonly [number, number]): string[] =>
    after > before * 1.3 + SLACK
      ? [`${name} grew from ${inMegabytes(before)} to ${inMegabytes(after)}`]
      : []
  return [...grown('the heap', heap), ...grown('the memory', memory)]
}

/** A run in a few lines. */
export function linesOf(seen: Seen, kept: { responses: number; bytes: number }): readonly string[] {
  const { count, seconds, statuses, kinds, stored, healthy, unheard, heap, memory } = seen
  const counts = (map: ReadonlyMap<string, number>): string =>
    [...map]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, many]) => `${name}: ${grouped(many)}`)
      .join(', ')
  return [
    `${grouped(count)} requests in ${seconds.toFixed(0)} s, ${grouped(Math.round(count / seconds))} a second`,
    `done to them: ${counts(kinds)}`,
    `answers: ${counts(statuses)}`,
    `acknowledged as stored: ${grouped(stored.size)}, of them untouched: ${grouped(healthy.size)}; batches whose answer was not heard: ${grouped(unheard)}`,
    `responses in the database: ${grouped(kept.responses)}, ${inMegabytes(kept.bytes)}`,
    `least heap: ${heap.map(inMegabytes).join(' → ')}, least memory: ${memory.map(inMegabytes).join(' → ')} (second fifth → last fifth)`,
  ]
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
