import type { Kept, Submission } from '@shopbell/outbox'
import { beforeEach, expect, test } from 'vitest'
import { openTakeBack, UNDO, type TakeBack } from './take-back.ts'

const part = (index: number): Submission => ({
  key: `id/${index}`,
  id: 'id',
  head: {},
  body: { seq: 7 + index },
})

let time: number
let timer: { run: () => void; at: number } | null
let rows: Map<string, Submission>
let sent: Set<string>
let returned: number[]
let changes: number
let slow: Promise<void>
let taking: TakeBack

beforeEach(() => {
  time = 1_000_000
  timer = null
  rows = new Map()
  sent = new Set()
  returned = []
  changes = 0
  slow = Promise.resolve()
  taking = openTakeBack({
    keep: async (submission): Promise<Kept> => {
      await slow
      rows.set(submission.key, submission)
      return 'disk'
    },
    withdraw: async (key) => !sent.has(key) && rows.delete(key),
    giveBack: (sequence) => returned.push(sequence),
    onChange: () => changes++,
    now: () => time,
    setTimer: (run, delay) => (timer = { run, at: time + delay }),
    clearTimer: () => (timer = null),
  })
})

function wait(milliseconds: number): void {
  time += milliseconds
  if (timer !== null && timer.at <= time) timer.run()
}

test('what was kept can be taken back for five seconds, and not sent before', async () => {
  expect(taking.isOpen).toBe(false)
  expect(await taking.keep(part(0))).toBe('disk')
  expect(taking.isOpen).toBe(true)
  expect(rows.get('id/0')!.notBefore).toBeGreaterThan(time + UNDO)
  wait(UNDO - 1)
  expect(taking.isOpen).toBe(true)
  wait(1)
  expect(taking.isOpen).toBe(false)
  expect(changes).toBe(2)
  expect(await taking.undo()).toBe(false)
  expect(rows.size).toBe(1)
})

test('taken back, nothing of it is left, and its number is free again', async () => {
  await taking.keep(part(0))
  expect(await taking.undo()).toBe(true)
  expect(rows.size).toBe(0)
  expect(returned).toEqual([7])
  expect(taking.isOpen).toBe(false)
})

test('reasons go with the score they explain: the last first, in one chance', async () => {
  await taking.keep(part(0))
  wait(2000)
  await taking.keep(part(1))
  expect(rows.get('id/1')!.notBefore).toBe(rows.get('id/0')!.notBefore)
  expect(await taking.undo()).toBe(true)
  expect(rows.size).toBe(0)
  expect(returned).toEqual([8, 7])
})

test('what comes after the chance is sent at once', async () => {
  await taking.keep(part(0))
  wait(UNDO)
  await taking.keep(part(1))
  expect(rows.get('id/1')!.notBefore).toBeUndefined()
})

test('what was sent already stays, and is said to', async () => {
  await taking.keep(part(0))
  sent.add('id/0')
  expect(await taking.undo()).toBe(false)
  expect(returned).toEqual([])
  expect(taking.isOpen).toBe(false)
})

test('what is still being kept is waited for and goes as well', async () => {
  await taking.keep(part(0))
  let release = (): void => {}
  slow = new Promise((resolve) => (release = resolve))
  const keeping = taking.keep(part(1))
  const undoing = taking.undo()
  release()
  await keeping
  expect(await undoing).toBe(true)
  expect(rows.size).toBe(0)
})

test('what comes while it is being taken back is nobody’s any more', async () => {
  await taking.keep(part(0))
  const undoing = taking.undo()
  void taking.keep(part(1))
  expect(await undoing).toBe(true)
  expect(rows.size).toBe(0)
})

test('when somebody else is there it is over', async () => {
  await taking.keep(part(0))
  taking.close()
  expect(taking.isOpen).toBe(false)
  expect(timer).toBeNull()
  expect(await taking.undo()).toBe(false)
  expect(rows.size).toBe(1)
})
