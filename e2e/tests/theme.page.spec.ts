import type { Page } from '@playwright/test'
import { contrast, PAPER } from '@shopbell/core/colour'
import fc from 'fast-check'
import { readFile } from 'node:fs/promises'
import { startCollector } from '../support/collector.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../support/site-test.ts'
import { page as shop, tag } from '../support/site.ts'
import { face, reason, SEND, WIDGET } from '../support/shop.ts'
import { bundlePage } from '../support/widget-module.ts'

const DEMO = new URL('../../packages/collector/demo/acme.json', import.meta.url)

/** What the parts of a prompt are drawn with. */
function drawn(page: Page, inside: string): Promise<Readonly<Record<string, string>>> {
  return page
    .locator(WIDGET)
    .locator(inside)
    .first()
    .evaluate((element) => {
      const { backgroundColor, color, borderTopLeftRadius, fontFamily, fontSize } =
        getComputedStyle(element)
      return { backgroundColor, color, borderTopLeftRadius, fontFamily, fontSize }
    })
}

function hex(colour: string): string {
  const bytes = colour.match(/\d+/g)!.slice(0, 3)
  return `#${bytes.map((byte) => Number(byte).toString(16).padStart(2, '0')).join('')}`
}

async function untilForm(page: Page): Promise<void> {
  await page.locator(WIDGET).locator(face(1)).click()
  await expect(page.locator(WIDGET).locator(reason(1))).toBeVisible()
}

for (const scheme of ['light', 'dark'] as const) {
  for (const accent of [
    '#ffcc00',
    'oklch(0.95 0.1 110)',
    'rgb(20 20 40)',
    'gray',
    'color(display-p3 0 1 0)',
  ]) {
    test(`a page’s own accent can be read: ${accent} when the device is ${scheme}`, async ({
      serve,
      link,
      page,
    }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      const site = await serve({
        '/': shop(`<style>:root{--shopbell-accent:${accent}}</style>${tag(link.url)}`),
      })
      await page.goto(site.url)
      await untilForm(page)
      const { backgroundColor, color } = await drawn(page, SEND)
      expect(hex(color!)).toBe(PAPER[scheme])
      expect(contrast(hex(backgroundColor!), hex(color!))).toBeGreaterThanOrEqual(4.5)
      expect(hex(backgroundColor!)).not.toBe(scheme === 'light' ? '#0b6b53' : '#4cc3a0')
      // The ring of focus is the accent on paper, which needs 3.
      await page.locator(WIDGET).locator(SEND).focus()
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('Tab')
      const ring = await page
        .locator(WIDGET)
        .locator(SEND)
        .evaluate((button) => getComputedStyle(button).outlineColor)
      expect(contrast(hex(ring), PAPER[scheme])).toBeGreaterThanOrEqual(3)
    })
  }
}

test('what the browser works out of any colour can be read on both papers', async ({
  serve,
  link,
  page,
}) => {
  const script = await bundlePage(`
    import { mount } from '@shopbell/widget'
    window.themed = async (accent, scheme, prompt) => {
      const target = document.querySelector('main')
      const mounted = mount({ collector: '${link.url}', business: 'acme', touchpoint: 'web-checkout', target, prompt, theme: { accent, scheme } })
      await mounted.ready
      const inside = target.lastElementChild.shadowRoot.querySelector('section')
      const accentNow = getComputedStyle(inside).getPropertyValue('--accent')
      mounted.remove()
      return accentNow
    }
  `)
  const site = await serve({
    '/': shop('<script type="module" src="/page.js"></script>'),
    '/page.js': { type: 'text/javascript', body: script },
  })
  await page.goto(site.url)
  await page.waitForFunction(() => 'themed' in window)
  const prompt = (await (
    await fetch(`${link.url}/v1/prompts/web-checkout?business=acme`)
  ).json()) as object
  const byte = fc.integer({ min: 0, max: 255 })
  await fc.assert(
    fc.asyncProperty(
      byte,
      byte,
      byte,
      fc.constantFrom('light', 'dark'),
      async (r, g, b, scheme) => {
        const accent = await page.evaluate(
          ([accent, scheme, prompt]) =>
            (window as unknown as { themed(...given: unknown[]): Promise<string> }).themed(
              accent,
              scheme,
              prompt,
            ),
          [`rgb(${r} ${g} ${b})`, scheme, prompt] as const,
        )
        expect(contrast(hex(accent), PAPER[scheme as 'light'])).toBeGreaterThanOrEqual(4.5)
      },
    ),
    { numRuns: 40 },
  )
})

test('what follows the first tap is as round as the page wants it', async ({
  serve,
  link,
  page,
}) => {
  for (const [radius, chip, other] of [
    ['0', '0px', '0px'],
    ['4px', '6px', '4px'],
    ['32px', '22.5px', '12px'],
  ] as const) {
    const site = await serve({
      '/': shop(`<style>:root{--shopbell-radius:${radius}}</style>${tag(link.url)}`),
    })
    await page.goto(site.url)
    await untilForm(page)
    expect(await drawn(page, '.chip')).toMatchObject({ borderTopLeftRadius: chip })
    for (const part of [SEND, '.quiet', 'textarea']) {
      expect(await drawn(page, part), part).toMatchObject({ borderTopLeftRadius: other })
    }
  }
})

test('custom properties of the page go before the code, the code before the config', async ({
  serve,
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'host-theme-'))
  const config = JSON.parse(await readFile(DEMO, 'utf8')) as { business: object }
  const theme = {
    radius: 4,
    size: 18,
    font: '"Georgia", serif',
    scheme: 'dark',
    position: 'top-start',
    offset: { x: 40, y: 50 },
  }
  const file = join(folder, 'config.json')
  await writeFile(file, JSON.stringify({ ...config, business: { ...config.business, theme } }))
  const collector = await startCollector(file)
  const script = await bundlePage(`
    import { mount } from '@shopbell/widget'
    const theme = new URLSearchParams(location.search).get('theme')
    mount({ collector: '${collector.url}', business: 'acme', touchpoint: 'web-checkout', theme: JSON.parse(theme) ?? undefined })
  `)
  const ask = '<script type="module" src="/page.js"></script>'
  const site = await serve({
    '/plain': shop(ask),
    '/own': shop(
      `<style>:root{--shopbell-radius:30px;--shopbell-font:monospace;--shopbell-size:20px;--shopbell-scheme:light;--shopbell-offset-x:7px}</style>${ask}`,
    ),
    '/page.js': { type: 'text/javascript', body: script },
  })
  const card = page.locator(WIDGET)
  await page.goto(`${site.url}/plain`)
  await expect(card.locator(face(4))).toBeVisible()
  expect(await drawn(page, '.prompt')).toEqual({
    backgroundColor: 'rgb(23, 32, 29)',
    color: 'rgb(238, 242, 240)',
    borderTopLeftRadius: '4px',
    fontFamily: 'Georgia, serif',
    fontSize: '18px',
  })
  expect(await card.boundingBox()).toMatchObject({ x: 40, y: 50 })

  const code = encodeURIComponent(
    JSON.stringify({ radius: 0, position: 'bottom-end', offset: { y: 9 }, scheme: 'auto' }),
  )
  await page.goto(`${site.url}/plain?theme=${code}`)
  await expect(card.locator(face(4))).toBeVisible()
  expect(await drawn(page, '.prompt')).toMatchObject({
    backgroundColor: 'rgb(255, 255, 255)',
    borderTopLeftRadius: '0px',
    fontSize: '18px',
  })
  const { x, y, width, height } = (await card.boundingBox())!
  expect([x + width, y + height]).toEqual([1280 - 16, 720 - 9])

  await page.goto(`${site.url}/own?theme=${code}`)
  await expect(card.locator(face(4))).toBeVisible()
  expect(await drawn(page, '.prompt')).toMatchObject({
    backgroundColor: 'rgb(255, 255, 255)',
    borderTopLeftRadius: '30px',
    fontFamily: 'monospace',
    fontSize: '20px',
  })
  const own = (await card.boundingBox())!
  expect(own.x + own.width).toBe(1280 - 7)
  await collector.stop()
  await rm(folder, { recursive: true })
})

test('what is no colour leaves the business’s own', async ({ serve, link, page }) => {
  const site = await serve({
    '/none': shop(tag(link.url)),
    '/wrong': shop(`<style>:root{--shopbell-accent:gruen}</style>${tag(link.url)}`),
  })
  await page.goto(`${site.url}/none`)
  await untilForm(page)
  const { backgroundColor } = await drawn(page, SEND)
  await page.goto(`${site.url}/wrong`)
  await untilForm(page)
  expect((await drawn(page, SEND)).backgroundColor).toBe(backgroundColor)
})
