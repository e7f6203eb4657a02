import { expect, test, vi } from 'vitest'
import { startPolling, type PollingEffects } from './polling.ts'

/** Work that ends when the test says so. */
function working() {
  const ends: ((pause: number | null) => void)[] = []
  const waits: number[] = []
  const effects: PollingEffects = {
    isVisible: () => true,
    onWake: () => () => undefined,
    wait(ms) {
      waits.push(ms)
      return () => undefined
    },
  }
  const work = vi.fn(() => new Promise<number | null>((end) => ends.push(end)))
  return { work, waits, end: (pause: number | null) => ends.shift()!(pause), effects }
}

test('work is never done twice at a time; a wish made meanwhile is granted once, right after', async () => {
  const { work, waits, end, effects } = working()
  const polling = startPolling(work, effects)
  polling.hurry()
  polling.hurry()
  expect(work).toHaveBeenCalledTimes(1)
  end(2000)
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(2))
  end(2000)
  await vi.waitFor(() => expect(waits).toEqual([2000]))
  expect(work).toHaveBeenCalledTimes(2)
})

test('work without a next time rests until somebody is in a hurry', async () => {
  const { work, waits, end, effects } = working()
  const polling = startPolling(work, effects)
  end(null)
  await vi.waitFor(() => {
    polling.hurry()
    expect(work).toHaveBeenCalledTimes(2)
  })
  expect(waits).toEqual([])
})

test('once stopped it neither waits nor works', async () => {
  const { work, waits, end, effects } = working()
  const polling = startPolling(work, effects)
  polling.stop()
  end(2000)
  await Promise.resolve()
  polling.hurry()
  expect(work).toHaveBeenCalledTimes(1)
  expect(waits).toEqual([])
})
