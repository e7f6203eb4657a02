import { open } from 'node:fs/promises'
import type { Entry, Outcome, Store } from '../../../packages/collector/src/store/store.ts'

/**
 * The least that can be called durable: a line an entry at the end of a file, flushed by
 * `fdatasync`, and everything that comes while a flush runs goes with the next one. It finds nothing
 * again and knows no duplicate.
 */
export async function logStore(file: string): Promise<Pick<Store, 'put' | 'close'>> {
  const handle = await open(file, 'a')
  let waiting: { readonly text: string; readonly done: (error?: unknown) => void }[] = []
  let running = false

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      try {
        await handle.appendFile(group.map(({ text }) => text).join(''))
        await handle.datasync()
        for (const { done } of group) done()
      } catch (error) {
        for (const { done } of group) done(error)
      }
    }
    running = false
  }

  return {
    put: (entries: readonly Entry[]) =>
      new Promise<readonly Outcome[]>((resolve, reject) => {
        const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
        const done = (error?: unknown): void =>
          error === undefined ? resolve(entries.map(() => 'stored' as const)) : reject(error)
        waiting.push({ text, done })
        if (!running) void run()
      }),
    close: () => handle.close(),
  }
}
