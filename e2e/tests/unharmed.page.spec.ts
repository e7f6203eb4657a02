import type { Page } from '@playwright/test'
import { expect, test } from '../support/site-test.ts'
import { page as shop, tag } from '../support/site.ts'
import { expectPoints, face, WIDGET } from '../support/shop.ts'

/** A page that counts what reaches its own handlers, and has work of its own. */
const OWN = `<script>window.harm = [];
  addEventListener('error', (event) => harm.push('error ' + event.message));
  addEventListener('unhandledrejection', (event) => harm.push('rejection ' + event.reason))</script>`
const SHOP = `<button onclick="this.textContent = 'Bought ' + (this.count = (this.count ?? 0) + 1)">Buy</button>`

async function unharmed(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Buy' }).click()
  await expect(page.getByRole('button', { name: 'Bought 1' })).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as { harm: string[] }).harm)).toEqual([])
}

/** What is said on the console of us. */
function listen(page: Page): readonly string[] {
  const said: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('shopbell') && message.type() !== 'info') said.push(message.text())
  })
  return said
}

/** Pages and browsers that lack or break what a prompt cannot be without. */
const WITHOUT: Readonly<Record<string, string>> = {
  'attachShadow throws': `Element.prototype.attachShadow = () => { throw new Error('patched') }`,
  'no adopted style sheets': `delete ShadowRoot.prototype.adoptedStyleSheets; window.CSSStyleSheet = function () { throw new TypeError('Illegal constructor') }`,
  'customElements.define throws': `customElements.define = () => { throw new Error('patched') }`,
  'fetch throws at once': `window.fetch = () => { throw new Error('patched') }`,
  'showPopover throws': `HTMLElement.prototype.showPopover = () => { throw new Error('patched') }`,
}

for (const [name, fault] of Object.entries(WITHOUT)) {
  test(`where ${name} there is no prompt, one line that says why, and nothing else`, async ({
    serve,
    link,
    page,
  }) => {
    const said = listen(page)
    const site = await serve({ '/': shop(`${OWN}<script>${fault}</script>${tag(link.url)}`, SHOP) })
    await page.goto(site.url)
    await expect.poll(() => said).toHaveLength(1)
    await unharmed(page)
    await expect(page.locator(WIDGET)).toHaveCount(0)
    expect(said).toHaveLength(1)
  })
}

/** What is broken, and yet the question can be answered. */
const DESPITE: Readonly<Record<string, string>> = {
  'names on every object and list': `Object.prototype.extra = Array.prototype.extra = function () { throw new Error('patched') }`,
  'no popovers': `delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.popover`,
  'no MutationObserver': `delete window.MutationObserver`,
  'localStorage and IndexedDB that throw': `for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError') } })`,
  'no locks': `Object.defineProperty(navigator, 'locks', { value: undefined })`,
}

for (const [name, fault] of Object.entries(DESPITE)) {
  test(`with ${name} a tap arrives all the same`, async ({ collector, serve, link, page }) => {
    const site = await serve({ '/': shop(`${OWN}<script>${fault}</script>${tag(link.url)}`, SHOP) })
    await page.goto(site.url)
    await page.locator(WIDGET).locator(face(4)).click()
    await expectPoints(collector, [4])
    await unharmed(page)
  })
}

test('without chance there is no id: the tap is let go, nobody is thanked, and one line says why', async ({
  collector,
  serve,
  link,
  page,
}) => {
  const said = listen(page)
  const fault = `crypto.getRandomValues = () => { throw new Error('no chance') }`
  const site = await serve({ '/': shop(`${OWN}<script>${fault}</script>${tag(link.url)}`, SHOP) })
  await page.goto(site.url)
  const prompt = page.locator(WIDGET)
  await expect.poll(() => said).toHaveLength(1)
  await prompt.locator(face(4)).click()
  await expect(prompt.locator(face(4))).toHaveAttribute('aria-checked', 'false')
  await expect(prompt.locator('.prompt')).toHaveAttribute('data-at', 'asking')
  await unharmed(page)
  expect(await collector.stored()).toEqual([])
})

/** Ways in which answers do not get through; each ends. */
const REFUSALS = {
  'an ad blocker': (page: Page) =>
    page.route('**/v1/responses', (route) => route.abort('blockedbyclient')),
  'a collector that fails': (page: Page) =>
    page.route('**/v1/responses', (route) => route.fulfill({ status: 500 })),
  'a collector that never answers': (page: Page) => page.route('**/v1/responses', () => {}),
} as const

for (const [name, refuse] of Object.entries(REFUSALS)) {
  test(`behind ${name} the tap is thanked for, kept, and sent another day`, async ({
    collector,
    serve,
    link,
    page,
  }) => {
    const site = await serve({
      '/': shop(OWN + tag(link.url), SHOP),
      '/other': shop(tag(link.url)),
    })
    await refuse(page)
    await page.goto(site.url)
    await page.locator(WIDGET).locator(face(4)).click()
    await expect(page.locator(WIDGET).locator('.thanks')).toBeVisible()
    await unharmed(page)
    expect(await collector.stored()).toEqual([])
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.goto(`${site.url}/other`)
    await expectPoints(collector, [4])
  })
}

for (const [name, sandbox] of [
  ['a frame of another site', ''],
  ['a sandboxed frame without an origin', 'sandbox="allow-scripts"'],
] as const) {
  test(`answers from ${name}`, async ({ collector, serve, link, page }) => {
    const inner = await serve({ '/': shop(tag(link.url)) })
    const outer = await serve({
      '/': {
        body: shop(
          OWN,
          `${SHOP}<iframe ${sandbox} width="700" height="500" src="${inner.url.replace('localhost', '127.0.0.1')}"></iframe>`,
        ),
        headers: {
          'permissions-policy':
            'camera=(), clipboard-read=(), clipboard-write=(), fullscreen=(), geolocation=(), idle-detection=(), storage-access=(), sync-xhr=(), unload=(), web-share=()',
        },
      },
    })
    await page.goto(outer.url)
    const prompt = page.frameLocator('iframe').locator(WIDGET)
    await prompt.locator(face(4)).click()
    await expectPoints(collector, [4])
    await unharmed(page)
  })
}
