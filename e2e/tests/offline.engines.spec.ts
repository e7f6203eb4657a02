import { expect, test } from '../support/fixtures.ts'
import {
  demoPage,
  expectPoints,
  face,
  KIOSK,
  kioskPage,
  reason,
  SKIP,
  untilInstalled,
  untilKeeping,
  untilOnDisk,
  WIDGET,
} from '../support/shop.ts'

test('a tap made offline on the shop page arrives once when the network is back', async ({
  collector,
  link,
  switchOn,
}) => {
  const phone = await switchOn()
  await phone.opens(demoPage(link.url))
  await phone.sees(WIDGET, 'asking')
  await untilKeeping(phone)
  link.become('down')
  await phone.taps(WIDGET, face(3))
  await phone.sees(WIDGET, 'thanked')
  link.become('up')
  await expectPoints(collector, [3])
})

test('so it does when the browser was killed in between and the page is opened another day', async ({
  collector,
  link,
  switchOn,
}) => {
  let phone = await switchOn()
  await phone.opens(demoPage(link.url))
  await phone.sees(WIDGET, 'asking')
  await untilKeeping(phone)
  link.become('down')
  await phone.taps(WIDGET, face(1))
  await phone.sees(WIDGET, 'following')
  await untilOnDisk(phone, 1)
  await phone.dies()
  expect(await collector.stored()).toEqual([])

  link.become('up')
  phone = await switchOn()
  await phone.opens(demoPage(link.url))
  await expectPoints(collector, [1])
})

test('reasons that were tapped and not sent are kept when the page navigates away', async ({
  collector,
  link,
  switchOn,
}) => {
  const phone = await switchOn()
  await phone.opens(demoPage(link.url))
  await phone.taps(WIDGET, face(1))
  await phone.sees(WIDGET, 'following')
  await phone.taps(WIDGET, reason(2))
  await phone.taps(WIDGET, reason(4))
  await expectPoints(collector, [1])
  await phone.opens(demoPage(link.url))
  await phone.sees(WIDGET, 'asking')
  await expect
    .poll(async () => (await collector.stored())[0])
    .toMatchObject({
      answers: expect.arrayContaining([
        expect.objectContaining({ question: 'reasons', value: ['messy', 'rude'] }),
      ]),
      ended: 'exit',
    })
  // Under the id of the tap, which is not asked again.
  await expectPoints(collector, [1])
})

test('a kiosk starts, asks and thanks with no network, and loses nothing when it is killed', async ({
  collector,
  link,
  switchOn,
}) => {
  let tablet = await switchOn()
  await tablet.opens(kioskPage(link.url))
  await tablet.sees(KIOSK, 'asking')
  await untilInstalled(tablet)

  link.become('down')
  // Its own start address, as an installed app opens it: the place is remembered.
  await tablet.opens(`${link.url}/kiosk/`)
  for (const value of [4, 1]) {
    await tablet.sees(KIOSK, 'asking')
    await tablet.taps(KIOSK, face(value))
    if (value < 3) await tablet.taps(KIOSK, SKIP)
    await tablet.sees(KIOSK, 'thanked')
  }
  await untilOnDisk(tablet, 3)
  await tablet.dies()

  tablet = await switchOn()
  await tablet.opens(`${link.url}/kiosk/`)
  await tablet.sees(KIOSK, 'asking')
  await tablet.taps(KIOSK, face(2))
  await tablet.sees(KIOSK, 'following')
  expect(await collector.stored()).toEqual([])

  link.become('up')
  await expectPoints(collector, [1, 2, 4])
})
