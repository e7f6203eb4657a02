import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../../scripts/browsers.ts'
import { startCollector } from '../support/collector.ts'
import { expect, test } from '../support/fixtures.ts'
import { writeKinds } from '../support/kinds.ts'
import { listenTo, type ScreenReader, type Told } from '../support/screen-reader.ts'
import { WIDGET } from '../support/shop.ts'

const VISIT = 'How was your visit today?'
const radios = (...names: readonly string[]): readonly Told[] =>
  names.map((name) => ['radio', name] as const)

/** Without the marks that keep the direction of a name of its own. */
const plain = ([role, name]: Told): Told => [role, name.replaceAll(/[\u2066-\u2069]/g, '')]

/** What is told of each part, by touchpoint and selector. */
const TOLD: Readonly<Record<string, Readonly<Record<string, readonly Told[]>>>> = {
  smiley4: {
    section: [['dialog', 'Feedback']],
    h2: [['heading', VISIT]],
    '[role=radiogroup]': [['radiogroup', VISIT]],
    '.point': radios('Bad', 'Not good', 'Good', 'Great'),
    '.close': [['button', 'Close']],
  },
  stars: { '.point': radios('1, Very unhappy', '2', '3', '4', '5, Very happy') },
  single: {
    '[role=radiogroup]': [['radiogroup', 'What should we improve first?']],
    '.option': radios('Opening hours', 'Delivery', 'Price', 'Parking'),
  },
  multiple: {
    '[role=group]': [['group', 'What did you miss?']],
    '.chip': ['Opening hours', 'Delivery', 'Price', 'Parking'].map((name) => ['button', name]),
  },
  text: { textarea: [['textbox', 'What could we have done better?']] },
  contact: {
    '[role=group]': [['group', 'May we get back to you?']],
    '.line input': [
      ['textbox', 'Email'],
      ['textbox', 'Phone'],
    ],
    '.consent input': [['checkbox', 'Acme Garden may contact me about this answer.']],
    '.actions button': [
      ['button', 'Skip'],
      ['button', 'Send'],
    ],
  },
}

test('the browser tells a screen reader the name and the role of every part', async ({
  engine,
  profile,
}, info) => {
  const isHere = engine === 'chromium' || findBrowser(engine) !== undefined
  info.skip(!isHere, `no ${engine} to listen to here`)
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-voice-'))
  const collector = await startCollector(await writeKinds(folder))
  const shop = http.createServer(({ url = '/' }, reply) => {
    reply.writeHead(200, { 'content-type': 'text/html' })
    reply.end(
      `<!doctype html><html lang="en"><head><title>A shop</title></head><body><main></main><script async src="${collector.url}/shopbell.js" data-business="kinds" data-touchpoint="${url.slice(1)}" data-quiet="0"></script></body></html>`,
    )
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
  let reader: ScreenReader | undefined
  try {
    reader = await listenTo(engine, profile)
    for (const [touchpoint, parts] of Object.entries(TOLD)) {
      await reader.opens(`${origin}/${touchpoint}`)
      for (const [part, told] of Object.entries(parts)) {
        const heard = await reader.hears(WIDGET, part)
        expect(heard.map(plain), `${touchpoint}: ${part}`).toEqual(told)
      }
    }
    await reader.opens(`${origin}/smiley4`)
    await reader.clicks(WIDGET, '.point:last-child')
    const [[role, name] = []] = await reader.hears(WIDGET, '.thanks h2')
    expect(role).toBe('heading')
    // On a disk that takes too long the heading goes on to ask for the page to be kept open.
    expect(name).toMatch(/^Thanks, that’s in\.( Please keep this page open |$)/)
  } finally {
    await reader?.close()
    shop.close()
    await collector.stop()
    await rm(folder, { recursive: true })
  }
})
