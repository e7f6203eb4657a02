import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { servePlayground, type Playground } from '../../scripts/playground/serve.ts'
import { startCollector, type Collector } from '../support/collector.ts'
import { expect, test } from '../support/fixtures.ts'
import { writeKinds } from '../support/kinds.ts'
import { WIDGET } from '../support/shop.ts'

let folder: string
let collector: Collector
let playground: Playground

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopbell-playground-'))
  collector = await startCollector(await writeKinds(folder))
  playground = await servePlayground(collector.url, 0)
})

test.afterAll(async () => {
  await playground.close()
  await collector.stop()
  await rm(folder, { recursive: true })
})

test('the playground shows what its controls say, and tells what happens', async ({ page }) => {
  await page.goto(playground.url)
  const prompt = page.frameLocator('iframe').locator(WIDGET)
  await expect(prompt.getByRole('radio')).toHaveCount(3)
  expect(await page.getByLabel('Language').locator('option').count()).toBe(14)

  await page.getByLabel('Question').selectOption('nps')
  await expect(prompt.getByRole('radio')).toHaveCount(11)
  await page.getByLabel('Language').selectOption('ar')
  await expect(prompt.locator('.prompt')).toHaveAttribute('dir', 'rtl')
  await page.getByLabel('Window').selectOption('320px')
  await expect(page.locator('iframe')).toHaveCSS('width', '320px')
  await expect(page.locator('#tag')).toContainText('data-locale="ar"')

  await prompt.getByRole('radio').last().click()
  await expect(page.getByRole('log')).toContainText('shown')
  await expect(page.getByRole('log')).toContainText('answered')
  await expect(page.getByRole('log')).toContainText('delivered')

  // The address shows the same again.
  await page.reload()
  await expect(page.getByLabel('Question')).toHaveValue('nps')
  await expect(prompt.locator('.prompt')).toHaveAttribute('lang', 'ar')
})

test('the playground’s prompt stands and waits where it is told to', async ({ page }) => {
  await page.goto(`${playground.url}#touchpoint=yesno&position=top-start&when=event+order-placed`)
  const prompt = page.frameLocator('iframe').locator(WIDGET)
  await expect(page.locator('#tag')).toContainText('data-when="event order-placed"')
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Offers' })).toHaveCount(1)
  await expect(prompt).toHaveCount(0)
  await page.getByRole('button', { name: 'Send the event' }).click()
  await expect(prompt.getByRole('radio')).toHaveCount(2)
  const [frame, card] = [await page.locator('iframe').boundingBox(), await prompt.boundingBox()]
  expect(card!.x - frame!.x).toBeLessThan(40)
  expect(card!.y - frame!.y).toBeLessThan(40)
})

test('the playground loads what was built, and says what was not', async ({ page }) => {
  await page.goto(playground.url)
  const prompt = page.frameLocator('iframe').locator(WIDGET)
  await prompt.getByRole('radio').first().click()
  await expect(prompt.locator('.thanks')).toBeVisible()
  playground.tell({ state: 'failed', output: 'scale.ts: no such name' })
  await expect(page.locator('#build')).toContainText('no such name')
  playground.tell({ state: 'built', seconds: 1.25 })
  await expect(page.locator('#build')).toHaveText('Built in 1.3 s')
  await expect(prompt.getByRole('radio')).toHaveCount(3)
})
