import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadAssets } from '../assets/load.ts'
import { DEMO_FOLDER } from '../demo.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { bodyOf, openShop, type Shop } from '../testing/shop.ts'

const FILES = {
  'widget/shopbell.js': `console.log(${'1'.repeat(500)})`,
  'widget/shopbell/prompt-Bx3_k9Qz.js': 'export {}',
  'kiosk/index.html': '<!doctype html><title>kiosk</title>',
  'dashboard/index.html': '<!doctype html><title>dashboard</title>',
  'kiosk/sw.js': 'self',
  'kiosk/app.webmanifest': '{}',
  'kiosk/assets/apple-touch-icon.png': 'x',
} as const

function openWithFiles(): Shop {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const assets = loadAssets([
    { path: join(folder, 'widget'), under: '/' },
    { path: join(folder, 'kiosk'), under: '/kiosk/' },
    { path: join(folder, 'dashboard'), under: '/dashboard/' },
    { path: join(folder, 'not-built'), under: '/playground/' },
    { path: DEMO_FOLDER, under: '/demo/' },
  ])
  return openShop({ assets })
}

test.each([
  ['/shopbell.js', 'text/javascript; charset=utf-8', 'public, max-age=300'],
  [
    '/shopbell/prompt-Bx3_k9Qz.js',
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ],
  ['/kiosk/', 'text/html; charset=utf-8', 'no-cache'],
  ['/kiosk/index.html', 'text/html; charset=utf-8', 'no-cache'],
  ['/kiosk/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
  ['/kiosk/app.webmanifest', 'application/manifest+json', 'no-cache'],
  ['/kiosk/assets/apple-touch-icon.png', 'image/png', 'public, max-age=300'],
])('%s is served as %s, %s', async (path, type, cache) => {
  const response = await openWithFiles().ask(path)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('cache-control')).toBe(cache)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
})

test.each(['/shopbell.js', '/shopbell/prompt-Bx3_k9Qz.js'])(
  '%s is for every page',
  async (path) => {
    const { headers } = await openWithFiles().ask(path)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  },
)

test('pages may talk to the collector alone, and be framed by nobody', async () => {
  const { headers } = await openWithFiles().ask('/kiosk/')
  const policy = headers.get('content-security-policy')
  for (const rule of [
    "default-src 'self'",
    "script-src 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types shopbell-kiosk',
  ]) {
    expect(policy).toContain(rule)
  }
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
})

test.each(['/kiosk/', '/dashboard/', '/demo/'])('%s has every header of a page', async (path) => {
  const { headers } = await openWithFiles().ask(path)
  const rules = headers.get('content-security-policy')!.split('; ')
  for (const rule of rules) expect(rule).not.toMatch(/unsafe-|\*|https?:/)
  expect(Object.fromEntries(headers)).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
})

test('a file that is known is not sent again', async () => {
  const { ask } = openWithFiles()
  const etag = (await ask('/shopbell.js')).headers.get('etag')!
  const again = await ask('/shopbell.js', { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
  expect(again.headers.get('access-control-allow-origin')).toBe('*')
})

test('a file goes compressed to whom can read that, under its own tag', async () => {
  const { ask } = openWithFiles()
  const plain = await ask('/shopbell.js')
  const packed = await ask('/shopbell.js', { headers: { 'accept-encoding': 'br, gzip' } })
  expect(await plain.text()).toBe(FILES['widget/shopbell.js'])
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(packed.headers.get('vary')).toBe('Accept-Encoding')
  expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'))
  const bytes = Buffer.from(await packed.arrayBuffer())
  expect(Number(packed.headers.get('content-length'))).toBe(bytes.length)
  expect(gunzipSync(bytes).toString()).toBe(FILES['widget/shopbell.js'])
})

test('a folder leads to its page, with its query', async () => {
  const response = await openWithFiles().ask('/kiosk?touchpoint=exit')
  expect(response.status).toBe(308)
  expect(response.headers.get('location')).toBe('/kiosk/?touchpoint=exit')
})

test('405: a file takes no answers', async () => {
  const { ask } = openWithFiles()
  expect((await ask('/shopbell.js', { method: 'POST', body: '' })).status).toBe(405)
  expect((await ask('/v2/responses', { method: 'POST', body: '' })).status).toBe(404)
})

test.each([
  '/nothing',
  '/playground/',
  '/kiosk/../../etc/passwd',
  '/kiosk/%2e%2e/secret',
  '//kiosk',
])('404: %s', async (path) => {
  const response = await openWithFiles().ask(`http://shop.test${path}`)
  expect(response.status).toBe(404)
  expect(await bodyOf(response)).toMatchObject({ code: 'not-found' })
})

test('the demonstration shop asks nobody but the collector', async () => {
  const { ask } = openWithFiles()
  const page = await (await ask('/demo/')).text()
  const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address!)
  expect(addresses).toContain('/shopbell.js')
  for (const address of addresses) expect(address).toMatch(/^(?:\/|#|shop\.css|data:,)/)
  expect(page).not.toMatch(/ style=|<style|onclick/)
  expect((await ask('/demo/shop.css')).status).toBe(200)
})

test('an address of a page of the dashboard is the dashboard', async () => {
  const { ask } = openWithFiles()
  for (const path of ['/dashboard/', '/dashboard/journey?channel=web', '/dashboard/good-enough']) {
    const response = await ask(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(await response.text()).toContain('dashboard')
  }
  for (const path of ['/dashboard/journey/', '/dashboard/icon.svg', '/dashboard/a/b']) {
    expect((await ask(path)).status).toBe(404)
  }
})
