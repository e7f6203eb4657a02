import type { Page } from '@playwright/test'
import { expect, test } from '../support/site-test.ts'
import { expectPoints, face } from '../support/shop.ts'
import { bundlePage } from '../support/widget-module.ts'

/** A page with `body`, and a script that is bundled as its author would. */
async function open(page: Page, url: string, body: string, source: string): Promise<void> {
  const script = await bundlePage(source)
  const html = `<!doctype html><html lang="en"><title>A page</title><style>body{margin:0}</style>${body}`
  await page.route('**/page', (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await page.goto(`${url}/page`)
  await page.addScriptTag({ content: script, type: 'module' })
}

const inside = (touchpoint: string, collector: string): string =>
  `<shopbell-prompt touchpoint="${touchpoint}" business="acme" collector="${collector}"></shopbell-prompt>`

test.describe('the element', () => {
  test('asks where it stands, in the page’s language, and tells of it', async ({
    collector,
    link,
    page,
  }) => {
    const body = `<main lang="de">${inside('web-checkout', link.url)}</main>`
    await open(
      page,
      link.url,
      body,
      `window.heard = []
       for (const name of ['shown', 'answered', 'dismissed', 'closed', 'delivered']) {
         document.addEventListener('shopbell:' + name, () => window.heard.push(name))
       }
       import('@shopbell/widget/element')`,
    )
    await expect(page.getByRole('heading')).toHaveText('Wie war Ihr Besuch heute?')
    await page.locator(face(4)).click()
    await expectPoints(collector, [4])
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard))
      .toEqual(['shown', 'answered', 'delivered'])
  })

  test('keeps its room free, so that nothing on the page moves', async ({ link, page }) => {
    await page.setViewportSize({ width: 390, height: 800 })
    let release = (): void => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/v1/prompts/**', async (route) => {
      await released
      await route.continue()
    })
    await page.addInitScript(() => {
      const state = window as unknown as { shifts: number }
      state.shifts = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          state.shifts += (entry as unknown as { value: number }).value
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    const body = `<style>shopbell-prompt{display:block;min-height:var(--shopbell-room,12.25rem)}</style>
      ${inside('web-checkout', link.url)}<p>What stands below</p>`
    await open(page, link.url, body, `import '@shopbell/widget/element'`)
    const below = page.getByText('What stands below')
    await page.waitForFunction(() => document.querySelector('shopbell-prompt')?.shadowRoot !== null)
    const before = await below.boundingBox()
    release()
    await expect(page.getByRole('radio')).toHaveCount(4)
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    )
    expect(await below.boundingBox()).toEqual(before)
    expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBe(0)
    await page.locator(face(4)).click()
    await expect(page.locator('.thanks')).toBeVisible()
    expect(await below.boundingBox()).toEqual(before)
  })

  test('goes on when it is moved, and starts anew when it comes back', async ({ link, page }) => {
    const body = `<main>${inside('web-checkout', link.url)}</main><aside></aside>`
    await open(page, link.url, body, `import '@shopbell/widget/element'`)
    await page.locator(face(1)).click()
    await page.locator('.chip').first().click()
    await page.evaluate(() => {
      document.querySelector('aside')!.append(document.querySelector('shopbell-prompt')!)
    })
    await expect(page.locator('aside .chip[aria-pressed=true]')).toHaveCount(1)
    await page.evaluate(() => {
      const element = document.querySelector('shopbell-prompt')!
      element.remove()
      ;(window as unknown as { away: Element }).away = element
    })
    await page.evaluate(() => {
      const { away } = window as unknown as { away: Element }
      if (away.childElementCount > 0) throw new Error('something was left behind')
      document.querySelector('main')!.append(away)
    })
    await expect(page.locator('main').getByRole('radio')).toHaveCount(4)
  })

  test('asks something else when it is told to', async ({ link, page }) => {
    const body = inside('web-checkout', link.url)
    await open(page, link.url, body, `import '@shopbell/widget/element'`)
    await expect(page.getByRole('radiogroup')).toHaveAccessibleName('How was your visit today?')
    await page.evaluate(() => {
      document.querySelector('shopbell-prompt')!.setAttribute('touchpoint', 'web-chat')
    })
    await expect(page.getByRole('radiogroup')).toHaveAccessibleName('Is it solved?')
    await expect(page.locator('.prompt')).toHaveCount(1)
  })

  test('one that says too little, or asks in vain, harms nobody and says why', async ({
    link,
    page,
  }) => {
    const said: string[] = []
    const errors: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    const body = `<shopbell-prompt touchpoint="web-checkout"></shopbell-prompt>${inside('nowhere', link.url)}`
    await open(page, link.url, body, `import '@shopbell/widget/element'`)
    await expect
      .poll(() => said.filter((text) => text.startsWith('shopbell:')))
      .toEqual([
        'shopbell: the element needs touchpoint, business and collector',
        'shopbell: no prompt (nowhere): This business has no touchpoint of that id.',
      ])
    expect(errors).toEqual([])
  })
})

test('the element without a bundler: written in the page, and added later', async ({
  collector,
  link,
  page,
  serve,
}) => {
  const html = `<!doctype html><html lang="de"><title>A page</title>
    <script type="module" src="${link.url}/shopbell/element.js"></script>
    <main><shopbell-prompt touchpoint="web-checkout" business="acme"></shopbell-prompt></main>
    <aside></aside>`
  const site = await serve({ '/': html })
  await page.goto(site.url)
  await expect(page.locator('main').getByRole('heading')).toHaveText('Wie war Ihr Besuch heute?')
  await page.locator(`main ${face(4)}`).click()
  await expectPoints(collector, [4])
  await page.evaluate(() => {
    const later = document.createElement('shopbell-prompt')
    later.setAttribute('touchpoint', 'web-checkout')
    later.setAttribute('business', 'acme')
    document.querySelector('aside')!.append(later)
  })
  await page.locator(`aside ${face(2)}`).click()
  await expectPoints(collector, [2, 4])
})

test('headless: somebody draws their own, and the answer is kept and delivered all the same', async ({
  collector,
  link,
  page,
}) => {
  await open(
    page,
    link.url,
    '<h1></h1><p></p>',
    `import { createPrompt } from '@shopbell/widget/headless'
     const { view, visit } = await createPrompt({
       collector: location.origin,
       business: 'acme',
       touchpoint: 'web-checkout',
       fields: { order: 'A-1' },
     })
     const draw = () => {
       const { screen } = visit.state
       document.querySelector('h1').textContent =
         screen.at === 'asking' ? screen.question.text : view.strings.thanks
       document.querySelector('p').replaceChildren(
         ...(screen.at === 'asking' ? screen.question.points : []).map(({ value, label }) => {
           const button = document.createElement('button')
           button.textContent = label
           button.onclick = () => visit.tap(value)
           return button
         }),
       )
     }
     visit.watch(draw)
     draw()`,
  )
  await expect(page.getByRole('heading')).toHaveText('How was your visit today?')
  await page.getByRole('button', { name: 'Great' }).click()
  await expect(page.getByRole('heading')).toHaveText('Thanks, that’s in.')
  await expectPoints(collector, [4])
  expect((await collector.stored())[0]).toMatchObject({ fields: { order: 'A-1' } })
})

test('headless: a wrong call and a prompt that is not there reject with the reason', async ({
  link,
  page,
}) => {
  await open(
    page,
    link.url,
    '',
    `import { createPrompt } from '@shopbell/widget/headless'
     const wrong = { business: 'acme', collector: location.origin }
     window.reasons = await Promise.all(
       [{ ...wrong }, { ...wrong, touchpoint: 'nowhere' }].map((options) =>
         createPrompt(options).then(String, String),
       ),
     )`,
  )
  await page.waitForFunction(() => 'reasons' in window)
  expect(await page.evaluate(() => (window as unknown as { reasons: string[] }).reasons)).toEqual([
    'TypeError: createPrompt needs { touchpoint }: a string that is not empty',
    'Error: This business has no touchpoint of that id.',
  ])
})
