import type { Progress, Seen } from './run.ts'

/** Bytes of memory that may come and go with the moment at which it is looked at. */
const SLACK = 48 * 1024 * 1024

/** More than this is growth: what comes and goes is a share of what is there, and some of its own. */
const allowed = (before: number): number => before * 1.3 + SLACK

/** What grew that should not have. */
export function growthOf({ heap, memory }: Pick<Seen, 'heap' | 'memory'>): readonly string[] {
  const grown = (name: string, [before, after]: readonly [number, number]): string[] =>
    after > allowed(before)
      ? [`${name} grew from ${inMegabytes(before)} to ${inMegabytes(after)}`]
      : []
  return [...grown('the heap', heap), ...grown('the memory', memory)]
}

/** One line of a run that is under way. */
export function progressOf({ sent, count, seconds, heap, memory, faults }: Progress): string {
  const left = Math.round(((count - sent) * seconds) / sent / 60)
  return [
    `${Math.floor((100 * sent) / count)} %`.padStart(5),
    `${grouped(sent)} sent`,
    `${grouped(Math.round(sent / seconds))} a second`,
    `heap ${inMegabytes(heap)}`,
    `memory ${inMegabytes(memory)}`,
    `${faults} faults`,
    `about ${left} min left`,
  ].join(', ')
}

/** A run in a few lines. */
export function linesOf(seen: Seen, kept: { responses: number; bytes: number }): readonly string[] {
  const { count, seconds, statuses, kinds, stored, healthy, unheard, heap, memory, again } = seen
  const counts = (map: ReadonlyMap<string, number>): string =>
    [...map]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, many]) => `${name}: ${grouped(many)}`)
      .join(', ')
  const growth = (name: string, [before, after]: readonly [number, number]): string =>
    `${name} ${inMegabytes(before)} → ${inMegabytes(after)} (${inMegabytes(allowed(before))} allowed)`
  return [
    `${grouped(count)} requests in ${seconds.toFixed(0)} s, ${grouped(Math.round(count / seconds))} a second`,
    `done to them: ${counts(kinds)}`,
    `answers: ${counts(statuses)}`,
    `acknowledged as stored: ${grouped(stored.size)}, of them untouched: ${grouped(healthy.size)}; batches whose answer was not heard: ${grouped(unheard)}`,
    `responses in the database: ${grouped(kept.responses)}, ${inMegabytes(kept.bytes)}`,
    `at least in use, second fifth → last fifth: ${growth('heap', heap)}, ${growth('memory', memory)}`,
    `whole requests that were sent once more, on another connection: ${again.length}`,
    ...again.slice(0, 10).map((line) => `  ${line}`),
  ]
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
