import { uuidV7 } from '@shopbell/widget/prompt'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { violations } from '../support/accessibility.ts'
import { startCollector, type Collector } from '../support/collector.ts'
import { expect, test as base } from '../support/fixtures.ts'

const place = (id: string, name: string, channel: string, stage: string, more: object = {}) => ({
  id,
  name,
  channel,
  stage,
  lens: 'experience',
  prompt: 'visit',
  ...more,
})

/** A business whose product pages are surely worst, and whose hold music nobody is asked about. */
const BUSINESS = {
  business: {
    id: 'acme',
    name: 'Acme Garden',
    locale: 'en',
    timeZone: 'America/New_York',
    demonstration: true,
  },
  traffic: { web: 60, store: 30, phone: 10 },
  touchpoints: [
    place('site', 'Product pages', 'web', 'pre-purchase'),
    place('checkout', 'Checkout page', 'web', 'purchase'),
    place('exit', 'Oak St, exit', 'store', 'purchase', { location: 'oak/exit', owner: 'Ada' }),
    place('hold', 'Hold music', 'phone', 'pre-purchase', { prompt: undefined }),
    place('signature', 'E-mail signature', 'email', 'pre-purchase', { prompt: undefined }),
    place('box', 'In the box', 'mail', 'post-purchase'),
    place('support', 'Support line', 'phone', 'post-purchase', {
      lens: 'service',
      prompt: 'help',
    }),
  ],
  prompts: {
    help: {
      questions: [
        { id: 'solved', kind: 'yesno', text: 'Is it solved?' },
        { id: 'satisfaction', kind: 'smiley4', text: 'How was the help?' },
        { id: 'easy', kind: 'effort', construct: 'effort', text: 'It was easy.' },
      ],
    },
  },
}

const FACES: Readonly<Record<string, readonly number[]>> = {
  site: [60, 40, 20, 10],
  checkout: [5, 10, 60, 80],
  exit: [2, 5, 40, 80],
  support: [6, 10, 40, 44],
}
const SOLVED = 83
const EASY = 71

interface Told {
  readonly touchpoint: string
  readonly answers: readonly { readonly question: string; readonly value: unknown }[]
}

/** What everybody answered: four faces everywhere, and of the help whether it was solved and easy. */
const VISITS: readonly Told[] = Object.entries(FACES).flatMap(([touchpoint, counts]) =>
  counts
    .flatMap((count, index) => Array.from({ length: count }, () => index + 1))
    .map((value, n): Told => {
      const answers: { question: string; value: unknown }[] = [{ question: 'satisfaction', value }]
      if (touchpoint === 'support') {
        answers.push({ question: 'solved', value: n < SOLVED ? 1 : 0 })
        answers.push({ question: 'easy', value: n < EASY ? 6 : 2 })
      } else if (value <= 2) {
        answers.push({ question: 'reasons', value: [n % 3 === 0 ? 'messy' : 'not-found'] })
      }
      return { touchpoint, answers }
    }),
)

/** The 0–100 index of four faces, from first principles. */
function index(...all: readonly (readonly number[])[]): number {
  const sum = (of: (counts: readonly number[]) => number): number =>
    all.reduce((total, counts) => total + of(counts), 0)
  const points = sum((counts) => counts.reduce((a, count, at) => a + (count * at * 100) / 3, 0))
  return points / sum((counts) => counts.reduce((a, b) => a + b, 0))
}

/** Wilson's interval, from its formula. */
function wilson(x: number, n: number): readonly [number, number] {
  const z = 1.959963984540054
  const middle = (x + z ** 2 / 2) / (n + z ** 2)
  const reach = (z * Math.sqrt((x * (n - x)) / n + z ** 2 / 4)) / (n + z ** 2)
  return [middle - reach, middle + reach]
}

const rounded = (value: number): string => String(Math.round(value))

const test = base.extend<{ filled: Collector }>({
  filled: async ({ page }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'shopbell-results-'))
    const file = join(folder, 'acme.json')
    await writeFile(file, JSON.stringify(BUSINESS))
    const collector = await startCollector(file)
    const now = Date.now()
    const responses = VISITS.map(({ touchpoint, answers }) => ({
      id: uuidV7(now),
      touchpoint,
      at: now,
      answers,
    }))
    for (let first = 0; first < responses.length; first += 400) {
      const reply = await fetch(`${collector.url}/v1/responses`, {
        method: 'POST',
        body: JSON.stringify({
          business: 'acme',
          responses: responses.slice(first, first + 400),
        }),
      })
      expect(reply.status).toBe(200)
    }
    await page.request.post(`${collector.url}/v1/session`, { data: { token: collector.token } })
    await use(collector)
    await collector.stop()
    await rm(folder, { recursive: true, force: true })
  },
})

test('today says what is solved, what is hard, and what to fix next', async ({ filled, page }) => {
  await page.goto(`${filled.url}/dashboard/`)
  await expect(page.getByText('Demonstration: these answers are made up.')).toBeVisible()
  const tile = (name: string) => page.getByRole('region', { name, exact: true })
  const titles = await page.locator('.figure h2').allTextContents()
  expect(titles.map((title) => title.split(' ')[0])).toEqual([
    'Solved',
    'Friction',
    'Experience',
    'Service',
    'Gap',
  ])
  const [low, high] = wilson(SOLVED, 100)
  await expect(tile('Solved')).toContainText(
    `${SOLVED}% ${rounded(low * 100)}–${rounded(high * 100)}%`,
  )
  await expect(tile('Solved')).toContainText(`Of 100 people, ${SOLVED}% had it solved`)
  await expect(tile('Solved')).toContainText('Surely more than half had it solved.')
  await expect(tile('Friction')).toContainText(`${100 - EASY}%`)
  await expect(tile('Friction')).toContainText('Surely fewer than half met friction.')
  const experience = index(FACES['site']!, FACES['checkout']!, FACES['exit']!)
  await expect(tile('Experience')).toContainText(rounded(experience))
  await expect(tile('Service')).toContainText(rounded(index(FACES['support']!)))
  await expect(tile('Gap')).toContainText(`+${rounded(index(FACES['support']!) - experience)}`)
  await expect(tile('Solved')).toContainText('Too few to compare with the 28 days before.')

  const fixes = page.getByRole('region', { name: 'Fix next' }).getByRole('listitem')
  await expect(fixes).toHaveCount(3)
  await expect(fixes.nth(0)).toContainText('Website, before buying')
  await expect(fixes.nth(0)).toContainText(`${rounded(index(FACES['site']!))} (`)
  await expect(fixes.nth(0)).toContainText(
    '“Couldn’t find it” is named by 66% of the 100 who said why.',
  )
  await expect(fixes.nth(1)).toContainText('Ask: Phone, before buying')
  await fixes.nth(0).getByRole('link').click()
  await expect(page).toHaveURL(/journey\?cell=pre-purchase\.web/)
  await expect(page.getByRole('region', { name: 'Website, before buying' })).toBeVisible()
})

test('the journey shows each cell’s score, and in red what nobody measures', async ({
  filled,
  page,
}) => {
  await page.goto(`${filled.url}/dashboard/journey`)
  const cell = (name: RegExp) => page.getByRole('link', { name })
  const site = cell(/^Website, before buying:/)
  await expect(site).toContainText(rounded(index(FACES['site']!)))
  await expect(site).toContainText('130')
  await expect(site).toContainText('surely below')
  await expect(cell(/^Store, buying:/)).toContainText(rounded(index(FACES['exit']!)))
  await expect(cell(/^Phone, before buying:/)).toHaveClass(/unasked/)
  await expect(page.getByText('57% measured: 4 of 7 touchpoints have answers')).toBeVisible()
  await expect(page.getByRole('row', { name: /After leaving us/ })).toContainText('not asked')

  const missing = page.getByRole('region', { name: 'Not measured' })
  await expect(missing.getByRole('listitem')).toHaveText([/not asked/, /not asked/, /no answers/])
  await missing.getByRole('link', { name: 'Ask here at Hold music' }).click()
  const opened = page.getByRole('region', { name: 'Phone, before buying' })
  await expect(opened).toContainText('Nobody is asked here.')
  await expect(opened).toContainText('--touchpoint hold')
})

test('a cell opens by keyboard what lies behind it', async ({ filled, page }) => {
  await page.goto(`${filled.url}/dashboard/journey`)
  const site = page.getByRole('link', { name: /^Website, before buying:/ })
  await site.focus()
  await page.keyboard.press('Enter')
  const opened = page.getByRole('region', { name: 'Website, before buying' })
  await expect(opened.getByRole('link', { name: 'Product pages' })).toBeVisible()
  await expect(opened.getByRole('listitem').filter({ hasText: 'Couldn’t find it' })).toContainText(
    '66%',
  )
  await expect(opened.getByRole('img', { name: /score over time/ }).locator('circle')).toHaveCount(
    1,
  )
  await expect(site).toBeFocused()
  await expect(page).toHaveURL(/cell=pre-purchase\.web/)
  await page.keyboard.press('Enter')
  await expect(opened).toHaveCount(0)
})

test('channels stand alone and together, by three weights beside each other', async ({
  filled,
  page,
}) => {
  await page.goto(`${filled.url}/dashboard/channels`)
  const [web, store, phone] = [
    index(FACES['site']!, FACES['checkout']!),
    index(FACES['exit']!),
    index(FACES['support']!),
  ] as const
  const row = (name: string) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name }) })
      .first()
  await expect(row('Website')).toContainText(rounded(web))
  await expect(row('Website')).toContainText('285 answers · 60% of customers')
  await expect(row('each channel counts the same')).toContainText(
    rounded((web + store + phone) / 3),
  )
  await expect(row('each customer counts the same')).toContainText(
    rounded(0.6 * web + 0.3 * store + 0.1 * phone),
  )
  await expect(row('what pooling does')).toContainText(
    rounded((285 * web + 127 * store + 100 * phone) / 512),
  )
  await expect(page.getByRole('region', { name: 'Are the channels alike?' })).toContainText(
    'They truly differ, beyond noise.',
  )
  await expect(page.getByRole('region', { name: 'What pooling would say' })).toContainText(
    'Website has 56% of the answers and 60% of the customers.',
  )
})

test('the poster of a week is one sheet', async ({ filled, page }) => {
  await page.goto(`${filled.url}/dashboard/poster?period=7-days`)
  const poster = page.getByRole('article', { name: 'Poster' })
  await expect(poster).toContainText('Acme Garden · demonstration')
  await expect(poster).toContainText(`${VISITS.length} answers`)
  await expect(poster.getByRole('listitem').first()).toContainText(`${SOLVED}%had it solved`)
  await expect(poster).toContainText('Website, before buying.')
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden()
})

for (const name of ['poster', 'today', 'journey?cell=pre-purchase.web', 'channels']) {
  test(`nothing is wrong with ${name} at any size, in any light, from either side`, async ({
    filled,
    page,
  }) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    for (const width of [390, 820, 1440]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.goto(`${filled.url}/dashboard/${name}`)
        await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false')
        for (const dir of ['ltr', 'rtl']) {
          await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), dir)
          expect(await violations(page), `${width} ${colorScheme} ${dir}`).toEqual([])
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          expect(overflow, `${width} ${dir} is as wide as the window`).toBeLessThanOrEqual(0)
        }
      }
    }
    expect(errors).toEqual([])
  })
}
