import type { Page } from '@playwright/test'
import type { Outbox, openOutbox } from '@shopbell/outbox'
import { uuidV7 } from '@shopbell/widget/prompt'
import { expect, test } from '../support/fixtures.ts'
import { outboxScript } from '../support/outbox-script.ts'

declare global {
  interface Window {
    outbox: { openOutbox: typeof openOutbox }
    box: Outbox
  }
}

/** A page of the collector's origin with nothing on it but the outbox. */
async function openBlank(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/healthz`)
  await page.addScriptTag({ content: await outboxScript() })
  await page.evaluate(() => {
    window.box = window.outbox.openOutbox({ url: new URL('/v1/responses', location.href).href })
  })
}

/** Adds rows; a value outside 1–4 is one that the collector refuses. */
async function addRows(page: Page, values: readonly number[]): Promise<void> {
  const rows = values.map((value) => ({ id: uuidV7(Date.now()), value }))
  await page.evaluate(async (given) => {
    for (const { id, value } of given) {
      await window.box.add({
        key: `${id}/0`,
        id,
        head: { business: 'acme' },
        body: {
          id,
          touchpoint: 'web-checkout',
          at: Date.now(),
          answers: [{ question: 'satisfaction', value }],
        },
      })
    }
  }, rows)
}

const pending = (page: Page): Promise<number> =>
  page.evaluate(async () => (await window.box.status()).pending)

function sentIds(posts: readonly string[]): readonly string[] {
  return posts.flatMap((post) =>
    (JSON.parse(post) as { responses: { id: string }[] }).responses.map(({ id }) => id),
  )
}

test('two tabs that drain one outbox send nothing twice', async ({ collector, link, context }) => {
  const [one, other] = [await context.newPage(), await context.newPage()]
  await openBlank(one, link.url)
  await openBlank(other, link.url)
  await Promise.all([
    addRows(
      one,
      Array.from({ length: 100 }, () => 3),
    ),
    addRows(
      other,
      Array.from({ length: 100 }, () => 4),
    ),
  ])
  await expect.poll(async () => (await collector.stored()).length).toBe(200)
  await expect.poll(() => pending(one)).toBe(0)
  const sent = sentIds(link.posts)
  expect(sent).toHaveLength(200)
  expect(new Set(sent).size).toBe(200)
})

test('what is sent twice all the same is stored once', async ({ collector, link, page }) => {
  await openBlank(page, link.url)
  link.become('lost-reply')
  await addRows(page, [1, 2, 3])
  await expect.poll(() => link.posts.length).toBeGreaterThan(1)
  link.become('up')
  await expect.poll(() => pending(page)).toBe(0)
  expect(sentIds(link.posts).length).toBeGreaterThan(3)
  expect(await collector.stored()).toHaveLength(3)
  const { groups } = (await collector.report()) as { groups: { responses: number }[] }
  expect(groups[0]!.responses).toBe(3)
})

test('one bad row of fifty goes to quarantine, with the reason, and stops nobody', async ({
  collector,
  link,
  page,
}) => {
  await openBlank(page, link.url)
  link.become('down')
  await addRows(
    page,
    Array.from({ length: 50 }, (_, index) => (index === 20 ? 9 : 4)),
  )
  expect(await pending(page)).toBe(50)
  link.become('up')
  await page.evaluate(() => window.box.flush())
  await expect.poll(() => pending(page)).toBe(0)
  expect(await collector.stored()).toHaveLength(49)
  const quarantined = await page.evaluate(() => window.box.quarantined())
  expect(quarantined).toMatchObject([{ code: 'out-of-range' }])
})

test('a browser that refuses IndexedDB says so, and the answer is sent all the same', async ({
  collector,
  link,
  page,
}) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('The user denied permission', 'SecurityError')
    }
  })
  await openBlank(page, link.url)
  await addRows(page, [4])
  expect(await page.evaluate(async () => (await window.box.status()).storage)).toBe('memory')
  await expect.poll(async () => (await collector.stored()).length).toBe(1)
})
