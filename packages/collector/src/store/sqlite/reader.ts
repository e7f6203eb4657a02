import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { StoreUnavailable } from '../store.ts'

/** A statement of ours and what it is asked with. */
export interface Read {
  readonly sql: string
  readonly params: readonly SQLInputValue[]
}

export type Row = Readonly<Record<string, SQLOutputValue>>

/** Reads away from the thread that commits, so that a long report never holds up an answer. */
export interface Reader {
  /** Runs all of them on one snapshot. @throws StoreUnavailable */
  read(statements: readonly Read[]): Promise<readonly (readonly Row[])[]>
  close(): Promise<void>
}

interface Pending {
  resolve(rows: readonly (readonly Row[])[]): void
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
    started.on('message', ({ id, rows, error }: Message) => {
      const request = pending.get(id)
      pending.delete(id)
      if (rows === undefined) request?.reject(new StoreUnavailable(error))
      else request?.resolve(rows)
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

  return {
    read(statements) {
      if (closed) return Promise.reject(new StoreUnavailable('it is closed'))
      return new Promise((resolve, reject) => {
        worker ??= start()
        worker.ref()
        const id = ++lastId
        pending.set(id, { resolve, reject })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
        worker.postMessage({ id, statements })
      })
    },
    async close() {
      closed = true
      await worker?.terminate()
    },
  }
}

interface Message {
  readonly id: number
  readonly rows?: readonly (readonly Row[])[]
  readonly error?: string
}
