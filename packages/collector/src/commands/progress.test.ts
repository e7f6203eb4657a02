import { expect, test } from 'vitest'
import { progressBar } from './progress.ts'
import type { Io } from './io.ts'

function io(draw?: (line: string) => void): Io {
  return { env: {}, out: () => {}, error: () => {}, draw, untilStopped: () => Promise.resolve() }
}

test('a bar grows on a terminal, is drawn only when it changes, and goes when the work is over', () => {
  const lines: string[] = []
  const bar = progressBar(
    io((line) => lines.push(line)),
    'move',
  )
  for (const done of [0, 1, 500, 1_000, 2_000]) bar(done, 1_000)
  bar()
  expect(lines).toEqual([
    'move [..............................]   0 %',
    'move [###############...............]  50 %',
    'move [##############################] 100 %',
    '',
  ])
})

test('where there is no terminal nothing is drawn', () => {
  expect(progressBar(io(), 'move')(1, 2)).toBeUndefined()
})
