import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { StoreUnavailable } from '../store.ts'

/** A statement of ours and what it is asked with. */
export interface Read {
  readonly sql: string
  readonly params: readonly SQLInputValue[]
}

/** How counts are added up. */
export interface Adding {
  /** Whether each bucket stays by itself; else all are one, 0. */
  readonly apart: boolean
  /** First columns of places that are added up under another. */
  readonly as: ReadonlyMap<string, string>
}

/** Counts by bucket and place, those that are 0 left out. */
export interface Sums {
  /** Every place once, its columns apart by spaces. */
  readonly places: readonly string[]
  /** Bucket, which of `places`, and count; one after the other. */
  readonly counts: Float64Array
}

export type Row = Readonly<Record<string, SQLOutputValue>>

/** Reads away from the thread that commits, so that a long report never holds up an answer. */
export interface Reader {
  /** Runs all of them on one snapshot. @throws StoreUnavailable */
  read(statements: readonly Read[]): Promise<readonly (readonly Row[])[]>
  /**
   * Runs statements on one snapshot that give a bucket and its counts in a row, the counts as
   * `PLACE=COUNT,PLACE=COUNT…` with a place's columns apart by spaces, and adds them up on the way.
   * @throws StoreUnavailable
   */
  addUp(statements: readonly Read[], how: Adding): Promise<readonly Sums[]>
  close(): Promise<void>
}

interface Pending {
  resolve(found: readonly unknown[]): void
  reject(error: StoreUnavailable): void
}

/** The worker starts with the first read, and again with the next read after it broke. */
export function createReader(file: string): Reader {
  const pending = new Map<number, Pending>()
  let worker: Worker | undefined
  let lastId = 0
  let closed = false

  function start(): Worker {
    const path = `./reader.worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`
    const started = new Worker(new URL(path, import.meta.url), { workerData: { file } })
    started.unref()
    started.on('message', ({ id, found, error }: Message) => {
      const request = pending.get(id)
      pending.delete(id)
      if (found === undefined) request?.reject(new StoreUnavailable(error))
      else request?.resolve(found)
      if (pending.size === 0) started.unref()
    })
    const broke = (cause: unknown): void => {
      if (worker !== started) return
      worker = undefined
      for (const request of pending.values()) request.reject(new StoreUnavailable(cause))
      pending.clear()
    }
    started.on('error', broke)
    started.on('exit', () => broke('its reader ended'))
    return started
  }

  function ask(statements: readonly Read[], adding?: Adding): Promise<readonly unknown[]> {
    if (closed) return Promise.reject(new StoreUnavailable('it is closed'))
    return new Promise((resolve, reject) => {
      worker ??= start()
      worker.ref()
      const id = ++lastId
      pending.set(id, { resolve, reject })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
      worker.postMessage({ id, statements, adding })
    })
  }

  return {
    read: (statements) => ask(statements) as Promise<readonly (readonly Row[])[]>,
    addUp: (statements, how) => ask(statements, how) as Promise<readonly Sums[]>,
    async close() {
      closed = true
      await worker?.terminate()
    },
  }
}

interface Message {
  readonly id: number
  readonly found?: readonly unknown[]
  readonly error?: string
}
