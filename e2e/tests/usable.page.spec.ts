import type { Page } from '@playwright/test'
import { expect, test } from '../support/site-test.ts'
import { page as shop, tag } from '../support/site.ts'
import { expectPoints, face, reason, SEND, WIDGET } from '../support/shop.ts'
import { bundlePage } from '../support/widget-module.ts'

/** Opens a shop whose prompt asks why, with the code that looks after it there. */
async function open(page: Page, url: string): Promise<void> {
  const care = page.waitForResponse((reply) => reply.url().includes('/later-'))
  await page.goto(url)
  await page.locator(WIDGET).locator(face(1)).click()
  await expect(page.locator(WIDGET).getByRole('textbox')).toBeVisible()
  await (await care).finished()
}

const parentOf = (page: Page): Promise<string> =>
  page
    .locator(WIDGET)
    .evaluate((host) => (host.parentNode as Element).id || host.parentNode!.nodeName)

const DIALOGS = `<main><button>Behind</button></main>
  <dialog id="first" style="transform:translateX(3px);overflow:hidden;width:200px;height:80px"><p>Sizes</p><button>Inside</button></dialog>
  <dialog id="second"><p>Colours</p></dialog>`

const show = (page: Page, id: string): Promise<void> =>
  page.evaluate((id) => (document.getElementById(id) as HTMLDialogElement).showModal(), id)
const close = (page: Page, id: string): Promise<void> =>
  page.evaluate((id) => (document.getElementById(id) as HTMLDialogElement).close(), id)

test('goes along into a modal dialog that opens over it, and back, and keeps what was begun', async ({
  collector,
  serve,
  link,
  page,
}) => {
  const site = await serve({ '/': shop(tag(link.url), DIALOGS) })
  await open(page, site.url)
  const prompt = page.locator(WIDGET)
  const text = prompt.getByRole('textbox')
  await prompt.locator(reason(1)).click()
  await text.pressSequentially('Nobody ')
  const place = await prompt.boundingBox()

  await show(page, 'first')
  await expect.poll(() => parentOf(page)).toBe('first')
  // Who opened the dialog has the focus; a prompt takes none.
  expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('Inside')
  await text.click()
  await text.press('End')
  await text.pressSequentially('was ')
  // Neither the dialog's transform nor its clipping holds it.
  expect(await prompt.boundingBox()).toEqual(place)

  await show(page, 'second')
  await expect.poll(() => parentOf(page)).toBe('second')
  await close(page, 'second')
  await expect.poll(() => parentOf(page)).toBe('first')
  await close(page, 'first')
  await expect.poll(() => parentOf(page)).toBe('HTML')

  await text.click()
  await text.press('End')
  await text.pressSequentially('there')
  await expect(prompt.locator(reason(1))).toHaveAttribute('aria-pressed', 'true')
  await prompt.locator(SEND).click()
  await expectPoints(collector, [1])
  await expect
    .poll(async () => JSON.stringify((await collector.stored())[0]!.answers))
    .toContain('Nobody was there')
})

test('a dialog that is taken off the page while it is open takes no prompt with it; who removes the prompt itself does', async ({
  serve,
  link,
  page,
}) => {
  const site = await serve({ '/': shop(tag(link.url), DIALOGS) })
  await open(page, site.url)
  const prompt = page.locator(WIDGET)
  await show(page, 'first')
  await expect.poll(() => parentOf(page)).toBe('first')
  await page.evaluate(() => document.getElementById('first')!.remove())
  await expect.poll(() => parentOf(page)).toBe('HTML')
  await prompt.locator(reason(1)).click()
  await show(page, 'second')
  await expect.poll(() => parentOf(page)).toBe('second')
  await prompt.evaluate((host) => host.remove())
  await close(page, 'second')
  await expect(prompt).toHaveCount(0)
})

test('a modal dialog within a component’s shadow root is followed too', async ({
  serve,
  link,
  page,
}) => {
  const site = await serve({
    '/': shop(tag(link.url), '<main id="main"></main><my-menu></my-menu>'),
  })
  await open(page, site.url)
  await page.evaluate(() => {
    const root = document.querySelector('my-menu')!.attachShadow({ mode: 'open' })
    const dialog = Object.assign(document.createElement('dialog'), { id: 'inner' })
    dialog.append(document.createElement('button'))
    root.append(dialog)
    dialog.showModal()
  })
  await expect.poll(() => parentOf(page)).toBe('inner')
  const prompt = page.locator(WIDGET)
  await prompt.getByRole('textbox').pressSequentially('Here')
  await page.evaluate(() =>
    document.querySelector('my-menu')!.shadowRoot!.querySelector('dialog')!.close(),
  )
  await expect.poll(() => parentOf(page)).toBe('HTML')
  await expect(prompt.getByRole('textbox')).toHaveValue('Here')
})

/** Traps of the focus as pages have them. */
const TRAPS = {
  'focus-trap, which swallows clicks outside too': `
    import { createFocusTrap } from 'focus-trap'
    createFocusTrap('#menu').activate()`,
  'one that pulls the focus back when it comes and when it goes': `
    const menu = document.querySelector('#menu')
    const back = () => menu.querySelector('button').focus()
    document.addEventListener('focusin', ({ target }) => menu.contains(target) || back())
    document.addEventListener('focusout', ({ relatedTarget }) => relatedTarget === null || menu.contains(relatedTarget) || back())
    back()`,
  'one that stops presses outside in the capture phase': `
    const menu = document.querySelector('#menu')
    for (const type of ['mousedown', 'pointerdown', 'touchstart', 'focusin']) {
      document.addEventListener(type, (event) => {
        if (menu.contains(event.target)) return
        event.preventDefault()
        event.stopImmediatePropagation()
        menu.querySelector('button').focus()
      }, true)
    }
    menu.querySelector('button').focus()`,
}

for (const [name, trap] of Object.entries(TRAPS)) {
  test(`can be tapped and typed into beside a focus trap: ${name}`, async ({
    collector,
    serve,
    link,
    page,
  }) => {
    const body = await bundlePage(trap)
    const site = await serve({
      '/': shop(tag(link.url), '<main id="menu"><button>Menu</button><button>More</button></main>'),
      '/trap.js': { type: 'text/javascript', body },
    })
    await open(page, site.url)
    await page.addScriptTag({ type: 'module', url: `${site.url}/trap.js` })
    await expect(page.getByRole('button', { name: 'Menu' })).toBeFocused()
    const prompt = page.locator(WIDGET)
    await prompt.locator(reason(1)).click()
    await expect(prompt.locator(reason(1))).toHaveAttribute('aria-pressed', 'true')
    await prompt.getByRole('textbox').click()
    await expect(prompt.getByRole('textbox')).toBeFocused()
    await page.keyboard.type('Nobody was there')
    await prompt.locator(SEND).click()
    await expectPoints(collector, [1])
    await expect
      .poll(async () => JSON.stringify((await collector.stored())[0]!.answers))
      .toContain('Nobody was there')
  })
}

test('an element in full screen is left in peace; the prompt is there afterwards', async ({
  serve,
  link,
  page,
}) => {
  const site = await serve({
    '/': shop(tag(link.url), '<main id="film" style="height:200px">Film</main>'),
  })
  await open(page, site.url)
  await page.evaluate(() => document.getElementById('film')!.requestFullscreen())
  expect(await parentOf(page)).toBe('HTML')
  await page.evaluate(() => document.exitFullscreen())
  await page.locator(WIDGET).locator(reason(1)).click()
  await expect(page.locator(WIDGET).locator(reason(1))).toHaveAttribute('aria-pressed', 'true')
})

test('a page’s own popover is neither closed nor covered by a prompt that comes', async ({
  serve,
  link,
  page,
}) => {
  const site = await serve({
    '/': shop('', '<div id="menu" popover><button>Choose</button></div>'),
  })
  await page.goto(site.url)
  await page.evaluate(() => document.getElementById('menu')!.showPopover())
  await page.evaluate((src) => {
    const script = Object.assign(document.createElement('script'), { src })
    Object.assign(script.dataset, { business: 'acme', touchpoint: 'web-checkout' })
    document.head.append(script)
  }, `${link.url}/shopbell.js`)
  await expect(page.locator(WIDGET).locator(face(4))).toBeVisible()
  await page.getByRole('button', { name: 'Choose' }).click()
  expect(await page.evaluate(() => document.getElementById('menu')!.matches(':popover-open'))).toBe(
    true,
  )
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  const BUY = `<main>A shop</main><button id="buy" style="position:fixed;inset:auto 0 0;height:64px;width:100%">Buy</button>`
  const reached = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const { x, y, width, height } = document.getElementById('buy')!.getBoundingClientRect()
      return document.elementFromPoint(x + width / 2, y + height / 2)!.localName
    })

  test('told how far, it leaves the page’s own button to the thumb', async ({
    serve,
    link,
    page,
  }) => {
    const site = await serve({
      '/careless': shop(tag(link.url), BUY),
      '/careful': shop(
        `<style>@media (max-width:600px){:root{--shopbell-offset-y:76px}}</style>${tag(link.url)}`,
        BUY,
      ),
    })
    const prompt = page.locator(WIDGET)
    await page.goto(`${site.url}/careless`)
    await expect(prompt.locator(face(1))).toBeVisible()
    expect(await reached(page)).toBe(WIDGET)
    await page.goto(`${site.url}/careful`)
    await expect(prompt.locator(face(1))).toBeVisible()
    expect(await reached(page)).toBe('button')
    await page.getByRole('button', { name: 'Buy' }).click({ trial: true })
    const { x, y, width, height } = (await prompt.boundingBox())!
    expect([x, width, Math.round(y + height)]).toEqual([18, 360, 844 - 76])
  })
})
