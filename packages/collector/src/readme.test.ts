import { readFileSync } from 'node:fs'
import { decodeConfig } from '@shopbell/core/config'
import { expect, test } from 'vitest'
import * as collector from './index.ts'
import { openShop } from './testing/shop.ts'

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

test('the config of the README is one', () => {
  const text = /```json\n([\s\S]*?)```/.exec(README)?.[1]
  expect(decodeConfig(JSON.parse(text ?? ''))).toMatchObject({ ok: true })
})

test('the README names every address', () => {
  for (const { path } of openShop().collector.routes) expect(README).toContain(path)
})

test('the README imports what there is', () => {
  const names = /import \{ (.*) \} from '@shopbell\/collector'/.exec(README)?.[1]?.split(', ')
  expect(names).toHaveLength(5)
  for (const name of names ?? []) expect(collector).toHaveProperty(name)
})
