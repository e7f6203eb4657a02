import { expect, test } from 'vitest'
import { codeBytes } from './code-bytes.ts'
import type { Request, Wire } from './wire.ts'

const SIZES: Readonly<Record<string, number>> = { loader: 1, chunk: 10, css: 100, outbox: 1000 }
const size = async (url: string): Promise<number> => SIZES[url] ?? NaN

const asked = (url: string, type = 'Script'): Request => ({
  url,
  type,
  inMarkup: url === 'loader',
  bytes: 7,
})
const wire: Wire = {
  requests: [asked('loader'), asked('prompt.json', 'Fetch'), asked('css', 'Stylesheet')],
  needed: ['loader', 'prompt.json', 'css'],
  tapped: [],
}

test('scripts and style sheets are counted, by when they came', async () => {
  expect(await codeBytes([wire], size)).toStrictEqual({ markup: 1, visible: 101, all: 101 })
})

test('what comes after the control is seen, or with the tap, is counted in all alone', async () => {
  const late = { ...wire, requests: [...wire.requests, asked('chunk')], tapped: [asked('outbox')] }
  expect(await codeBytes([late], size)).toStrictEqual({ markup: 1, visible: 101, all: 1111 })
})

test('what came early in one load only was not needed', async () => {
  const requests = [...wire.requests, asked('outbox')]
  const lucky = { ...wire, requests, needed: [...wire.needed, 'outbox'] }
  expect(await codeBytes([{ ...wire, requests }, lucky], size)).toStrictEqual({
    markup: 1,
    visible: 101,
    all: 1101,
  })
})

test('the same file, asked for twice, is one', async () => {
  const twice = { ...wire, requests: [...wire.requests, asked('loader')] }
  expect((await codeBytes([twice], size)).markup).toBe(1)
})
