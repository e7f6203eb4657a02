import type { QuarantinedRow, Submission } from './submission.ts'

/** What listeners are told. */
export interface OutboxEvents {
  /** The receiver has these rows. */
  readonly delivered: readonly Submission[]
  /** The receiver refused these rows for good. */
  readonly quarantined: readonly QuarantinedRow[]
  /** The status may have changed. */
  readonly changed: undefined
}

/** Tells this page's listeners. */
export interface Events {
  /** Adds a listener; returns what removes it. */
  readonly on: <Name extends keyof OutboxEvents>(
    event: Name,
    listener: (detail: OutboxEvents[Name]) => unknown,
  ) => () => void
  /** Tells the listeners of an event. One that throws or rejects harms neither others nor caller. */
  readonly emit: <Name extends keyof OutboxEvents>(
    event: Name,
    ...detail: OutboxEvents[Name] extends undefined ? [] : [OutboxEvents[Name]]
  ) => void
  /** Removes all listeners. */
  readonly clear: () => void
}

type Entry = readonly [event: keyof OutboxEvents, listener: (detail: never) => unknown]

/** No listeners yet. */
export function createEvents(): Events {
  const entries = new Set<Entry>()
  return {
    on: (event, listener) => {
      const entry: Entry = [event, listener]
      entries.add(entry)
      return () => entries.delete(entry)
    },
    emit: (event: keyof OutboxEvents, detail?: unknown) => {
      for (const [name, listener] of entries) {
        if (name !== event) continue
        new Promise((resolve) => resolve(listener(detail as never))).catch(() => {})
      }
    },
    clear: () => entries.clear(),
  }
}
