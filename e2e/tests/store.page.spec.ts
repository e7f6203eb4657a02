import { decodeOutboxExport } from '@shopbell/core/wire'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { violations } from '../support/accessibility.ts'
import { expect, test } from '../support/fixtures.ts'
import { openDesk } from '../support/pairing-desk.ts'
import { KIOSK, kioskPage } from '../support/shop.ts'
import {
  PIN,
  setUp,
  STAFF,
  startAsking,
  tapCorner,
  touchEverywhere,
  typePin,
  untilLookedAfter,
} from '../support/store-tablet.ts'

const faces = (page: Page) => page.locator(KIOSK).getByRole('radio')
const wrong = (page: Page) => page.locator(`${STAFF} [role=alert]`)
const finding = (page: Page, id: string) => page.locator(`${STAFF} .finding[data-id=${id}]`)
const figure = (page: Page, name: string) =>
  page.locator(`${STAFF} .figures > div`, { hasText: name }).locator('dd')

test('a tablet is set up with three words, a PIN and a check', async ({ link, page }) => {
  const desk = await openDesk(page.context())
  await setUp(page, link.url, desk)
  expect(desk.requests[0]).toMatchObject({ business: 'acme' })

  // A tab of a private window, which is what a test runs in, is not called healthy.
  await expect(page.getByRole('heading', { name: 'Not healthy yet' })).toBeVisible()
  await expect(finding(page, 'storage')).toHaveAttribute('data-level', 'good')
  await expect(finding(page, 'restart')).toHaveAttribute('data-level', 'bad')
  await expect(finding(page, 'persisted')).toHaveAttribute('data-level', 'bad')
  await expect(finding(page, 'installed')).toHaveAttribute('data-level', 'bad')
  await expect(finding(page, 'network')).toHaveAttribute('data-level', 'good')
  await expect(finding(page, 'touch')).toHaveAttribute('data-level', 'wait')
  await touchEverywhere(page)
  await expect(finding(page, 'touch')).toHaveAttribute('data-level', 'good')
  await expect(page.getByRole('heading', { name: 'Not healthy yet' })).toBeVisible()

  // A reload is not a restart, and the check goes on where it was.
  await page.reload()
  await expect(finding(page, 'restart')).toHaveAttribute('data-level', 'bad')
  await startAsking(page)
  await page.reload()
  await expect(faces(page)).toHaveCount(4)
  await expect(page.locator(STAFF)).toHaveCount(0)

  const sent = page.waitForRequest('**/v1/responses')
  await faces(page).last().click()
  const batch = await sent
  expect(batch.headers()).toMatchObject({
    authorization: 'Bearer token-of-the-tablet',
    'shopbell-clock': expect.stringMatching(/^[0-9a-f-]{36} \d+$/),
  })
  const { device, responses } = batch.postDataJSON() as {
    device: { id: string }
    responses: { seq: number; mono: number; touch?: object }[]
  }
  expect(device.id).toBe(desk.requests[0]!.device)
  expect(responses[0]).toMatchObject({ seq: 0, mono: expect.any(Number) })
  // A mouse does not touch the glass.
  expect(responses[0]!.touch).toBeUndefined()
})

test('words that were not confirmed, or not by this tablet, open nothing', async ({
  link,
  page,
}) => {
  await openDesk(page.context())
  await page.goto(`${link.url}/kiosk/?business=acme`)
  await page.getByRole('button', { name: 'Go on in this tab' }).click()
  await expect(page.locator(`${STAFF} .words`)).toHaveText('amber river stone')
  await page.waitForResponse('**/v1/pairings/amber-river-stone')
  await page.waitForResponse('**/v1/pairings/amber-river-stone')
  await expect(page.locator(`${STAFF} .words`)).toBeVisible()
  await page.reload()
  await expect(page.locator(KIOSK)).toHaveCount(0)
})

test('an iPad is told how to install before it is paired', async ({ link, page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'standalone', { value: false }),
  )
  await page.goto(`${link.url}/kiosk/?business=acme`)
  await expect(page.getByText('Add to Home Screen')).toBeVisible()
})

test('a paired tablet tells every five minutes how it is', async ({ link, page }) => {
  const desk = await openDesk(page.context())
  await page.clock.install()
  await setUp(page, link.url, desk)
  await startAsking(page)
  await page.clock.runFor(3000)
  await expect.poll(() => desk.heartbeats.length).toBeGreaterThan(0)
  const before = desk.heartbeats.length
  await page.route('**/v1/responses', (route) => route.abort())
  await faces(page).last().click()
  await expect(page.locator(`${KIOSK} .thanks`)).toBeVisible()
  await page.clock.runFor(360_000)
  await expect.poll(() => desk.heartbeats.length).toBeGreaterThan(before)
  expect(desk.heartbeats.at(-1)!.state).toMatchObject({
    storage: 'disk',
    persisted: false,
    nextSeq: 1,
    pending: 1,
    dataLossSuspected: false,
  })
})

test('the staff page opens behind the PIN, without a network, and hands out what was not sent', async ({
  link,
  page,
}) => {
  const desk = await openDesk(page.context())
  desk.behind = 240_000
  await setUp(page, link.url, desk)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await startAsking(page)
  await expect.poll(() => desk.heartbeats.length).toBeGreaterThan(0)
  await page.reload()
  await expect(faces(page)).toHaveCount(4)
  link.become('down')
  await page.context().unroute('**/v1/devices/*/heartbeat')
  await page.reload()
  await faces(page).first().click()
  await expect(page.locator(`${KIOSK} .prompt[data-at=following]`)).toBeVisible()

  await tapCorner(page)
  await typePin(page, '1111')
  await expect(wrong(page)).toContainText('4 tries')
  await typePin(page, PIN)
  // The face, and that whoever touched it left.
  await expect(figure(page, 'Waiting to be sent')).toHaveText('2')
  await expect(figure(page, 'Oldest of them')).toHaveText('just now')
  await expect(figure(page, 'Last acknowledged')).toHaveText('never')
  await expect(figure(page, 'Refused, kept here')).toHaveText('0')
  await expect(figure(page, 'Its clock')).toHaveText(/^4 min fast, /)
  await expect(figure(page, 'Version')).toHaveText(/^\w{12}$/)
  await expect(finding(page, 'network')).toHaveAttribute('data-level', 'note')

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export 2 unsent' }).click()
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8')) as unknown
  const decoded = decodeOutboxExport(file)
  expect(decoded.ok && decoded.value.device).toBe(desk.requests[0]!.device)
  expect(decoded.ok && decoded.value.rows).toMatchObject([
    { head: { business: 'acme' }, body: { touchpoint: 'oak-st-exit', seq: 0 } },
    { body: { seq: 1, answers: [], ended: 'exit' } },
  ])
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.locator(STAFF)).toHaveCount(0)
  // Nothing of who was asked before is left for whoever comes next.
  await expect(faces(page)).toHaveCount(4)
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
})

test('a PIN cannot be tried for ever, nor by starting again', async ({ link, page }) => {
  const desk = await openDesk(page.context())
  await setUp(page, link.url, desk)
  await startAsking(page)
  await tapCorner(page)
  for (const pin of ['1111', '2222', '3333', '4444', '5555']) await typePin(page, pin)
  await expect(wrong(page)).toContainText(/counts in [23]\d s/)
  await page.reload()
  await expect(faces(page)).toHaveCount(4)
  await tapCorner(page)
  await typePin(page, PIN)
  await expect(wrong(page)).toContainText('counts in')
  await expect(page.locator(`${STAFF} .figures`)).toHaveCount(0)
})

test('a tablet without a PIN hands out nothing', async ({ link, page }) => {
  await page.goto(kioskPage(link.url))
  await expect(faces(page)).toHaveCount(4)
  await untilLookedAfter(page)
  for (let press = 0; press < 5; press++) await page.keyboard.press('Escape')
  await expect(page.getByText('This tablet has no PIN')).toBeVisible()
  await expect(page.getByRole('button', { name: /Export/ })).toHaveCount(0)
})

test('four taps in the corner, or taps elsewhere, open nothing', async ({ link, page }) => {
  await page.goto(kioskPage(link.url))
  await expect(faces(page)).toHaveCount(4)
  await untilLookedAfter(page)
  for (let tap = 0; tap < 4; tap++) await page.mouse.click(20, 20)
  await page.mouse.click(400, 20)
  await page.mouse.click(20, 20)
  await page.waitForLoadState('networkidle')
  await expect(page.locator(STAFF)).toHaveCount(0)
})

test('a tablet whose storage was deleted says so at its next start, under its old id', async ({
  link,
  page,
}) => {
  const desk = await openDesk(page.context())
  await setUp(page, link.url, desk)
  await startAsking(page)
  const address = page.url()
  const cdp = await page.context().newCDPSession(page)
  await page.goto('about:blank')
  await cdp.send('Storage.clearDataForOrigin', { origin: link.url, storageTypes: 'all' })
  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'This browser forgot' })).toBeVisible()
  await expect(finding(page, 'loss')).toHaveAttribute('data-level', 'bad')

  // Paired again it is the same device, and the collector hears what happened.
  await page.getByRole('button', { name: 'Pair this tablet' }).click()
  const before = desk.heartbeats.length
  await page.getByRole('button', { name: 'Go on in this tab' }).click()
  await expect(page.getByRole('heading', { name: 'Choose a PIN for staff' })).toBeVisible()
  await typePin(page, PIN)
  await expect(page.getByRole('heading', { name: 'The same PIN again' })).toBeVisible()
  await typePin(page, PIN)
  await expect.poll(() => desk.heartbeats.length).toBeGreaterThan(before)
  expect(desk.heartbeats.at(-1)!.state.dataLossSuspected).toBe(true)
  expect(desk.requests.map(({ device }) => device)).toEqual([
    desk.requests[0]!.device,
    desk.requests[0]!.device,
  ])
})

test('the picture moves at least eight pixels each minute, and only when nobody is there', async ({
  link,
  page,
}) => {
  await page.clock.install()
  await page.goto(kioskPage(link.url))
  await expect(faces(page)).toHaveCount(4)
  await page.waitForLoadState('networkidle')
  const place = async (): Promise<{ x: number; y: number }> =>
    (await faces(page).first().boundingBox())!
  const places: { x: number; y: number }[] = []
  for (let minute = 0; minute < 10; minute++) {
    await page.clock.runFor(60_000)
    places.push(await place())
  }
  for (const [index, { x, y }] of places.slice(1).entries()) {
    const before = places[index]!
    expect(Math.hypot(x - before.x, y - before.y)).toBeGreaterThanOrEqual(8)
  }
  // Somebody is there: nothing moves under the finger.
  const before = await place()
  for (let touch = 0; touch < 12; touch++) {
    await page.mouse.click(600, 20)
    await page.clock.runFor(9000)
  }
  expect(await place()).toEqual(before)
})

test('outside its hours a tablet sleeps, and the first touch only wakes it', async ({
  link,
  page,
}) => {
  const desk = await openDesk(page.context())
  // A Wednesday, 22:00 in New York.
  await page.clock.install({ time: new Date('2026-03-05T03:00:00Z') })
  const day = ['09:00', '18:00'] as const
  desk.hours = { timeZone: 'America/New_York', hours: { wed: day, thu: day } }
  await setUp(page, link.url, desk)
  await startAsking(page)
  await page.clock.runFor(3000)
  await expect.poll(() => desk.heartbeats.length).toBeGreaterThan(0)
  const night = page.locator('shopbell-sleep .sleep')
  await expect
    .poll(async () => {
      await page.clock.runFor(61_000)
      return night.count()
    })
    .toBe(1)
  await expect(night).toContainText('Acme')
  await expect(night).toContainText(/Thursday.*9:00/)
  expect(await violations(page)).toEqual([])

  const face = (await faces(page).last().boundingBox())!
  await page.mouse.click(face.x + 30, face.y + 30)
  await expect(night).toHaveCount(0)
  await expect(page.locator(`${KIOSK} .thanks`)).toHaveCount(0)
  await faces(page).last().click()
  await expect(page.locator(`${KIOSK} .thanks`)).toBeVisible()

  // In the morning it wakes by itself.
  await page.clock.runFor(120_000)
  await expect(night).toHaveCount(1)
  await page.clock.fastForward('12:00:00')
  await expect(night).toHaveCount(0)
})

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page for staff: ${scheme}`, async ({ link, page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    const desk = await openDesk(page.context())
    const look = async (): Promise<void> => expect(await violations(page)).toEqual([])
    await page.goto(`${link.url}/kiosk/`)
    await expect(page.getByRole('heading', { name: 'Where does this tablet stand?' })).toBeVisible()
    await look()
    await page.getByText('Without pairing').click()
    await look()
    await page.getByLabel('Business').fill('acme')
    await page.getByRole('button', { name: 'Pair with three words' }).click()
    await expect(page.getByRole('heading', { name: 'Install it as an app' })).toBeVisible()
    await look()
    await page.getByRole('button', { name: 'Go on in this tab' }).click()
    await expect(page.locator(`${STAFF} .words`)).toHaveText('amber river stone')
    await look()
    desk.confirm('oak-st-exit')
    await expect(page.getByRole('heading', { name: 'Choose a PIN for staff' })).toBeVisible()
    await look()
    await typePin(page, PIN)
    await typePin(page, PIN)
    await expect(finding(page, 'persisted')).not.toHaveAttribute('data-level', 'wait')
    await look()
    await page.getByRole('button', { name: 'Touch test' }).click()
    await look()
    await page.getByRole('button', { name: 'One does not answer' }).click()
    await expect(page.getByRole('heading', { name: 'Not healthy yet' })).toBeVisible()
    await startAsking(page)
    await tapCorner(page)
    await look()
    await typePin(page, PIN)
    await expect(finding(page, 'network')).toBeVisible()
    await look()
  })
}
