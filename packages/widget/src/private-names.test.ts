import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { decodeConfig } from '@shopbell/core/config'
import { promptView } from '@shopbell/core/prompt'
import type { Kept, Submission } from '@shopbell/outbox'
import { expect, test } from 'vitest'
import { SHORT_CUSTOM_PROPERTIES, SHORT_NAMES } from '../private-names.ts'
import { faultsOf } from './ask/words.ts'
import { openResponse } from './visit/response.ts'

// What the build writes shorter must not be a name that somebody else knows.

const DEMO = fileURLToPath(new URL('../../collector/demo/acme.json', import.meta.url))

/** The names of all properties in a value, however deep. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [] : Object.keys(value)
  return [...own, ...Object.values(value).flatMap(namesIn)]
}

const mangled = (names: readonly string[]): readonly string[] =>
  names.filter((name) => name in SHORT_NAMES)

test('no name that is written shorter is one that the collector sends', async () => {
  const decoded = decodeConfig(JSON.parse(await readFile(DEMO, 'utf8')) as unknown)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems))
  const views = decoded.value.touchpoints.map((touchpoint) => promptView(decoded.value, touchpoint))
  const names = namesIn(views)
  expect(names).toEqual(expect.arrayContaining(['questions', 'strings', 'points', 'direction']))
  expect(mangled(names)).toEqual([])
  // What the demonstration does not use.
  const others = [
    'ends',
    'showIf',
    'atMost',
    'atLeast',
    'includes',
    'answered',
    'shuffle',
    'multiple',
    'maxLength',
  ]
  expect(mangled([...others, 'progress', 'back', 'layout', 'optional', 'fields', 'theme'])).toEqual(
    [],
  )
})

test('nor one that is sent or lies on a disk', async () => {
  const decoded = decodeConfig(JSON.parse(await readFile(DEMO, 'utf8')) as unknown)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems))
  const kept: Submission[] = []
  const keep = async (row: Submission): Promise<Kept> => {
    kept.push(row)
    return 'disk'
  }
  const view = promptView(decoded.value, decoded.value.touchpoints[0]!)
  const response = openResponse({ view, keep, fields: { order: '7' }, sequence: () => 1 })
  await response.keep([{ question: 'q', value: 1, order: [] }], 'done')
  await response.count('shown')
  const names = namesIn(kept)
  expect(names).toEqual(expect.arrayContaining(['key', 'head', 'body', 'seq', 'ended', 'event']))
  expect(mangled(names)).toEqual([])
  const progress = ['until', 'asked', 'failures', 'after', 'limit', 'lastDeliveredAt', 'refusals']
  const refused = [
    'code',
    'message',
    'refusedAt',
    'notBefore',
    'status',
    'reason',
    'email',
    'phone',
  ]
  expect(mangled([...progress, ...refused, 'consent', 'pending', 'rows', 'quarantine'])).toEqual([])
})

test('nor one that a page says', () => {
  const [fault] = faultsOf({ business: 'b', touchpoint: 't', nothing: 1 })
  const options = /there are (.*)$/.exec(fault!)![1]!.split(', ')
  expect(options).toContain('touchpoint')
  expect(
    mangled([...options, 'accent', 'radius', 'font', 'size', 'scheme', 'position', 'offset']),
  ).toEqual([])
})

test('every name has one that is shorter, and no two the same', () => {
  for (const short of [SHORT_NAMES, SHORT_CUSTOM_PROPERTIES]) {
    expect(new Set(Object.values(short)).size).toBe(Object.keys(short).length)
    for (const [name, letters] of Object.entries(short)) {
      expect(letters.length).toBeLessThan(name.length)
    }
  }
})
