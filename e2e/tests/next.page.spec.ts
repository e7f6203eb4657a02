import { expect, test as base } from '../support/fixtures.ts'
import { layNextSite, type NextSite } from '../support/next-site.ts'
import { expectPoints, face } from '../support/shop.ts'

const test = base.extend<{ site: NextSite }>({
  site: async ({ link }, use) => {
    const site = await layNextSite(link.url)
    await use(site)
    await site.close()
  },
})

// Next's own build takes a minute, and several on a crowded machine.
test.setTimeout(480_000)

test('examples/next: built by Next, sent with the element in it, and a tap is kept', async ({
  collector,
  link,
  page,
  site,
}) => {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  // Chromium asks for one by itself; the example has none.
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  const reply = await page.goto(site.url)
  expect(await reply!.text()).toContain(
    `<shopbell-prompt touchpoint="web-checkout" business="acme" collector="${link.url}"></shopbell-prompt>`,
  )
  await expect(page.locator('.prompt')).toHaveCount(1)
  await page.locator(face(4)).click()
  await expectPoints(collector, [4])
  expect(said).toEqual([])
})
