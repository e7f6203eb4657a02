import type { Locator, Page, Request } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { violations } from '../support/accessibility.ts'
import { startCollector, type Collector } from '../support/collector.ts'
import { expect, test } from '../support/fixtures.ts'
import { KIOSK } from '../support/shop.ts'
import { writeTablets } from '../support/tablets.ts'

// One person after another at a tablet: undo, the optional part and its end, languages, privacy,
// reach, and every way to use it.

let folder: string
let collector: Collector

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopbell-tablets-'))
  collector = await startCollector(await writeTablets(folder))
})

test.afterAll(async () => {
  await collector.stop()
  await rm(folder, { recursive: true })
})

interface Sent {
  readonly id: string
  readonly seq: number
  readonly ended?: string
  readonly answers: readonly {
    readonly question: string
    readonly value: unknown
    readonly order?: readonly string[]
  }[]
}

/** A tablet that was switched on by the touchpoint, and everything it sent. */
async function open(
  page: Page,
  touchpoint = 'oak-st-exit',
): Promise<{ prompt: Locator; sent: Sent[] }> {
  const sent: Sent[] = []
  page.on('request', (request: Request) => {
    if (!request.url().endsWith('/v1/responses')) return
    sent.push(...(request.postDataJSON() as { responses: Sent[] }).responses)
  })
  await page.clock.install()
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${collector.url}/kiosk/?business=acme&touchpoint=${touchpoint}`)
  const prompt = page.locator(KIOSK)
  await expect(prompt.locator('.point').first()).toBeVisible()
  return { prompt, sent }
}

/** How wide and how high all of the page is, CSS pixels. */
const extent = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.documentElement
    return [scrollWidth, scrollHeight]
  })

const radio = (prompt: Locator, name: string): Locator =>
  prompt.getByRole('radio', { name, exact: true })

test.describe('undo', () => {
  test('takes the tap back before anything was sent, and asks the same person again', async ({
    page,
  }) => {
    const { prompt, sent } = await open(page)
    await radio(prompt, 'Great').click()
    await expect(prompt.locator('.thanks')).toBeVisible()
    const undo = prompt.getByRole('button', { name: 'Undo' })
    const { height, width } = (await undo.boundingBox())!
    expect(height).toBeGreaterThanOrEqual(52)
    expect(width).toBeGreaterThanOrEqual(118)
    await undo.click()
    await expect(prompt.getByRole('radio', { checked: true })).toHaveCount(0)
    await expect(prompt.getByRole('radio')).toHaveCount(4)
    await expect(undo).toBeHidden()
    await page.clock.runFor(20_000)
    expect(sent).toEqual([])
    await radio(prompt, 'Good').click()
    await page.clock.runFor(20_000)
    await expect
      .poll(() => sent.map(({ answers, seq }) => [seq, answers[0]!.value]))
      .toEqual([[0, 3]])
  })

  test('takes reasons back together with the score', async ({ page }) => {
    const { prompt, sent } = await open(page)
    await radio(prompt, 'Bad').click()
    await prompt.locator('.chip').first().click()
    await prompt.getByRole('button', { name: 'Send' }).click()
    await expect(prompt.locator('.thanks')).toBeVisible()
    await prompt.getByRole('button', { name: 'Undo' }).click()
    await expect(prompt.getByRole('radio')).toHaveCount(4)
    await page.clock.runFor(20_000)
    expect(sent).toEqual([])
  })

  test('is there for five seconds, also when the first screen is back', async ({ page }) => {
    const { prompt, sent } = await open(page)
    await radio(prompt, 'Great').click()
    await page.clock.runFor(3000)
    await expect(prompt.getByRole('radio')).toHaveCount(4)
    const undo = prompt.getByRole('button', { name: 'Undo' })
    await expect(undo).toBeVisible()
    expect(sent).toEqual([])
    await page.clock.runFor(2500)
    await expect(undo).toBeHidden()
    await page.clock.runFor(10_000)
    await expect.poll(() => sent.map(({ answers }) => answers[0]!.value)).toEqual([4])
  })

  test('moves nothing when it comes and goes', async ({ page }) => {
    const { prompt } = await open(page)
    const where = (): Promise<unknown> => prompt.locator('.points').boundingBox()
    const before = await where()
    await radio(prompt, 'Great').click()
    await page.clock.runFor(3000)
    await expect(prompt.getByRole('button', { name: 'Undo' })).toBeVisible()
    expect(await where()).toEqual(before)
  })
})

test.describe('the optional part', () => {
  test('says how long it waits, and waits anew for who wants more time', async ({ page }) => {
    const { prompt } = await open(page)
    await radio(prompt, 'Bad').click()
    const timer = prompt.getByRole('timer')
    await expect(timer).toHaveText(/^(20|19) seconds$/)
    await page.clock.runFor(12_000)
    await expect(prompt.getByText('Still there?', { exact: true })).toBeVisible()
    await expect(timer).toHaveText(/^[678] seconds$/)
    await prompt.getByRole('button', { name: 'More time' }).click()
    await expect(timer).toHaveText(/^(20|19) seconds$/)
    await page.clock.runFor(15_000)
    await expect(prompt.locator('.chip').first()).toBeVisible()
    await page.clock.runFor(6000)
    await expect(prompt.locator('.thanks')).toBeVisible()
  })

  for (const [how, end] of [
    ['done', async (prompt: Locator) => prompt.getByRole('button', { name: 'Send' }).click()],
    ['skip', async (prompt: Locator) => prompt.getByRole('button', { name: 'Skip' }).click()],
    ['timeout', async (prompt: Locator) => prompt.page().clock.runFor(20_500)],
  ] as const) {
    test(`that ended by ${how} says so, and keeps the reason that was tapped`, async ({ page }) => {
      const { prompt, sent } = await open(page)
      await radio(prompt, 'Not good').click()
      await prompt.getByRole('button', { name: 'Messy' }).click()
      await end(prompt)
      await expect(prompt.locator('.thanks')).toBeVisible()
      await page.clock.runFor(20_000)
      await expect.poll(() => sent.map(({ ended }) => ended)).toEqual([undefined, how])
      expect(sent[1]!.answers.map(({ value }) => value)).toEqual([['messy']])
    })
  }

  test('shows reasons in an order of chance, and sends the order that was seen', async ({
    page,
  }) => {
    const { prompt, sent } = await open(page)
    const orders = new Set<string>()
    for (let round = 0; round < 4; round++) {
      await radio(prompt, 'Bad').click()
      await expect(prompt.locator('.chip')).toHaveCount(5)
      const labels = await prompt.locator('.chip').allTextContents()
      orders.add(labels.join())
      await prompt.getByRole('button', { name: 'Rude' }).click()
      await prompt.getByRole('button', { name: 'Send' }).click()
      await expect(prompt.locator('.thanks')).toBeVisible()
      await page.clock.runFor(3000)
      await expect(prompt.getByRole('radio')).toHaveCount(4)
      await page.clock.runFor(10_000)
      const reason = (): Sent['answers'][0] | undefined => sent.at(-1)?.answers[0]
      await expect.poll(() => reason()?.value).toEqual(['rude'])
      const order = reason()!.order!
      expect(order[labels.indexOf('Rude')]).toBe('rude')
      expect(order.toSorted()).toEqual([
        'confusing-site',
        'messy',
        'not-found',
        'quick-help',
        'rude',
      ])
      sent.length = 0
    }
    // Four times the same of 120 orders: once in 1.7 million runs.
    expect(orders.size).toBeGreaterThan(1)
  })

  test('shows six reasons at most, and says which', async ({ page }) => {
    const { prompt, sent } = await open(page, 'reasons')
    await radio(prompt, 'Bad').click()
    await expect(prompt.locator('.chip')).toHaveCount(6)
    await prompt.locator('.chip').nth(5).click()
    await prompt.getByRole('button', { name: 'Send' }).click()
    await page.clock.runFor(20_000)
    await expect.poll(() => sent[1]?.answers[0]?.order?.length).toBe(6)
  })

  test('can be skipped', async ({ page }) => {
    const { prompt, sent } = await open(page)
    await expect(prompt.getByRole('button', { name: 'Skip' })).toBeHidden()
    await radio(prompt, 'Bad').click()
    await prompt.getByRole('button', { name: 'Skip' }).click()
    await page.clock.runFor(20_000)
    await expect.poll(() => sent.map(({ ended }) => ended)).toEqual([undefined, 'skip'])
  })

  test('is one screen at most, however much the prompt asks elsewhere', async ({ page }) => {
    const { prompt, sent } = await open(page, 'long')
    for (const [name, reason] of [
      ['Bad', 'price'],
      ['Good', 'light'],
    ] as const) {
      await radio(prompt, name).click()
      await expect(prompt.getByRole('textbox')).toHaveCount(1)
      await prompt.getByRole('button', { name: reason }).click()
      await prompt.getByRole('button', { name: 'Send' }).click()
      await expect(prompt.locator('.thanks')).toBeVisible()
      await page.clock.runFor(3000)
      await expect(prompt.getByRole('radio')).toHaveCount(4)
    }
    // After the best score only more of what is left out is asked.
    await radio(prompt, 'Great').click()
    await expect(prompt.locator('.thanks')).toBeVisible()
    await page.clock.runFor(20_000)
    await expect
      .poll(() => sent.map(({ answers, ended }) => [answers[0]!.question, ended]))
      .toEqual([
        ['satisfaction', undefined],
        ['low', 'done'],
        ['satisfaction', undefined],
        ['middle', 'done'],
        ['satisfaction', 'done'],
      ])
  })

  test('leaves no word of one person to the next', async ({ page }) => {
    const { prompt } = await open(page)
    const words = 'my own words'
    await radio(prompt, 'Bad').click()
    const box = prompt.getByRole('textbox')
    await expect(box).toHaveAttribute('autocomplete', 'off')
    const name = await box.getAttribute('name')
    await box.fill(words)
    const old = await box.elementHandle()
    await page.clock.runFor(61_000)
    await expect(prompt.locator('.thanks')).toBeVisible()
    await page.clock.runFor(3000)
    await expect(prompt.getByRole('radio')).toHaveCount(4)
    expect(await old?.evaluate((field) => 'value' in field && field.value)).toBe('')
    expect(await prompt.evaluate((host) => host.shadowRoot!.innerHTML)).not.toContain(words)
    await radio(prompt, 'Bad').click()
    await expect(box).toHaveValue('')
    expect(await box.getAttribute('name')).not.toBe(name)
    expect(name).toMatch(/^[\da-f-]{36}-0$/)
    await page.keyboard.press('ControlOrMeta+Z')
    await expect(box).toHaveValue('')
  })
})

test.describe('languages', () => {
  test('go back to the default when nobody is there', async ({ page }) => {
    const { prompt } = await open(page)
    await prompt.getByRole('button', { name: 'Deutsch' }).click()
    await expect(prompt.getByRole('heading')).toHaveText('Wie war Ihr Besuch heute?')
    await page.clock.runFor(20_500)
    await expect(prompt.getByRole('heading')).toHaveText('How was your visit today?')
  })

  test('of which there are many open by one button, and close by Escape', async ({ page }) => {
    const { prompt } = await open(page, 'many')
    const list = prompt.locator('.list button')
    await expect(list.first()).toBeHidden()
    const opener = prompt.getByRole('button', { name: 'Language' })
    await opener.click()
    await expect(list).toHaveCount(14)
    await expect(list.last()).toBeInViewport({ ratio: 1 })
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(list.first()).toBeHidden()
    await expect(opener).toBeFocused()
    await opener.click()
    await prompt.getByRole('button', { name: 'Polski' }).click()
    await expect(prompt.locator('.kiosk')).toHaveAttribute('lang', 'pl')
    await expect(list.first()).toBeHidden()
  })
})

test('who uses keys or a switch answers, chooses, sends, takes back, and goes on from the question', async ({
  page,
}) => {
  const { prompt } = await open(page)
  const focused = (): Locator => prompt.locator(':focus')
  await page.keyboard.press('Tab')
  await expect(focused()).toHaveText('English')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(prompt.getByRole('heading')).toHaveText('Wie war Ihr Besuch heute?')
  await expect(focused()).toHaveText('Deutsch')
  for (let press = 0; press < 4; press++) await page.keyboard.press('Tab')
  await expect(focused()).toHaveAccessibleName('Schlecht')
  await page.keyboard.press('Space')
  await expect(prompt.locator('.chip').first()).toBeVisible()
  await expect(focused()).toContainText('Was hat gestört?')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(prompt.locator('.chip').first()).toHaveAttribute('aria-pressed', 'true')
  await prompt.getByRole('button', { name: 'Rückgängig' }).focus()
  await page.keyboard.press('Enter')
  await expect(prompt.getByRole('radio')).toHaveCount(4)
  await expect(focused()).toHaveText('Wie war Ihr Besuch heute?')
  await page.keyboard.press('Tab')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(prompt.locator('.thanks')).toBeVisible()
  await page.clock.runFor(3000)
  await expect(focused()).toHaveText('How was your visit today?')
})

test.describe('size and reach', () => {
  const TABLETS = [
    // Inches across the screen, CSS pixels.
    { name: '10.1-inch landscape', inches: 10.1, width: 1280, height: 800 },
    { name: '10.1-inch portrait', inches: 10.1, width: 800, height: 1280 },
    { name: '7-inch landscape', inches: 7, width: 1024, height: 600 },
  ]
  for (const { name, inches, width, height } of TABLETS) {
    test(`faces are 20 mm wide and 5 mm apart, all on one screen: ${name}`, async ({ page }) => {
      const perMillimetre = Math.hypot(width, height) / inches / 25.4
      for (const kind of ['smiley3', 'smiley4', 'smiley5']) {
        const { prompt } = await open(page, kind)
        await page.setViewportSize({ width, height })
        const boxes = await prompt
          .locator('.point')
          .evaluateAll((all) => all.map((point) => point.getBoundingClientRect().toJSON()))
        for (const [index, box] of boxes.entries()) {
          expect(box.width / perMillimetre, kind).toBeGreaterThanOrEqual(20)
          expect(box.height / perMillimetre, kind).toBeGreaterThanOrEqual(20)
          const before = boxes[index - 1]
          if (before !== undefined) {
            expect((box.left - before.right) / perMillimetre, kind).toBeGreaterThanOrEqual(5)
          }
        }
        expect(await extent(page), kind).toEqual([width, height])
      }
    })
  }

  for (const { name, width, height } of TABLETS) {
    test(`within low reach all that can be touched is in the lower half: ${name}`, async ({
      page,
    }) => {
      const { prompt } = await open(page, 'low')
      await page.setViewportSize({ width, height })
      const tops = await prompt
        .locator('button:visible')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top))
      expect(tops.length).toBe(9)
      expect(Math.min(...tops)).toBeGreaterThanOrEqual(height / 2)
    })
  }

  test('text set to twice its size is twice as large, and nothing is cut off', async ({ page }) => {
    const { prompt } = await open(page)
    const sizes = (): Promise<readonly number[]> =>
      prompt
        .locator('h2, .point, .languages button, footer p')
        .evaluateAll((all) => all.map((each) => parseFloat(getComputedStyle(each).fontSize)))
    const before = await sizes()
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    const after = await sizes()
    for (const [index, size] of after.entries()) {
      expect(size / before[index]!).toBeGreaterThanOrEqual(1.95)
    }
    const fits = async (): Promise<void> => {
      expect((await extent(page))[0]).toBe(1280)
      for (const button of await prompt.locator('button:visible').all()) {
        await button.scrollIntoViewIfNeeded()
        await expect(button).toBeInViewport({ ratio: 0.99 })
      }
    }
    await fits()
    await radio(prompt, 'Bad').click()
    await expect(prompt.locator('.chip').first()).toBeVisible()
    await fits()
  })
})

for (const [radius, isRound] of [
  [16, true],
  [0, false],
] as const) {
  test(`a theme of ${radius} px makes everything to touch ${isRound ? 'round' : 'square'}`, async ({
    page,
  }) => {
    await page.route('**/v1/prompts/**', async (route) => {
      const reply = await route.fetch()
      const view = (await reply.json()) as { readonly theme: object }
      await route.fulfill({ json: { ...view, theme: { ...view.theme, radius } } })
    })
    const { prompt } = await open(page)
    /** Of what there is to press: the radius of its corner, and half of its height, px. */
    const corners = (): Promise<readonly (readonly [number, number])[]> =>
      prompt
        .locator('button:visible')
        .evaluateAll((all) =>
          all.map((one) => [
            Number.parseFloat(getComputedStyle(one).borderTopLeftRadius),
            one.getBoundingClientRect().height / 2,
          ]),
        )
    const seen = [...(await corners())]
    await radio(prompt, 'Bad').click()
    await expect(prompt.locator('.chip')).toHaveCount(5)
    const pills = await corners()
    seen.push(...pills)
    expect(seen.length).toBeGreaterThan(10)
    if (isRound) for (const [corner, half] of pills) expect(corner).toBeGreaterThanOrEqual(half)
    else expect(new Set(seen.map(([corner]) => corner))).toEqual(new Set([0]))
  })
}

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const { prompt } = await open(page)
  const durations = await prompt
    .locator('*')
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).transitionDuration))
  expect(new Set(durations)).toEqual(new Set(['0s']))
})

test('in forced colours the language that is spoken is told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const { prompt } = await open(page)
  const outlines = await prompt
    .locator('.languages button')
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).outlineStyle))
  expect(outlines).toEqual(['solid', 'none', 'none', 'none', 'none'])
})

for (const [name, media, locale] of [
  ['light', { colorScheme: 'light' }, 'English'],
  ['dark', { colorScheme: 'dark' }, 'English'],
  ['right to left', { colorScheme: 'light' }, 'العربية'],
  ['right to left, dark', { colorScheme: 'dark' }, 'العربية'],
  ['forced colours', { forcedColors: 'active' }, 'English'],
] as const) {
  test(`axe finds nothing on any screen of the shopper: ${name}`, async ({ page }) => {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    const { prompt } = await open(page)
    const isFine = async (): Promise<void> => expect(await violations(page)).toEqual([])
    await prompt.getByRole('button', { name: locale }).click()
    await isFine()
    await prompt.getByRole('radio').last().click()
    await expect(prompt.locator('.thanks')).toBeVisible()
    await isFine()
    await page.clock.runFor(2600)
    await expect(prompt.getByRole('radio')).toHaveCount(4)
    await isFine()
    // By now undo may have gone: axe takes its time.
    await prompt.getByRole('radio').first().click()
    await prompt.locator('.chip').first().click()
    await isFine()
    await prompt.locator('.chip').nth(1).click()
    await page.clock.runFor(13_000)
    await expect(prompt.locator('.countdown[data-urgent=true]')).toBeVisible()
    await isFine()
  })
}

test.describe('voice and sounds', () => {
  /** Headless browsers have no voices; what a tablet has is made up, and what is spoken is noted. */
  async function giveVoices(page: Page, voices: readonly object[]): Promise<void> {
    await page.addInitScript((voices) => {
      const heard = window as unknown as { spoken: string[]; rung: number }
      heard.spoken = []
      heard.rung = 0
      speechSynthesis.getVoices = () => voices as SpeechSynthesisVoice[]
      speechSynthesis.speak = (words) => heard.spoken.push(`${words.lang}: ${words.text}`)
      Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', { set() {} })
      AudioContext.prototype.createOscillator = function () {
        heard.rung++
        return new OscillatorNode(this)
      }
    }, voices)
  }
  const heard = (page: Page): Promise<{ spoken: string[]; rung: number }> =>
    page.evaluate(() => {
      const { spoken, rung } = window as unknown as { spoken: string[]; rung: number }
      return { spoken, rung }
    })
  const ENGLISH = { lang: 'en-GB', localService: true, name: 'A' }

  test('are off, and not even fetched, unless the config asks for them', async ({ page }) => {
    await giveVoices(page, [ENGLISH])
    const files: string[] = []
    page.on('request', (request) => files.push(request.url()))
    const { prompt } = await open(page)
    await radio(prompt, 'Great').click()
    await expect(prompt.locator('.thanks')).toBeVisible()
    expect(files.filter((file) => file.includes('extras') && !file.includes('sw.js'))).toEqual([])
    expect(await heard(page)).toEqual({ spoken: [], rung: 0 })
  })

  test('read the question aloud, and make the tap and the thanks heard', async ({ page }) => {
    await giveVoices(page, [ENGLISH])
    const { prompt } = await open(page, 'loud')
    await prompt.getByRole('button', { name: 'Read aloud' }).click()
    expect((await heard(page)).spoken).toEqual([
      'en: How was your visit today? Bad, Not good, Good, Great',
    ])
    await radio(prompt, 'Great').click()
    await expect(prompt.locator('.thanks')).toBeVisible()
    await expect.poll(async () => (await heard(page)).rung).toBe(4)
    // No voice for German.
    await page.clock.runFor(3000)
    await prompt.getByRole('button', { name: 'Deutsch' }).click()
    await expect(prompt.getByRole('heading')).toHaveText('Wie war Ihr Besuch heute?')
    await expect(prompt.locator('.read-aloud')).toBeHidden()
  })

  test('use no voice that would send the words to somebody else', async ({ page }) => {
    await giveVoices(page, [{ ...ENGLISH, localService: false }])
    const { prompt } = await open(page, 'loud')
    await expect(prompt.locator('.read-aloud')).toHaveCount(1)
    await expect(prompt.locator('.read-aloud')).toBeHidden()
  })
})

test('nobody else is asked for anything', async ({ page }) => {
  const origins = new Set<string>()
  page.on('request', (request) => origins.add(new URL(request.url()).origin))
  const { prompt } = await open(page, 'loud')
  await radio(prompt, 'Bad').click()
  await prompt.getByRole('button', { name: 'Send' }).click()
  await expect(prompt.locator('.thanks')).toBeVisible()
  await page.clock.runFor(20_000)
  expect([...origins]).toEqual([collector.url])
})
