import type { Page } from '@playwright/test'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { violations } from '../support/accessibility.ts'
import { expect, test } from '../support/fixtures.ts'
import { demoPage, expectPoints, WIDGET } from '../support/shop.ts'

/** The demo page in another language, as its author would have written it. */
async function translate(page: Page, locale: string): Promise<void> {
  await page.route('**/demo/', async (route) => {
    const reply = await route.fetch()
    const body = (await reply.text()).replace('<html lang="en"', `<html lang="${locale}"`)
    await route.fulfill({ response: reply, body })
  })
}

test('has real names and roles, and steals no focus', async ({ link, page }) => {
  await page.goto(demoPage(link.url))
  const prompt = page.locator(WIDGET)
  await expect(prompt.getByRole('radiogroup', { name: 'How was your visit today?' })).toBeVisible()
  await expect(prompt).toMatchAriaSnapshot(`
    - dialog "Feedback":
      - heading "How was your visit today?" [level=2]
      - radiogroup "How was your visit today?":
        - radio "Bad"
        - radio "Not good"
        - radio "Good"
        - radio "Great"
      - paragraph: Anonymous. One tap is enough.
      - status
      - button "Close"
  `)
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
})

test('can be answered with the keyboard alone', async ({ collector, link, page }) => {
  await page.goto(demoPage(link.url))
  const prompt = page.locator(WIDGET)
  await prompt.getByRole('radio', { name: 'Bad', exact: true }).focus()
  // Arrows move and do not answer: choosing is answering here.
  await page.keyboard.press('ArrowRight')
  await expect(prompt.getByRole('radio', { name: 'Not good' })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(prompt.getByRole('radio', { name: 'Great' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  expect(await collector.stored()).toEqual([])

  await page.keyboard.press('Enter')
  const heading = prompt.getByRole('heading', { name: 'What got in the way?' })
  await expect(heading).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(prompt.getByRole('button', { name: 'No quick help' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await prompt.getByRole('textbox').focus()
  await page.keyboard.type('Nobody was there')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(prompt.getByRole('status')).toHaveText('Thanks, that’s in.')
  await expectPoints(collector, [1])
  await expect
    .poll(async () => JSON.stringify((await collector.stored())[0]!.answers))
    .toContain('Nobody was there')
})

test('Escape closes it; reasons that were tapped are kept', async ({ collector, link, page }) => {
  await page.goto(demoPage(link.url))
  const prompt = page.locator(WIDGET)
  await prompt.getByRole('radio', { name: 'Bad', exact: true }).click()
  await prompt.getByRole('button', { name: 'Messy' }).click()
  await page.keyboard.press('Escape')
  await expect(prompt).toHaveCount(0)
  await expect.poll(async () => (await collector.stored())[0]?.ended).toBe('exit')
  expect(JSON.stringify(await collector.stored())).toContain('messy')
})

test('typing in it triggers none of the page’s shortcuts', async ({ link, page }) => {
  await page.goto(demoPage(link.url))
  await page.evaluate(() => {
    const state = window as unknown as { heard: string }
    state.heard = ''
    document.addEventListener('keydown', ({ key }) => (state.heard += key))
  })
  const prompt = page.locator(WIDGET)
  await prompt.getByRole('radio', { name: 'Bad', exact: true }).click()
  await prompt.getByRole('textbox').pressSequentially('help')
  expect(await page.evaluate(() => (window as unknown as { heard: string }).heard)).toBe('')
})

for (const scheme of ['light', 'dark'] as const) {
  for (const locale of ['en', 'ar']) {
    test(`axe finds nothing on any screen: ${scheme}, ${locale}`, async ({ link, page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await translate(page, locale)
      await page.goto(demoPage(link.url))
      const prompt = page.locator(WIDGET)
      await expect(prompt.getByRole('radio')).toHaveCount(4)
      await expect(prompt.locator('.prompt')).toHaveAttribute('lang', locale)
      expect(await violations(page, WIDGET)).toEqual([])
      await prompt.getByRole('radio').first().click()
      await prompt.locator('.chip').first().click()
      expect(await violations(page, WIDGET)).toEqual([])
      await prompt.locator('.primary').click()
      await expect(prompt.locator('.thanks')).toBeVisible()
      expect(await violations(page, WIDGET)).toEqual([])
    })
  }
}

test('says so when the browser cannot keep the answer, and still sends it', async ({
  collector,
  link,
  page,
}) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('The user denied permission', 'SecurityError')
    }
  })
  const files = ['answering', 'later'].map((name) => page.waitForResponse(`**/${name}-*.js`))
  await page.goto(demoPage(link.url))
  const prompt = page.locator(WIDGET)
  await expect(prompt.getByRole('radio')).toHaveCount(4)
  for (const file of files) await (await file).finished()
  link.become('down')
  await prompt.getByRole('radio', { name: 'Great' }).click()
  await expect(prompt.getByText('Please keep this page open')).toBeVisible()
  link.become('up')
  await expectPoints(collector, [4])
})

test('leaves the page without a trace but its one global name, and no error in it', async ({
  link,
  page,
}) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(demoPage(link.url))
  const globals = await page.evaluate(() =>
    Object.keys(window).filter((key) => /shopbell/i.test(key)),
  )
  const prompt = page.locator(WIDGET)
  await prompt.getByRole('button', { name: 'Close' }).click()
  await expect(prompt).toHaveCount(0)
  expect(errors).toEqual([])
  expect(globals).toEqual(['shopbell'])
})

test('waits for the page when the tag is in the head of a slow one', async ({
  collector,
  link,
  page,
}) => {
  // The body comes only after the prompt and its code have arrived. Told the encoding, no browser
  // waits for more before it reads the head.
  const server = http.createServer((_, reply) => {
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    reply.write(
      `<!doctype html><html lang="en"><head><title>Slow</title><script async src="${link.url}/shopbell.js" data-business="acme" data-touchpoint="web-checkout" data-target="#here"></script></head>`,
    )
    finish = () => reply.end('<body><main id="here"></main></body></html>')
  })
  let finish: () => void = () => {}
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const prompt = page.waitForResponse((reply) => reply.url().includes('/v1/prompts/'))
  const code = page.waitForResponse((reply) => reply.url().includes('/shopbell/prompt-'))
  void page.goto(`http://localhost:${port}/`).catch(() => undefined)
  await Promise.all([prompt, code])
  finish()
  await page.locator(`#here > ${WIDGET}`).getByRole('radio', { name: 'Great' }).click()
  await expectPoints(collector, [4])
  server.close()
})

test('reasons that were tapped are kept when the page takes the prompt away', async ({
  collector,
  link,
  page,
}) => {
  await page.goto(demoPage(link.url))
  const prompt = page.locator(WIDGET)
  await prompt.getByRole('radio', { name: 'Bad', exact: true }).click()
  await prompt.getByRole('button', { name: 'Messy' }).click()
  await page.evaluate((name) => document.querySelector(name)!.remove(), WIDGET)
  await expect.poll(async () => (await collector.stored())[0]?.ended).toBe('exit')
  expect(JSON.stringify(await collector.stored())).toContain('messy')
})

test('a prompt that is moved in the page goes on where it was', async ({ link, page }) => {
  await page.goto(demoPage(link.url))
  const prompt = page.locator(WIDGET)
  await prompt.getByRole('radio', { name: 'Bad', exact: true }).click()
  await prompt.getByRole('button', { name: 'Messy' }).click()
  await page.evaluate((name) => {
    document.querySelector('main')!.append(document.querySelector(name)!)
  }, WIDGET)
  await expect(prompt.getByRole('button', { name: 'Messy' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

test('the second tap of a double tap is not a reason', async ({ collector, link, page }) => {
  await page.goto(demoPage(link.url))
  const prompt = page.locator(WIDGET)
  await prompt.getByRole('radio', { name: 'Bad', exact: true }).click()
  const chip = prompt.getByRole('button', { name: 'Messy' })
  await expect(chip).toBeVisible()
  const { x, y } = (await chip.boundingBox())!
  // As a browser reports it: the count of clicks at one place goes on, whatever lies there now.
  await page.mouse.move(x + 5, y + 5)
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  await expect(chip).toHaveAttribute('aria-pressed', 'false')
  await chip.click()
  await expect(chip).toHaveAttribute('aria-pressed', 'true')
  await expectPoints(collector, [1])
})

test('a collector that is away costs the page nothing', async ({ link, page }) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.route('**/v1/prompts/**', (route) => route.abort())
  const said = page.waitForEvent('console', {
    predicate: (message) => message.type() === 'warning',
  })
  await page.goto(demoPage(link.url))
  await said
  await expect(page.locator(WIDGET)).toHaveCount(0)
  expect(errors).toEqual([])
})

test('a page’s strict policy and its loudest style sheet find nothing to take hold of', async ({
  link,
  page,
}) => {
  const policy = `default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'`
  const refused: string[] = []
  page.on('console', (message) => refused.push(message.text()))
  await page.route(demoPage(link.url), async (route) => {
    const reply = await route.fetch()
    const body = (await reply.text()).replace(
      '</head>',
      '<link rel="stylesheet" href="/loud.css"></head>',
    )
    const headers = { ...reply.headers(), 'content-security-policy': policy }
    await route.fulfill({ response: reply, body, headers })
  })
  await page.route('**/loud.css', (route) =>
    route.fulfill({
      contentType: 'text/css',
      body: 'div,button,p,h2,section{font-size:31px!important;color:red!important;background:lime!important}',
    }),
  )
  await page.goto(demoPage(link.url))
  const button = page.locator(WIDGET).getByRole('radio', { name: 'Great' })
  await expect(button).toBeVisible()
  const style = await button.evaluate((element) => {
    const { fontSize, color, backgroundColor } = getComputedStyle(element)
    return { fontSize, color, backgroundColor }
  })
  expect(style).toEqual({
    fontSize: '13px',
    color: 'rgb(91, 102, 98)',
    backgroundColor: 'rgba(0, 0, 0, 0)',
  })
  expect(refused.filter((text) => /Content Security|Trusted/i.test(text))).toEqual([])
})
