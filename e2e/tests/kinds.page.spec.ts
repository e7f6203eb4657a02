import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { violations } from '../support/accessibility.ts'
import { startCollector, type Collector } from '../support/collector.ts'
import { expect, test } from '../support/fixtures.ts'
import { openKind, TOUCHPOINTS, writeKinds } from '../support/kinds.ts'
import { KIOSK, WIDGET } from '../support/shop.ts'

let folder: string
let collector: Collector

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopbell-kinds-'))
  collector = await startCollector(await writeKinds(folder))
})

test.afterAll(async () => {
  await collector.stop()
  await rm(folder, { recursive: true })
})

/** What was answered at a touchpoint, each question by its id; the newest response there. */
async function answersAt(touchpoint: string): Promise<Readonly<Record<string, unknown>>> {
  const stored = await collector.stored()
  const newest = stored.find((response) => response.touchpoint === touchpoint)
  const answers = newest?.answers ?? []
  return Object.fromEntries(answers.map(({ question, value }) => [question, value]))
}

/** How somebody answers each kind by pointer, and what the collector then has. */
const BY_POINTER: Readonly<Record<string, readonly [(prompt: Locator) => Promise<void>, unknown]>> =
  {
    smiley3: [tap('Okay'), 2],
    smiley4: [tap('Great'), 4],
    smiley5: [tap('Not good'), 2],
    stars: [tap('4'), 4],
    csat: [tap('5, Very happy'), 5],
    agree: [tap('1, Strongly disagree'), 1],
    effort: [tap('7, Strongly agree'), 7],
    nps: [tap('0, Not at all likely'), 0],
    thumbs: [tap('Good'), 1],
    yesno: [tap('No'), 0],
    expectation: [tap('Worse than expected'), -1],
    single: [
      async (prompt) => {
        await prompt.getByRole('radio', { name: 'Price' }).click()
        await prompt.getByRole('radio', { name: 'Delivery' }).click()
        await send(prompt)
      },
      ['delivery'],
    ],
    multiple: [
      async (prompt) => {
        for (const name of ['Price', 'Delivery', 'Parking', 'Price']) {
          await prompt.getByRole('button', { name }).click()
        }
        await send(prompt)
      },
      ['delivery', 'parking'],
    ],
    text: [
      async (prompt) => {
        await prompt.getByRole('textbox').fill('  A bench outside. ')
        await send(prompt)
      },
      'A bench outside.',
    ],
    contact: [
      async (prompt) => {
        await prompt.getByLabel('Email').fill('ana@shop.example')
        await prompt.getByText('may contact me').click()
        await send(prompt)
      },
      { email: 'ana@shop.example', consent: true },
    ],
  }

/** Keys from the close button on, which comes last: the first Tab goes around to the question. */
const BY_KEYBOARD: Readonly<Record<string, readonly [readonly string[], unknown]>> = {
  smiley3: [['End', 'Enter'], 3],
  smiley4: [['ArrowRight', 'Space'], 2],
  smiley5: [['ArrowLeft', 'Enter'], 5],
  stars: [['ArrowRight', 'ArrowRight', 'Space'], 3],
  csat: [['End', 'ArrowUp', 'Enter'], 4],
  agree: [['Enter'], 1],
  effort: [['ArrowDown', 'Home', 'ArrowDown', 'Space'], 2],
  nps: [['End', 'Enter'], 10],
  thumbs: [['Space'], 0],
  yesno: [['ArrowRight', 'Enter'], 1],
  expectation: [['End', 'Space'], 1],
  single: [['ArrowDown', 'ArrowDown', 'Tab', 'Tab', 'Enter'], ['price']],
  multiple: [
    ['Space', 'Tab', 'Space', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter'],
    ['opening-hours', 'delivery'],
  ],
  text: [['Hello', 'Tab', 'Tab', 'Space'], 'Hello'],
  contact: [
    ['Tab', '+49 30 123456', 'Tab', 'Space', 'Tab', 'Tab', 'Enter'],
    { phone: '+49 30 123456', consent: true },
  ],
}

function tap(name: string): (prompt: Locator) => Promise<void> {
  return (prompt) => prompt.getByRole('radio', { name, exact: true }).click()
}

const send = (prompt: Locator): Promise<void> =>
  prompt.getByRole('button', { name: 'Send' }).click()

const scale = (question: string, ...names: readonly string[]): string => `
    - heading "${question}" [level=2]
    - radiogroup "${question}":
${names.map((name) => `      - radio "${name}"`).join('\n')}
`
const VISIT = 'How was your visit today?'
const MISSED = ['Opening hours', 'Delivery', 'Price', 'Parking']
const SNAPSHOTS: Readonly<Record<string, string>> = {
  smiley3: scale(VISIT, 'Bad', 'Okay', 'Good'),
  smiley4: scale(VISIT, 'Bad', 'Not good', 'Good', 'Great'),
  smiley5: scale(VISIT, 'Bad', 'Not good', 'Okay', 'Good', 'Great'),
  stars: scale('How did you like the shop?', '1, Very unhappy', '2', '3', '4', '5, Very happy'),
  csat: scale(
    'How satisfied are you with your order?',
    '1, Very unhappy',
    '2',
    '3',
    '4',
    '5, Very happy',
  ),
  agree: scale(
    'I felt that my business is valued.',
    '1, Strongly disagree',
    '2',
    '3',
    '4',
    '5, Strongly agree',
  ),
  effort: scale(
    'It was easy to get my problem solved.',
    '1, Strongly disagree',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7, Strongly agree',
  ),
  nps: scale(
    'How likely are you to recommend us to a friend?',
    '0, Not at all likely',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
    '10, Very likely',
  ),
  thumbs: scale('Was this page of use?', 'Not good', 'Good'),
  yesno: scale('Did you find what you came for?', 'No', 'Yes'),
  expectation: scale(
    'How was it, compared with what you expected?',
    'Worse than expected',
    'As expected',
    'Better than expected',
  ),
  single: `
      - heading "What should we improve first?" [level=2]
      - paragraph: Choose one
      - radiogroup "What should we improve first?":
${MISSED.map((name) => `        - radio "${name}"`).join('\n')}
      - alert
      - button "Skip"
      - button "Send"
  `,
  multiple: `
      - heading "What did you miss?" [level=2]
      - paragraph: Choose any that fit
      - group "What did you miss?":
${MISSED.map((name) => `        - button "${name}"`).join('\n')}
      - alert
      - button "Skip"
      - button "Send"
  `,
  text: `
      - heading "What could we have done better?" [level=2]
      - textbox "What could we have done better?"
      - alert
      - text: No names, please.
      - button "Skip"
      - button "Send"
  `,
  contact: `
      - heading "May we get back to you?" [level=2]
      - group "May we get back to you?":
        - text: Email
        - textbox "Email"
        - alert
        - text: Phone
        - textbox "Phone"
        - alert
        - checkbox /Acme Garden.* may contact me about this answer./
        - text: /may contact me/
        - alert
      - alert
      - button "Skip"
      - button "Send"
  `,
}

for (const [kind, snapshot] of Object.entries(SNAPSHOTS)) {
  test(`${kind}: its names and roles, by pointer, by keyboard alone`, async ({ page }) => {
    await openKind(page, collector.url, kind)
    const prompt = page.locator(WIDGET)
    await expect(prompt.locator('h2')).toBeVisible()
    await expect(prompt.locator('.prompt > :first-child')).toMatchAriaSnapshot(snapshot)
    // What has nothing to scroll is no stop of Tab, and leaves the wheel to the page.
    expect(await prompt.locator('section').evaluate(canScroll)).toBe(false)
    const [answer, byPointer] = BY_POINTER[kind]!
    await answer(prompt)
    await expect(prompt.locator('.thanks')).toBeVisible()
    await expect.poll(() => answersAt(kind)).toEqual({ [kind]: byPointer })

    await openKind(page, collector.url, kind)
    await expect(prompt.locator('h2')).toBeVisible()
    const [keys, byKeyboard] = BY_KEYBOARD[kind]!
    await page.keyboard.press('Tab')
    await expect(prompt).toBeFocused()
    for (const key of keys) {
      const isKey = /^(Tab|Enter|Space|Home|End|Arrow\w+)$/.test(key)
      await (isKey ? page.keyboard.press(key) : page.keyboard.type(key))
    }
    await expect(prompt.locator('.thanks')).toBeVisible()
    await expect.poll(() => answersAt(kind)).toEqual({ [kind]: byKeyboard })
  })
}

/** Whether there is more of an element than its box shows. */
function canScroll(box: Element): boolean {
  return box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth
}

test('a shuffled choice is stored with the order that was seen', async ({ page }) => {
  await openKind(page, collector.url, 'shuffled')
  const prompt = page.locator(WIDGET)
  await prompt.getByRole('button', { name: 'Price' }).click()
  const seen = await prompt.locator('.chip').allTextContents()
  await send(prompt)
  const order = seen.map((label) => label.toLowerCase().replace(' ', '-'))
  await expect
    .poll(async () => (await collector.stored()).find((each) => each.touchpoint === 'shuffled'))
    .toMatchObject({ answers: [{ question: 'shuffled', value: ['price'], order }] })
})

test('what is missing is said, aloud and beside it, and goes when it is mended', async ({
  page,
}) => {
  await openKind(page, collector.url, 'contact')
  const prompt = page.locator(WIDGET)
  const [email, consent] = [prompt.getByLabel('Email'), prompt.getByRole('checkbox')]
  await send(prompt)
  await expect(prompt.getByRole('alert').filter({ hasText: 'An answer is needed' })).toBeVisible()
  await expect(prompt.getByRole('group')).toHaveAccessibleDescription('An answer is needed here.')
  await expect(email).toBeFocused()

  await email.fill('ana@shop')
  await send(prompt)
  await expect(email).toHaveAccessibleDescription('Please check the email address.')
  await expect(email).toHaveAttribute('aria-invalid', 'true')
  await expect(email).toBeFocused()
  await expect(consent).toHaveAccessibleDescription('Please tick this box first.')
  expect(await violations(page, WIDGET)).toEqual([])

  await email.press('ControlOrMeta+a')
  await email.pressSequentially('ana@shop.example')
  await expect(email).not.toHaveAttribute('aria-invalid')
  await expect(email).toHaveAccessibleDescription('')
  await consent.check()
  await email.press('Enter')
  await expect(prompt.locator('.thanks')).toBeVisible()
  await expect
    .poll(() => answersAt('contact'))
    .toEqual({ contact: { email: 'ana@shop.example', consent: true } })
})

test('an address is asked for so that the device can fill it in', async ({ page }) => {
  await openKind(page, collector.url, 'contact')
  const prompt = page.locator(WIDGET)
  await expect(prompt.getByLabel('Email')).toHaveAttribute('autocomplete', 'email')
  await expect(prompt.getByLabel('Email')).toHaveAttribute('inputmode', 'email')
  await expect(prompt.getByLabel('Phone')).toHaveAttribute('autocomplete', 'tel')
  await expect(prompt.getByLabel('Phone')).toHaveAttribute('inputmode', 'tel')
})

test('a text says how much room is left, and takes no more', async ({ page }) => {
  await openKind(page, collector.url, 'text')
  const prompt = page.locator(WIDGET)
  const box = prompt.getByRole('textbox')
  await box.fill('x'.repeat(40))
  await expect(prompt.locator('.count')).toHaveText('')
  await box.pressSequentially('x'.repeat(10))
  await expect(prompt.locator('.count [aria-live]')).toHaveText('10 characters left')
  await box.pressSequentially('x'.repeat(9))
  await expect(prompt.locator('.count [aria-hidden]')).toHaveText('1 character left')
  // A voice does not count along with every key.
  await expect(prompt.locator('.count [aria-live]')).toHaveText('10 characters left')
  await box.pressSequentially('xyz')
  await expect(box).toHaveValue('x'.repeat(60))
})

test('one question at a time: counted, branching, and back to what is not kept', async ({
  page,
}) => {
  await openKind(page, collector.url, 'steps')
  const prompt = page.locator(WIDGET)
  await expect(prompt.getByRole('heading')).toHaveText('Question 1 of 4 How was your visit today?')
  await prompt.getByRole('radio', { name: 'Bad', exact: true }).click()
  await expect(prompt.getByRole('heading')).toContainText('Question 2 of 4')
  // The tap is kept: there is no way back to it.
  await expect(prompt.getByRole('button', { name: 'Back' })).toHaveCount(0)

  await prompt.getByRole('radio', { name: 'Price' }).click()
  await prompt.getByRole('button', { name: 'Next' }).click()
  await expect(prompt.getByRole('heading')).toHaveText(
    'Question 3 of 3 Thanks, that’s in. What could we have done better?',
  )
  await expect(prompt.getByRole('heading')).toBeFocused()
  await prompt.getByRole('textbox').fill('Cheaper bulbs')

  await prompt.getByRole('button', { name: 'Back' }).click()
  await expect(prompt.getByRole('radio', { name: 'Price' })).toBeChecked()
  await prompt.getByRole('radio', { name: 'Delivery' }).click()
  await prompt.getByRole('button', { name: 'Next' }).click()
  await expect(prompt.getByRole('heading')).toContainText('Question 3 of 4')
  await prompt.getByRole('button', { name: 'Skip' }).click()
  await expect(prompt.getByRole('textbox')).toHaveValue('Cheaper bulbs')
  await send(prompt)
  await expect(prompt.locator('.thanks')).toBeVisible()
  await expect
    .poll(() => answersAt('steps'))
    .toEqual({ smiley4: 1, single: ['delivery'], text: 'Cheaper bulbs' })
})

test('one page: taps are kept at once and stand, the rest is sent together', async ({ page }) => {
  await openKind(page, collector.url, 'page', { where: 'inline' })
  const prompt = page.locator(WIDGET)
  await expect(prompt.getByRole('group', { name: 'What did you miss?' })).toHaveCount(0)
  await send(prompt)
  await expect(prompt.getByRole('alert').filter({ hasText: 'needed' })).toBeVisible()
  await expect(prompt.getByRole('radio', { name: 'Bad', exact: true })).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(prompt.getByRole('group', { name: 'What did you miss?' })).toBeVisible()
  await expect(prompt.getByRole('radio', { name: 'Bad', exact: true })).toBeFocused()
  await expect.poll(() => answersAt('page')).toEqual({ smiley4: 1 })
  await prompt.getByRole('radio', { name: 'Great' }).click({ force: true })
  await expect(prompt.getByRole('radio', { name: 'Bad', exact: true })).toBeChecked()
  await expect(prompt.getByRole('radio', { name: 'Great' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )

  await prompt.getByRole('button', { name: 'Parking' }).click()
  await prompt.getByRole('radio', { name: '3', exact: true }).click()
  await prompt.getByRole('textbox', { name: 'What could' }).fill('A bench')
  await send(prompt)
  await expect(prompt.locator('.thanks')).toBeVisible()
  await expect
    .poll(() => answersAt('page'))
    .toEqual({ smiley4: 1, multiple: ['parking'], stars: 3, text: 'A bench' })
})

test('whoever skips all of it leaves nothing, and is not thanked', async ({ page }) => {
  await openKind(page, collector.url, 'multiple')
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.postData() ?? '')
  })
  const prompt = page.locator(WIDGET)
  await prompt.getByRole('button', { name: 'Skip' }).click()
  await expect(prompt).toHaveCount(0)
  expect(posts.filter((post) => post.includes('"ended"'))).toEqual([])
})

for (const [scheme, locale] of [
  ['light', 'en'],
  ['dark', 'de'],
  ['light', 'ar'],
  ['dark', 'ar'],
] as const) {
  test(`axe finds nothing on any kind, and all of it fits a small phone: ${scheme}, ${locale}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    for (const kind of TOUCHPOINTS) {
      await openKind(page, collector.url, kind, { locale })
      const prompt = page.locator(WIDGET)
      await expect(prompt.locator('.prompt')).toHaveAttribute('lang', locale)
      expect(await violations(page, WIDGET), kind).toEqual([])
      expect(await tooSmall(prompt), kind).toEqual([])
      const button = prompt.locator('.chip, .option').first()
      if ((await button.count()) > 0) {
        await button.click()
        expect(await violations(page, WIDGET), `${kind}, chosen`).toEqual([])
      }
      expect(await sticksOut(page), kind).toEqual([])
    }
  })
}

/** What is smaller to the finger than 44 pixels each way; of a tick box, its label counts. */
async function tooSmall(prompt: Locator): Promise<readonly string[]> {
  return prompt.evaluate((host) =>
    [...host.shadowRoot!.querySelectorAll('button,textarea,.line input,.consent')]
      .filter((each) => {
        const { width, height } = each.getBoundingClientRect()
        return width < 44 || height < 44
      })
      .map((each) => each.outerHTML),
  )
}

/** What reaches over the edge of its card, or has more text than it shows. */
async function sticksOut(page: Page): Promise<readonly string[]> {
  return page.locator(WIDGET).evaluate((host) => {
    const card = host.getBoundingClientRect()
    return [...host.shadowRoot!.querySelectorAll('.prompt *:not(.quietly)')]
      .filter((each) => {
        const { left, right } = each.getBoundingClientRect()
        // Faces stand in their card's padding too: what is around them is narrower than they are.
        const hides = each.localName !== 'div' && each.scrollWidth > each.clientWidth + 1
        return left < card.left || right > card.right || hides
      })
      .filter((each) => each.clientWidth > 0)
      .map((each) => each.outerHTML)
  })
}

test('arrow keys follow the direction of the language', async ({ page }) => {
  await openKind(page, collector.url, 'stars', { locale: 'ar' })
  const stars = page.locator(WIDGET).getByRole('radio')
  await expect(stars).toHaveCount(5)
  const [first, last] = [await stars.first().boundingBox(), await stars.last().boundingBox()]
  expect(first!.x).toBeGreaterThan(last!.x)
  await stars.first().focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect.poll(() => answersAt('stars')).toEqual({ stars: 2 })
})

test('stars fill up to the one that was chosen', async ({ page }) => {
  await openKind(page, collector.url, 'page', { where: 'inline' })
  const stars = page.locator(WIDGET).locator('.stars .point')
  await stars.nth(2).click()
  await page.mouse.move(0, 0)
  await expect
    .poll(() =>
      stars.evaluateAll((all) =>
        all.map((star) => getComputedStyle(star.querySelector('svg')!).fill !== 'none'),
      ),
    )
    .toEqual([true, true, true, false, false])
})

test('a tablet draws every kind, and keeps what is answered', async ({ page }) => {
  await page.clock.install()
  await page.setViewportSize({ width: 1280, height: 800 })
  const prompt = page.locator(KIOSK)
  for (const [kind, [answer, value]] of Object.entries(BY_POINTER)) {
    await page.goto(`${collector.url}/kiosk/?business=kinds&touchpoint=${kind}`)
    await expect(prompt.locator('h2')).toBeVisible()
    expect(await violations(page), kind).toEqual([])
    const { scrollHeight, clientHeight } = await page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement
      return { scrollHeight, clientHeight }
    })
    expect(scrollHeight, kind).toBe(clientHeight)
    await answer(prompt)
    await expect(prompt.locator('.thanks')).toBeVisible()
    // Until then it may be taken back.
    const later = async (): Promise<unknown> => {
      await page.clock.runFor(5_000)
      return answersAt(kind)
    }
    await expect.poll(later, kind).toEqual({ [kind]: value })
  }
})

test('on a tablet nothing that somebody typed is offered to the next', async ({ page }) => {
  await page.goto(`${collector.url}/kiosk/?business=kinds&touchpoint=contact`)
  for (const name of ['Email', 'Phone']) {
    await expect(page.locator(KIOSK).getByLabel(name)).toHaveAttribute('autocomplete', 'off')
  }
})
