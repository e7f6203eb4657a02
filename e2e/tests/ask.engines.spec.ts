import { expect, test } from '../support/fixtures.ts'
import { expectPoints, face, untilKeeping, WIDGET } from '../support/shop.ts'

const WHO = 'data-business="acme" data-touchpoint="web-checkout"'

test('an ask waits for its event, shows once, and not on the next page', async ({
  collector,
  lay,
  switchOn,
}) => {
  const shop = await lay({ tags: [`${WHO} data-when="event order-placed"`] })
  const phone = await switchOn()
  await phone.opens(shop.url)
  await expect
    .poll(() =>
      phone.evaluate(() => {
        const { shopbell } = window as unknown as { shopbell?: { q?: { map?: unknown } } }
        return shopbell?.q !== undefined && shopbell.q.map === undefined
      }),
    )
    .toBe(true)
  expect(await phone.evaluate(() => document.querySelector('shopbell-prompt') === null)).toBe(true)
  expect(await phone.evaluate(() => localStorage.length)).toBe(0)
  await phone.evaluate(() =>
    (window as unknown as { shopbell(...call: string[]): void }).shopbell('event', 'order-placed'),
  )
  await phone.taps(WIDGET, face(4))
  await expectPoints(collector, [4])

  const asked = shop.requests.length
  await phone.opens(`${shop.url}/next`)
  expect(shop.requests.length).toBeGreaterThan(asked)
  await phone.evaluate(() =>
    (window as unknown as { shopbell(...call: string[]): void }).shopbell('event', 'order-placed'),
  )
  await phone.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve)))
  expect(await phone.evaluate(() => document.querySelector('shopbell-prompt') === null)).toBe(true)
})

test('an open prompt goes when a single-page app leaves its address', async ({ lay, switchOn }) => {
  const shop = await lay({
    tags: [`${WHO} data-where="/thanks"`],
    body: '<shop-page></shop-page>',
    script: `customElements.define('shop-page', class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = '<button>Home</button>'
        this.shadowRoot.firstChild.onclick = () => history.pushState({}, '', '/home')
      }
    })`,
  })
  const phone = await switchOn()
  await phone.opens(`${shop.url}/thanks`)
  await phone.sees(WIDGET, 'asking')
  await phone.taps('shop-page', 'button')
  // A browser without the Navigation API sees the new address with the visitor's next input.
  await phone.evaluate(() => dispatchEvent(new Event('scroll')))
  await expect
    .poll(() => phone.evaluate(() => document.querySelector('shopbell-prompt') === null))
    .toBe(true)
})

test('a page with a waiting ask comes back from the back/forward cache, and asks', async ({
  engine,
  lay,
  switchOn,
}) => {
  const shop = await lay({
    tags: [`${WHO} data-when="event now"`],
    script: 'addEventListener("pageshow", ({ persisted }) => (window.persisted = persisted))',
  })
  const phone = await switchOn()
  await phone.opens(`${shop.url}/first`)
  await phone.opens(`${shop.url}/second`)
  await phone.evaluate(() => history.back()).catch(() => undefined)
  await expect.poll(() => phone.evaluate(() => location.pathname).catch(() => '')).toBe('/first')
  // Playwright's Chromium has no such cache.
  if (engine === 'webkit') {
    expect(
      await phone.evaluate(() => (window as unknown as { persisted: boolean }).persisted),
    ).toBe(true)
  }
  await phone.evaluate(() =>
    (window as unknown as { shopbell(...call: string[]): void }).shopbell('event', 'now'),
  )
  await phone.sees(WIDGET, 'asking')
})

test('an answer is delivered another day though the browser was killed and nobody is asked', async ({
  collector,
  lay,
  link,
  switchOn,
}) => {
  const shop = await lay({ tags: [WHO] })
  let phone = await switchOn()
  await phone.opens(shop.url)
  await phone.sees(WIDGET, 'asking')
  await expect
    .poll(() => phone.evaluate(() => localStorage.getItem('shopbell')))
    .toContain('pending')
  await untilKeeping(phone)
  link.become('down')
  await phone.taps(WIDGET, face(3))
  await phone.sees(WIDGET, 'thanked')
  expect(await collector.stored()).toEqual([])
  await phone.dies()

  link.become('up')
  phone = await switchOn()
  // Whether the killed browser had written the memory down or not.
  await phone.opens(shop.url)
  await expectPoints(collector, [3])
})
