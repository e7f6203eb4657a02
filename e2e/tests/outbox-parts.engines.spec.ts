import type { Outbox } from '@shopbell/outbox'
import { expect, test } from '../support/fixtures.ts'
import { layLink } from '../support/link.ts'
import { openOutboxSite } from '../support/outbox-site.ts'
import { expectPoints } from '../support/shop.ts'

declare global {
  interface Window {
    outboxPage?: { box: Outbox; keep: (value: number) => Promise<string> }
  }
}

test('an answer is kept without the sending part, which comes when the network is back', async ({
  collector,
  link,
  switchOn,
}) => {
  const site = await openOutboxSite()
  expect(site.files).toHaveLength(2)
  const wire = await layLink(site)
  const phone = await switchOn()
  await phone.opens(`${wire.url}/?collector=${encodeURIComponent(link.url)}`)
  await expect.poll(() => phone.evaluate(() => window.outboxPage !== undefined)).toBe(true)

  wire.become('down')
  expect(await phone.evaluate(() => window.outboxPage!.keep(3))).toBe('disk')
  expect(await phone.evaluate(() => window.outboxPage!.keep(4))).toBe('disk')
  const status = () => phone.evaluate(() => window.outboxPage!.box.status())
  await expect.poll(async () => (await status()).failures).toBeGreaterThan(2)
  expect(await status()).toMatchObject({ storage: 'disk', pending: 2 })
  expect(link.posts).toEqual([])

  wire.become('up')
  await expectPoints(collector, [3, 4])
  await expect.poll(async () => (await status()).pending).toBe(0)
  await wire.close()
  await site.close()
})
