import { expect, test } from '../support/fixtures.ts'
import type { Weather } from '../support/link.ts'
import { demoPage, expectPoints, face, untilKeeping, WIDGET } from '../support/shop.ts'

const STORMS: readonly Weather[] = [
  'portal-page',
  'portal-redirect',
  'portal-511',
  'truncated',
  'lost-reply',
]

for (const weather of STORMS) {
  test(`${weather}: the tap is kept until a real acknowledgement, and counted once`, async ({
    collector,
    link,
    switchOn,
  }) => {
    const phone = await switchOn()
    await phone.opens(demoPage(link.url))
    await phone.sees(WIDGET, 'asking')
    await untilKeeping(phone)
    link.become(weather)
    await phone.taps(WIDGET, face(4))
    await phone.sees(WIDGET, 'thanked')
    // Tried at least twice in the storm, so it was not taken for delivered the first time.
    if (weather !== 'portal-redirect') {
      const tries = (): number => link.posts.filter((post) => post.includes('"value":4')).length
      await expect.poll(tries, { timeout: 30_000 }).toBeGreaterThan(1)
    }
    link.become('up')
    await expectPoints(collector, [4])
  })
}
