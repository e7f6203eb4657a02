import { expect, test } from '../support/fixtures.ts'
import {
  demoPage,
  expectPoints,
  face,
  KIOSK,
  kioskPage,
  reason,
  SEND,
  SKIP,
  WIDGET,
} from '../support/shop.ts'

test('a shopper taps on the shop page: stored, delivered, thanked', async ({
  collector,
  link,
  switchOn,
}) => {
  const phone = await switchOn()
  await phone.opens(demoPage(link.url))
  await phone.taps(WIDGET, face(4))
  await phone.sees(WIDGET, 'thanked')
  await expectPoints(collector, [4])
})

test('a low score asks why; reasons and answer are one response', async ({
  collector,
  link,
  switchOn,
}) => {
  const phone = await switchOn()
  await phone.opens(demoPage(link.url))
  await phone.taps(WIDGET, face(1))
  await phone.sees(WIDGET, 'following')
  // The tap alone is a whole answer: it arrives though the rest is never sent.
  await expectPoints(collector, [1])
  await phone.taps(WIDGET, reason(2))
  await phone.taps(WIDGET, SEND)
  await phone.sees(WIDGET, 'thanked')
  await expect.poll(async () => (await collector.stored())[0]?.ended).toBe('done')
  const [response] = await collector.stored()
  expect(response).toMatchObject({
    touchpoint: 'web-checkout',
    answers: expect.arrayContaining(
      [
        { question: 'satisfaction', value: 1 },
        { question: 'reasons', value: ['messy'] },
      ].map((answer) => expect.objectContaining(answer)),
    ),
  })
})

test('the report shows exactly the taps of shop page and kiosk', async ({
  collector,
  link,
  switchOn,
}) => {
  const device = await switchOn()
  await device.opens(kioskPage(link.url))
  for (const value of [3, 1, 4]) {
    await device.sees(KIOSK, 'asking')
    await device.taps(KIOSK, face(value))
    if (value < 3) await device.taps(KIOSK, SKIP)
    await device.sees(KIOSK, 'thanked')
  }
  await expectPoints(collector, [1, 3, 4])
  await device.opens(demoPage(link.url))
  await device.taps(WIDGET, face(2))
  await device.sees(WIDGET, 'following')
  await expectPoints(collector, [1, 2, 3, 4])

  const { groups } = (await collector.report('by=channel')) as {
    groups: {
      key: { channel: string }
      scorecards: Record<string, { kinds: Record<string, { counts: number[] }> }>
    }[]
  }
  const counts = Object.fromEntries(
    groups.map(({ key, scorecards }) => [
      key.channel,
      scorecards['satisfaction']!.kinds['smiley4']!.counts,
    ]),
  )
  expect(counts).toEqual({ store: [1, 0, 1, 1], web: [0, 1, 0, 0] })
})

test('what did not come behind the question is asked for again with the tap', async ({
  collector,
  link,
  switchOn,
}) => {
  const phone = await switchOn()
  link.become('bare')
  await phone.opens(demoPage(link.url))
  await phone.sees(WIDGET, 'asking')
  for (const file of ['answering', 'later']) {
    await expect.poll(() => link.missed.some((path) => path.includes(`/${file}-`))).toBe(true)
  }
  link.become('up')
  // A tap is let go while the code still fails to come; the next asks again.
  await expect(async () => {
    await phone.taps(WIDGET, face(1))
    await phone.sees(WIDGET, 'following')
  }).toPass()
  await expectPoints(collector, [1])
})
