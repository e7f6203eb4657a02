import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'
import type { Link } from '../support/link.ts'
import { expectPoints, face, WIDGET } from '../support/shop.ts'

const WHO = 'data-business="acme" data-touchpoint="web-checkout"'
const OTHER = 'data-business="acme" data-touchpoint="web-help"'

/** What a page may have of us besides the loader. */
interface Traces {
  readonly storage: Readonly<Record<string, string>>
  readonly databases: number
  readonly timers: number
}

/** Counts timers that wait, from before any script runs. */
async function countTimers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const waiting = new Set<unknown>()
    const [start, stop] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)]
    Object.assign(window, {
      waiting,
      setTimeout: (run: () => void, ms?: number) => {
        const timer = start(() => {
          waiting.delete(timer)
          run()
        }, ms)
        waiting.add(timer)
        return timer
      },
      clearTimeout: (timer: number) => {
        waiting.delete(timer)
        stop(timer)
      },
    })
  })
}

const traces = (page: Page): Promise<Traces> =>
  page.evaluate(async () => ({
    storage: Object.fromEntries(Object.entries(localStorage) as [string, string][]),
    databases: (await indexedDB.databases()).length,
    timers: (window as unknown as { waiting?: Set<unknown> }).waiting?.size ?? 0,
  }))

/** What the page asked of the collector, by path. */
function listen(page: Page, origin: string): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(origin)) asked.push(new URL(request.url()).pathname)
  })
  return asked
}

/** Waits until the loader has run and come to rest. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.waitForFunction(() => {
    const { shopbell } = window as unknown as { shopbell?: { q?: { map?: unknown } } }
    return shopbell?.q !== undefined && shopbell.q.map === undefined
  })
  // One turn of timers behind the loader's own.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
}

const command = (page: Page, ...call: readonly unknown[]): Promise<void> =>
  page.evaluate(
    (given) => (window as never as { shopbell(...call: unknown[]): void }).shopbell(...given),
    call,
  )

const NEVER_SHOWN = { storage: {}, databases: 0, timers: 0 }

for (const tag of [
  'data-business="acme"',
  `${WHO} data-where="/checkout"`,
  `${WHO} data-when="exit, scroll 50, clicked .buy, seen #end, event bought"`,
  `${WHO} data-consent="required"`,
]) {
  test(`a page that shows nothing costs one request and nothing else: ${tag}`, async ({
    lay,
    link,
    page,
  }) => {
    await countTimers(page)
    const shop = await lay({ tags: [tag] })
    const asked = listen(page, link.url)
    await page.goto(`${shop.url}/cart`)
    await settle(page)
    await page.mouse.move(200, 200)
    expect(asked).toEqual(['/shopbell.js'])
    expect(await traces(page)).toEqual(NEVER_SHOWN)
  })
}

test('one that is out of the sample writes down its draw and no more', async ({
  lay,
  link,
  page,
}) => {
  const shop = await lay({ tags: [`${WHO} data-sample="0"`] })
  const asked = listen(page, link.url)
  await page.goto(shop.url)
  await settle(page)
  const { storage, databases } = await traces(page)
  expect(asked).toEqual(['/shopbell.js'])
  expect(databases).toBe(0)
  expect(storage['shopbell']).toMatch(/^\{"acme\/web-checkout":\[0,0,0\.\d+\]\}$/)
  await page.reload()
  await settle(page)
  expect((await traces(page)).storage).toEqual(storage)
})

test('what to draw and the code that draws it are asked for at the same time', async ({
  lay,
  link,
  page,
}) => {
  const shop = await lay({ tags: [WHO] })
  const asked = listen(page, link.url)
  await page.goto(shop.url)
  await expect(page.locator(WIDGET)).toBeVisible()
  expect(asked[0]).toBe('/shopbell.js')
  expect(asked.slice(1, 3).toSorted().join()).toMatch(
    /^\/shopbell\/prompt-.*,\/v1\/prompts\/web-checkout$/,
  )
})

test.describe('triggers', () => {
  test('seconds: not before, and only while the address matches', async ({ lay, link, page }) => {
    await page.clock.install()
    const shop = await lay({ tags: [`${WHO} data-when="seconds 500" data-where="/cart"`] })
    const asked = listen(page, link.url)
    await page.goto(`${shop.url}/cart`)
    await settle(page)
    await page.clock.runFor(400_000)
    await page.evaluate(() => history.pushState({}, '', '/elsewhere'))
    await page.clock.runFor(1_000_000)
    expect(asked).toEqual(['/shopbell.js'])
    await page.evaluate(() => history.pushState({}, '', '/cart'))
    await page.clock.runFor(400_000)
    expect(asked).toEqual(['/shopbell.js'])
    await page.clock.runFor(150_000)
    await expect(page.locator(WIDGET)).toBeVisible()
  })

  test('idle: any input starts the count again', async ({ lay, link, page }) => {
    await page.clock.install()
    const shop = await lay({ tags: [`${WHO} data-when="idle 2000"`] })
    const asked = listen(page, link.url)
    await page.goto(shop.url)
    await settle(page)
    await page.clock.runFor(1_500_000)
    await page.mouse.move(100, 100)
    await page.clock.runFor(1_500_000)
    await page.keyboard.press('Shift')
    await page.clock.runFor(1_500_000)
    expect(asked).toEqual(['/shopbell.js'])
    await page.clock.runFor(600_000)
    await expect(page.locator(WIDGET)).toBeVisible()
  })

  test('the earliest of several delays counts, whatever their order', async ({ lay, page }) => {
    await page.clock.install()
    const shop = await lay({ tags: [`${WHO} data-when="idle 2000, seconds 500, exit"`] })
    await page.goto(shop.url)
    await settle(page)
    await page.clock.runFor(501_000)
    await expect(page.locator(WIDGET)).toBeVisible()
  })

  test('scroll', async ({ lay, link, page }) => {
    const shop = await lay({ tags: [`${WHO} data-when="scroll 50"`] })
    const asked = listen(page, link.url)
    await page.goto(shop.url)
    await settle(page)
    await page.evaluate(() => scrollTo(0, 0.4 * (3000 - innerHeight)))
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    expect(asked).toEqual(['/shopbell.js'])
    await page.evaluate(() => scrollTo(0, 0.6 * (3000 - innerHeight)))
    await expect(page.locator(WIDGET)).toBeVisible()
  })

  test('seen: once the lower edge of the element is in view, also when it comes late', async ({
    lay,
    link,
    page,
  }) => {
    const body = '<main style="height:2000px"></main><p id="price" hidden>9 $</p>'
    const shop = await lay({ tags: [`${WHO} data-when="seen #pricing, seen #price"`], body })
    const asked = listen(page, link.url)
    await page.goto(shop.url)
    await settle(page)
    await page.evaluate(() => {
      document.querySelector('main')!.insertAdjacentHTML('afterend', '<p id="pricing">9 €</p>')
    })
    await page.mouse.move(50, 50)
    expect(asked).toEqual(['/shopbell.js'])
    await page.evaluate(() => scrollTo(0, 1e6))
    await expect(page.locator(WIDGET)).toBeVisible()
  })

  test('clicked: also what stops its event', async ({ lay, link, page }) => {
    const body =
      '<button class="help" onclick="event.stopPropagation()"><b>Help</b></button><i>Else</i>'
    const shop = await lay({ tags: [`${WHO} data-when="clicked .help"`], body })
    const asked = listen(page, link.url)
    await page.goto(shop.url)
    await settle(page)
    await page.getByText('Else').click()
    // A click that a script makes may come from no element.
    await page.evaluate(() => document.dispatchEvent(new MouseEvent('click')))
    expect(asked).toEqual(['/shopbell.js'])
    await page.getByText('Help').click()
    await expect(page.locator(WIDGET)).toBeVisible()
  })

  test('exit: the pointer leaves through the top, not through a side', async ({
    lay,
    link,
    page,
  }) => {
    const shop = await lay({ tags: [`${WHO} data-when="exit"`] })
    const asked = listen(page, link.url)
    await page.goto(shop.url)
    await settle(page)
    await page.mouse.move(300, 200)
    await page.mouse.move(-5, 200)
    await page.mouse.move(300, 200)
    expect(asked).toEqual(['/shopbell.js'])
    await page.mouse.move(300, -5)
    await expect(page.locator(WIDGET)).toBeVisible()
  })

  test('event: what was reported before the loader came counts, what was elsewhere does not', async ({
    lay,
    link,
    page,
  }) => {
    const shop = await lay({
      tags: [`${WHO} data-when="event order-placed" data-where="/thanks"`],
      script: "shopbell('event', 'order-placed')",
    })
    const asked = listen(page, link.url)
    await page.goto(`${shop.url}/cart`)
    await settle(page)
    await page.evaluate(() => history.pushState({}, '', '/thanks'))
    await command(page, 'event', 'order-lost')
    expect(asked).toEqual(['/shopbell.js'])
    await page.goto(`${shop.url}/thanks`)
    await expect(page.locator(WIDGET)).toBeVisible()
  })
})

test.describe('waits', () => {
  test('while somebody types, and shows when they are done', async ({ lay, link, page }) => {
    const shop = await lay({
      tags: [`${WHO} data-when="event now"`],
      body: '<input><input type="checkbox"><p contenteditable>Words</p><button>Next</button>',
    })
    const asked = listen(page, link.url)
    await page.goto(shop.url)
    await settle(page)
    for (const field of ['input:first-child', '[contenteditable]']) {
      await page.locator(field).focus()
      await command(page, 'event', 'now')
      await page.keyboard.type('abc')
      expect(asked).toEqual(['/shopbell.js'])
    }
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.locator(WIDGET)).toBeVisible()
  })

  test('while what was typed into is in a frame', async ({ lay, link, page }) => {
    const shop = await lay({
      tags: [`${WHO} data-when="event now"`],
      body: '<iframe srcdoc="<input>"></iframe><button>Next</button>',
    })
    const asked = listen(page, link.url)
    await page.goto(shop.url)
    await settle(page)
    await page.frameLocator('iframe').locator('input').click()
    await command(page, 'event', 'now')
    expect(asked).toEqual(['/shopbell.js'])
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.locator(WIDGET)).toBeVisible()
  })

  test('while a dialog is open, also one that opened while the prompt was fetched', async ({
    lay,
    link,
    page,
  }) => {
    const shop = await lay({
      tags: [`${WHO} data-when="event now"`],
      body: '<dialog><button onclick="this.parentElement.close()">Done</button></dialog><main>Shop</main>',
    })
    const asked = listen(page, link.url)
    await page.goto(shop.url)
    await settle(page)
    const open = (): Promise<void> =>
      page.evaluate(() => document.querySelector('dialog')!.showModal())
    await open()
    await command(page, 'event', 'now')
    await page.mouse.move(10, 10)
    expect(asked).toEqual(['/shopbell.js'])
    let go = (): void => {}
    const held = new Promise<void>((resolve) => (go = resolve))
    await page.route('**/v1/prompts/**', async (route) => {
      await held
      await route.continue()
    })
    const fetched = page.waitForResponse('**/v1/prompts/**')
    await page.evaluate(() => document.querySelector('dialog')!.close())
    await page.mouse.move(20, 20)
    await expect.poll(() => asked.length).toBe(3)
    await open()
    go()
    await fetched
    await page.mouse.move(30, 30)
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
    await expect(page.locator(WIDGET)).toHaveCount(0)
    await page.getByRole('button', { name: 'Done' }).click()
    await page.mouse.move(40, 40)
    await expect(page.locator(WIDGET)).toBeVisible()
  })

  test('for consent, and holds nothing against what happened before it', async ({
    lay,
    link,
    page,
  }) => {
    const shop = await lay({
      tags: [`${WHO} data-consent="required" data-when="event order-placed"`],
      script: "shopbell('event', 'order-placed')",
    })
    const asked = listen(page, link.url)
    await page.goto(shop.url)
    await settle(page)
    expect(asked).toEqual(['/shopbell.js'])
    expect(await traces(page)).toEqual(NEVER_SHOWN)
    await command(page, 'consent', true)
    await expect(page.locator(WIDGET)).toBeVisible()
    await command(page, 'consent', false)
    await expect(page.locator(WIDGET)).toHaveCount(0)
  })

  test('until a prerendered page is looked at', async ({ lay, link, page }) => {
    const shop = await lay({
      tags: [`${WHO} data-where="/next"`],
      body: '<a href="/next">Next</a><script type="speculationrules">{"prerender":[{"urls":["/next"],"eagerness":"immediate"}]}</script>',
    })
    await page.goto(shop.url)
    await expect.poll(() => shop.requests).toContain('prerender /next')
    const asked = listen(page, link.url)
    await page.getByRole('link').click()
    await expect(page.locator(WIDGET)).toBeVisible()
    expect(asked.filter((path) => path.startsWith('/v1/prompts/'))).toHaveLength(1)
  })
})

test.describe('addresses', () => {
  test('an open prompt goes when its address is left, and what waits comes with its own', async ({
    lay,
    page,
  }) => {
    const shop = await lay({ tags: [`${WHO} data-where="/thanks" data-quiet="0"`] })
    await page.goto(`${shop.url}/thanks`)
    await expect(page.locator(WIDGET)).toBeVisible()
    await page.evaluate(() => history.pushState({}, '', '/home'))
    await expect(page.locator(WIDGET)).toHaveCount(0)
  })

  test('one whose address was left while it was fetched is not shown', async ({
    lay,
    link,
    page,
  }) => {
    const shop = await lay({ tags: [`${WHO} data-where="/thanks"`] })
    const asked = listen(page, link.url)
    let go = (): void => {}
    const held = new Promise<void>((resolve) => (go = resolve))
    await page.route('**/v1/prompts/**', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${shop.url}/thanks`)
    await expect.poll(() => asked.length).toBe(3)
    await page.evaluate(() => history.pushState({}, '', '/home'))
    const fetched = page.waitForResponse('**/v1/prompts/**')
    go()
    await (await fetched).finished()
    await settle(page)
    await expect(page.locator(WIDGET)).toHaveCount(0)
    await page.goBack()
    await expect(page.locator(WIDGET)).toBeVisible()
  })
})

test.describe('whom', () => {
  test('who saw it is not asked again within the quiet, not by another prompt within a day, and then is', async ({
    lay,
    link,
    page,
  }) => {
    await page.clock.install({ time: Date.now() })
    const shop = await lay({ tags: [WHO], script: "shopbell('debug', true)" })
    await page.goto(shop.url)
    await page.locator(WIDGET).getByRole('button', { name: 'Close' }).click()
    const [past] = Object.values(JSON.parse((await traces(page)).storage['shopbell']!) as object)
    expect((past as number[])[0]).toBeGreaterThan(1e12)
    const said = page.waitForEvent('console', (message) => message.text().includes('saw it on'))
    await page.reload()
    await said
    const other = page.waitForEvent('console', (message) =>
      message.text().includes('saw another prompt'),
    )
    await command(page, 'ask', { touchpoint: 'web-help', business: 'acme' })
    await other
    await expect(page.locator(WIDGET)).toHaveCount(0)
    await page.clock.setSystemTime(Date.now() + 31 * 86_400_000)
    await page.reload()
    await expect(page.locator(WIDGET)).toBeVisible()
    expect(link.url).toBeTruthy()
  })

  test('who answered is not asked again for three times as long', async ({
    lay,
    collector,
    page,
  }) => {
    await page.clock.install({ time: Date.now() })
    const shop = await lay({ tags: [WHO], script: "shopbell('debug', true)" })
    await page.goto(shop.url)
    await page.locator(`${WIDGET} ${face(4)}`).click()
    await expectPoints(collector, [4])
    await expect.poll(async () => (await traces(page)).storage['shopbell']).toContain('[')
    await page.clock.setSystemTime(Date.now() + 31 * 86_400_000)
    const said = page.waitForEvent('console', (message) => message.text().includes('answered on'))
    await page.reload()
    await said
    await expect(page.locator(WIDGET)).toHaveCount(0)
  })

  test('the first in rank of those that are due, and one at a time', async ({ lay, page }) => {
    const shop = await lay({
      tags: [`${WHO} data-quiet="0" data-when="now"`, `${OTHER} data-quiet="0" data-priority="1"`],
      script:
        'document.addEventListener("shopbell:shown", () => (window.shown = (window.shown ?? 0) + 1))',
    })
    await page.route('**/v1/prompts/**', async (route) => {
      const reply = await route.fetch({
        url: route.request().url().replace('web-help', 'web-checkout'),
      })
      const text = route.request().url().includes('web-help') ? 'Of rank' : 'Of no rank'
      await route.fulfill({
        response: reply,
        body: (await reply.text()).replace('How was your visit today?', text),
      })
    })
    await page.goto(shop.url)
    const prompt = page.locator(WIDGET)
    await expect(prompt).toHaveCount(1)
    await expect(prompt.getByRole('heading')).toHaveText('Of rank')
    await prompt.getByRole('button', { name: 'Close' }).click()
    await expect(prompt.getByRole('heading')).toHaveText('Of no rank')
    await expect(prompt).toHaveCount(1)
  })

  test('a tag that is there twice asks once', async ({ lay, page }) => {
    const shop = await lay({ tags: [WHO, WHO] })
    await page.goto(shop.url)
    const prompt = page.locator(WIDGET)
    await expect(prompt).toHaveCount(1)
    // By what is remembered of the first the second knows.
    await page.waitForFunction(() => localStorage.getItem('shopbell') !== null)
    await prompt.getByRole('button', { name: 'Close' }).click()
    await page.mouse.move(5, 5)
    await settle(page)
    await expect(prompt).toHaveCount(0)
  })

  test('nobody whose browser sends a privacy signal, when the page honours it', async ({
    lay,
    link,
    page,
  }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })
    })
    const honours = await lay({ tags: [`${WHO} data-privacy="honour"`] })
    const asked = listen(page, link.url)
    await page.goto(honours.url)
    await settle(page)
    expect(asked).toEqual(['/shopbell.js'])
    expect(await traces(page)).toEqual(NEVER_SHOWN)
    const asks = await lay({ tags: [WHO] })
    await page.goto(asks.url)
    await expect(page.locator(WIDGET)).toBeVisible()
  })

  test('everybody where storage throws, and where there is to be no memory', async ({
    lay,
    page,
  }) => {
    const forgetful = await lay({ tags: [`${WHO} data-memory="none"`] })
    for (let visit = 0; visit < 2; visit++) {
      await page.goto(forgetful.url)
      await expect(page.locator(WIDGET)).toBeVisible()
      expect((await traces(page)).storage).toEqual({})
    }
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    const denied = await lay({ tags: [WHO] })
    await page.goto(denied.url)
    await expect(page.locator(WIDGET)).toBeVisible()
  })

  test('a preview shows whatever was asked before, keeps nothing and sends nothing', async ({
    lay,
    link,
    page,
  }) => {
    const shop = await lay({ tags: [`${WHO} data-preview data-sample="0"`] })
    for (let visit = 0; visit < 2; visit++) {
      await page.goto(shop.url)
      await page.locator(`${WIDGET} ${face(4)}`).click()
      await expect(page.locator(WIDGET).locator('.thanks')).toBeVisible()
      expect(await traces(page)).toMatchObject({ storage: {}, databases: 0 })
    }
    expect(link.posts).toEqual([])
  })
})

test('an answer that was given offline is delivered another day, though nobody is asked', async ({
  lay,
  collector,
  link,
  page,
}) => {
  const shop = await lay({ tags: [WHO] })
  const files = ['answering', 'later'].map((name) => page.waitForResponse(`**/${name}-*.js`))
  await page.goto(shop.url)
  await expect(page.locator(WIDGET)).toBeVisible()
  // What the tap needs is fetched behind the question.
  for (const file of files) await (await file).finished()
  await expect.poll(async () => (await traces(page)).databases).toBe(1)
  // So is what remembers.
  await expect.poll(async () => (await traces(page)).storage['shopbell']).toContain('"pending":1')
  link.become('down')
  await page.locator(`${WIDGET} ${face(4)}`).click()
  await expect(page.locator(WIDGET).locator('.thanks')).toBeVisible()
  await expect.poll(async () => (await traces(page)).storage['shopbell']).toContain('"pending":1')
  await page.goto('about:blank')
  expect(await collector.stored()).toEqual([])
  link.become('up')
  await page.goto(shop.url)
  await expectPoints(collector, [4])
  await expect(page.locator(WIDGET)).toHaveCount(0)
  await expect.poll(async () => (await traces(page)).storage['shopbell']).not.toContain('pending')
  const asked = listen(page, link.url)
  await page.reload()
  await settle(page)
  expect(asked).toEqual(['/shopbell.js'])
})

/** What is counted of visits, and was sent, by event. */
const counted = (link: Link): readonly string[] =>
  link.posts.flatMap((post) => {
    const { responses } = JSON.parse(post) as { responses: { event?: string }[] }
    return responses.flatMap(({ event }) => event ?? [])
  })

/** How many rows wait on the disk; `null` while there is no outbox. */
const waiting = (page: Page): Promise<number | null> =>
  page.evaluate(async () => {
    const [found] = await indexedDB.databases()
    if (found === undefined) return null
    return new Promise((resolve) => {
      const opening = indexedDB.open(found.name!)
      opening.addEventListener('success', () => {
        const counting = opening.result.transaction('rows').objectStore('rows').count()
        counting.addEventListener('success', () => {
          opening.result.close()
          resolve(counting.result)
        })
      })
    })
  })

test('a prompt that is left unanswered leaves nothing to deliver', async ({ lay, link, page }) => {
  const shop = await lay({ tags: [WHO] })
  await page.goto(shop.url)
  await expect.poll(async () => (await traces(page)).storage['shopbell']).toContain('pending')
  await expect.poll(() => counted(link)).toEqual(['shown'])
  await expect.poll(() => waiting(page)).toBe(0)
  const asked = listen(page, link.url)
  await page.goto(`${shop.url}/next`)
  await settle(page)
  expect((await traces(page)).storage['shopbell']).not.toContain('pending')
  expect(asked).toEqual(['/shopbell.js'])
})

test('that it was shown offline is delivered by the next page, though nobody is asked', async ({
  lay,
  collector,
  page,
}) => {
  const shop = await lay({ tags: [WHO] })
  await page.route('**/v1/responses', (route) => route.abort())
  await page.goto(shop.url)
  await expect(page.locator(WIDGET)).toBeVisible()
  await expect.poll(() => waiting(page)).toBe(1)
  await page.unroute('**/v1/responses')
  await page.goto(`${shop.url}/next`)
  await expect.poll(async () => (await traces(page)).storage['shopbell']).not.toContain('pending')
  expect(await collector.report()).toMatchObject({ shown: 1, dismissed: 0, answered: 0 })
  await expect(page.locator(WIDGET)).toHaveCount(0)
})

test.describe('what is counted', () => {
  /** Holds back what keeps a tap. @returns letting it through */
  async function holdKeeping(page: Page): Promise<() => void> {
    let go = (): void => {}
    const held = new Promise<void>((resolve) => (go = resolve))
    await page.route('**/answering-*.js', async (route) => {
      await held
      await route.continue()
    })
    return go
  }

  test('one that was closed before its code had come was shown and dismissed', async ({
    collector,
    lay,
    page,
  }) => {
    const go = await holdKeeping(page)
    const shop = await lay({ tags: [WHO] })
    const asked = page.waitForRequest('**/answering-*.js')
    await page.goto(shop.url)
    await asked
    await page.locator(WIDGET).getByRole('button', { name: 'Close' }).click()
    expect(await traces(page)).toMatchObject({ databases: 0 })
    go()
    await expect.poll(() => collector.report()).toMatchObject({ shown: 1, dismissed: 1 })
  })

  test('one that was taken away before, as when consent is withdrawn, was not', async ({
    lay,
    link,
    page,
  }) => {
    const go = await holdKeeping(page)
    const shop = await lay({
      tags: [`${WHO} data-consent="required" data-memory="none"`],
      script: "shopbell('consent', true)",
    })
    const asked = page.waitForRequest('**/answering-*.js')
    await page.goto(shop.url)
    await asked
    await command(page, 'consent', false)
    await expect(page.locator(WIDGET)).toHaveCount(0)
    const came = page.waitForResponse('**/answering-*.js')
    go()
    await (await came).finished()
    // What sends looks for rows of before.
    await expect.poll(async () => (await traces(page)).databases).toBe(1)
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    )
    await expect.poll(() => waiting(page)).toBe(0)
    expect(link.posts).toEqual([])
  })

  test('one that stands where nobody has scrolled to was not shown yet', async ({
    collector,
    lay,
    link,
    page,
  }) => {
    const shop = await lay({
      tags: [`${WHO} data-target="#end"`],
      body: '<main style="height:3000px">A shop</main><p id="end"></p>',
    })
    const sending = page.waitForResponse('**/later-*.js')
    await page.goto(shop.url)
    await (await sending).finished()
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    )
    // Once there is an outbox.
    await expect.poll(() => waiting(page)).toBe(0)
    expect(counted(link)).toEqual([])
    await page.evaluate(() => scrollTo(0, 1e6))
    await expect.poll(() => collector.report()).toMatchObject({ shown: 1 })
  })
})

test.describe('commands', () => {
  test('the queue of before the load runs in order; events tell what happens', async ({
    lay,
    page,
    collector,
  }) => {
    const shop = await lay({
      tags: ['data-business="acme"'],
      script: `heard = []
        for (const name of ['shown', 'answered', 'dismissed', 'closed', 'delivered']) {
          shopbell('on', name, ({ type }) => heard.push(type))
        }
        shopbell('locale', 'de')
        shopbell('ask', { touchpoint: 'web-checkout' })`,
    })
    await page.goto(shop.url)
    await expect(page.locator(WIDGET).locator('.prompt')).toHaveAttribute('lang', 'de')
    await page.locator(`${WIDGET} ${face(4)}`).click()
    await expectPoints(collector, [4])
    await command(page, 'close')
    await expect(page.locator(WIDGET)).toHaveCount(0)
    const heard = await page.evaluate(() => (window as never as { heard: string[] }).heard)
    expect(heard[0]).toBe('shopbell:shown')
    expect(heard.toSorted()).toEqual(
      ['answered', 'closed', 'delivered', 'shown'].map((name) => `shopbell:${name}`),
    )
  })

  test('who closes it without an answer has dismissed it', async ({ lay, page }) => {
    const shop = await lay({
      tags: [WHO],
      script:
        "heard = []; for (const name of ['dismissed', 'closed']) shopbell('on', name, ({ type }) => heard.push(type))",
    })
    await page.goto(shop.url)
    await page.locator(WIDGET).getByRole('button', { name: 'Close' }).click()
    expect(await page.evaluate(() => (window as never as { heard: string[] }).heard)).toEqual([
      'shopbell:dismissed',
      'shopbell:closed',
    ])
  })

  for (const [script, words] of [
    ["shopbell('asks', {})", 'there is no command "asks"; there are ask, event'],
    [
      "shopbell('ask', { business: 'acme', touchpoint: 'x', when: 'clicked [' })",
      'not a valid selector',
    ],
    [
      "shopbell('debug', true); shopbell('ask', { business: 'acme', touchpoint: 'x', when: 'exit', sample: 20 })",
      'must be a share from 0 to 1',
    ],
    [
      "shopbell('debug', true); shopbell('ask', { business: 'acme', touchpoint: 'x', when: 'exit', })",
      'waits for its trigger: exit',
    ],
    ["shopbell('ask', { business: 'acme', touchpoint: 'nowhere' })", 'nowhere'],
    [
      "shopbell('ask', { business: 'acme', touchpoint: 'web-checkout', target: '#gone' })",
      'nothing on this page matches #gone',
    ],
  ] as const) {
    test(`the console says so, and the page hears of no error: ${script}`, async ({
      lay,
      page,
    }) => {
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      const said: string[] = []
      page.on('console', (message) => said.push(message.text()))
      const shop = await lay({
        tags: ['data-business="acme"'],
        script,
        body: '<button>Here</button>',
      })
      await page.goto(shop.url)
      await settle(page)
      await page.getByRole('button').click()
      await expect.poll(() => said.join('\n')).toContain(words)
      expect(errors).toEqual([])
    })
  }

  test('a collector that is away costs the page nothing', async ({ lay, page }) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.route('**/shopbell/prompt-*', (route) => route.abort())
    const shop = await lay({ tags: [WHO] })
    const said = page.waitForEvent('console', (message) => message.text().includes('shopbell'))
    await page.goto(shop.url)
    await said
    await settle(page)
    await page.mouse.move(9, 9)
    expect(errors).toEqual([])
  })
})
