import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rebuildOnChange, type Change } from './rebuild.ts'

let folder: string
let stop: () => void
let told: Change['state'][]
let finish: (ok: boolean) => void
let builds: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shopbell-rebuild-'))
  mkdirSync(join(folder, 'deep'))
  told = []
  builds = 0
  stop = rebuildOnChange({
    folders: [folder],
    build: () =>
      new Promise((resolve) => {
        builds++
        finish = (ok) => resolve({ ok, seconds: 1, output: 'a line' })
      }),
    tell: ({ state }) => told.push(state),
  })
})

afterEach(() => {
  stop()
  rmSync(folder, { recursive: true })
})

const save = (name: string): void => writeFileSync(join(folder, name), String(Math.random()))
const until = (...states: readonly Change['state'][]): Promise<void> =>
  vi.waitFor(() => expect(told).toEqual(states), { timeout: 20_000 })

test('files that are saved together are one build, and what became of it is said', async () => {
  save('a.ts')
  save('deep/b.ts')
  await until('building')
  finish(true)
  await until('building', 'built')
  expect(builds).toBe(1)
})

test('what is saved during a build is built after it', async () => {
  save('a.ts')
  await until('building')
  // One who watches since later hears of the second save later.
  const heard = vi.fn<() => void>()
  const stopHearing = rebuildOnChange({
    folders: [folder],
    build: () => new Promise(() => {}),
    tell: heard,
  })
  save('a.ts')
  await vi.waitFor(() => expect(heard).toHaveBeenCalled(), { timeout: 20_000 })
  stopHearing()
  expect(builds).toBe(1)
  finish(false)
  await until('building', 'failed', 'building')
  finish(true)
  await until('building', 'failed', 'building', 'built')
})

test('a test that is saved is no source', async () => {
  save('a.test.ts')
  save('deep/b.ts')
  await until('building')
  finish(true)
  await until('building', 'built')
  expect(builds).toBe(1)
})
