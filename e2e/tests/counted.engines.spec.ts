import type { Collector } from '../support/collector.ts'
import { expect, test } from '../support/fixtures.ts'
import {
  expectPoints,
  face,
  untilFailureNoted,
  untilKeeping,
  untilOnDisk,
  WIDGET,
} from '../support/shop.ts'

const WHO = 'data-business="acme" data-touchpoint="web-checkout"'
const CLOSE = '.close'

/** How far visits came, as the report has it: shown, dismissed, answered, answered of those shown. */
async function participation(collector: Collector): Promise<readonly unknown[]> {
  const { shown, dismissed, answered, responseRate } = await collector.report()
  return [shown, dismissed, answered, (responseRate as { value: number | null }).value]
}

const expectCounted = (collector: Collector, ...counts: readonly unknown[]): Promise<void> =>
  expect.poll(() => participation(collector), { timeout: 90_000 }).toEqual(counts)

test('one who answers, one who closes it and one who passes by make a response rate', async ({
  collector,
  lay,
  switchOn,
}) => {
  const shop = await lay({ tags: [`${WHO} data-quiet="0"`] })
  const phone = await switchOn()
  await phone.opens(`${shop.url}/first`)
  await phone.taps(WIDGET, face(4))
  await expectCounted(collector, 1, 0, 1, 1)
  await phone.opens(`${shop.url}/second`)
  await phone.sees(WIDGET, 'asking')
  await phone.taps(WIDGET, CLOSE)
  await expectCounted(collector, 2, 1, 1, 1 / 2)
  await phone.opens(`${shop.url}/third`)
  await phone.sees(WIDGET, 'asking')
  await expectCounted(collector, 3, 1, 1, 1 / 3)
  await expectPoints(collector, [4])
})

for (const weather of ['down', 'lost-reply'] as const) {
  test(`${weather}: who closed it is counted once, on the next page though nobody is asked there`, async ({
    collector,
    lay,
    link,
    switchOn,
  }) => {
    const shop = await lay({ tags: [WHO] })
    const phone = await switchOn()
    await phone.opens(shop.url)
    await phone.sees(WIDGET, 'asking')
    await untilKeeping(phone)
    await expectCounted(collector, 1, 0, 0, 0)
    await untilOnDisk(phone, 0, 'shown')
    link.become(weather)
    await phone.taps(WIDGET, CLOSE)
    await untilOnDisk(phone, 1, 'dismissed')
    await untilFailureNoted(phone)
    await phone.opens('about:blank')
    link.become('up')
    await phone.opens(`${shop.url}/next`)
    await untilOnDisk(phone, 0, 'dismissed')
    expect(await participation(collector)).toEqual([1, 1, 0, 0])
    expect(await phone.evaluate(() => document.querySelector('shopbell-prompt') === null)).toBe(
      true,
    )
  })
}
