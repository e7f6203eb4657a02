import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { codingOf, pack } from './coding.ts'

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['br', 'br'],
  ['BR;q=0.5, gzip;q=1.0', 'br'],
  ['gzip, br;q=0', 'gzip'],
  ['gzip;q=0.001 , br; q=0.000', 'gzip'],
  ['gzip ; q=0', undefined],
  ['deflate, brotli, x-gzip', undefined],
  ['identity', undefined],
  ['', undefined],
])('%j gets %s', (accepted, coding) => {
  const headers = { 'accept-encoding': accepted }
  expect(codingOf(new Request('https://feedback.example/', { headers }))).toBe(coding)
})

test('who says nothing gets the body as it is', () => {
  expect(codingOf(new Request('https://feedback.example/'))).toBeUndefined()
})

test('what was packed is smaller, and the same again', async () => {
  const text = '{"text":"¿Qué tal?"}'.repeat(50)
  const [br, gzip] = [await pack(text, 'br'), await pack(text, 'gzip')]
  expect(brotliDecompressSync(br).toString()).toBe(text)
  expect(gunzipSync(gzip).toString()).toBe(text)
  expect(Math.max(br.length, gzip.length)).toBeLessThan(text.length / 5)
})
