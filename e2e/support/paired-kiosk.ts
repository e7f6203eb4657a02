import { expect, type Page } from '@playwright/test'
import type { DeviceList, ListedDevice } from '@shopbell/core/wire'
import type { Collector } from './collector.ts'
import { KIOSK } from './shop.ts'
import { PIN, STAFF, startAsking, typePin } from './store-tablet.ts'

/** Where tablets stand in these stories. */
export const PLACE = 'oak-st-exit'

/** Confirms, as whoever may manage, the words that a tablet shows. @param replaces the device whose place it takes */
async function confirmWords(collector: Collector, page: Page, replaces?: string): Promise<void> {
  const words = page.locator(`${STAFF} .words`)
  await expect(words).toHaveText(/^\w+ \w+ \w+$/)
  const path = (await words.textContent())!.split(' ').join('-')
  const reply = await fetch(`${collector.url}/v1/pairings/${path}/confirmation`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${collector.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ touchpoint: PLACE, ...(replaces === undefined ? {} : { replaces }) }),
  })
  expect(reply.status, await reply.text()).toBe(200)
}

/** Sets a tablet up with a real collector until it asks. @returns its id */
export async function pairTablet(
  collector: Collector,
  page: Page,
  origin: string,
  replaces?: string,
): Promise<string> {
  await page.goto(`${origin}/kiosk/?business=acme`)
  await page.getByRole('button', { name: 'Go on in this tab' }).click()
  await confirmAndStart(collector, page, replaces)
  return new URL(page.url()).searchParams.get('device')!
}

/** From the words to the first question. */
export async function confirmAndStart(
  collector: Collector,
  page: Page,
  replaces?: string,
): Promise<void> {
  await confirmWords(collector, page, replaces)
  await expect(page.getByRole('heading', { name: 'Choose a PIN for staff' })).toBeVisible()
  await typePin(page, PIN)
  await expect(page.getByRole('heading', { name: 'The same PIN again' })).toBeVisible()
  await typePin(page, PIN)
  await startAsking(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
}

/** Answers as shoppers do, one after another. */
export async function answer(page: Page, times: number): Promise<void> {
  const thanks = page.locator(`${KIOSK} .thanks`)
  for (let time = 0; time < times; time++) {
    await page.locator(`${KIOSK} .point`).last().click()
    await thanks.waitFor()
    await thanks.waitFor({ state: 'detached' })
  }
}

/** A device as the collector lists it. */
export async function listed(collector: Collector, id: string): Promise<ListedDevice | undefined> {
  const reply = await fetch(`${collector.url}/v1/devices?business=acme`, {
    headers: { authorization: `Bearer ${collector.token}` },
  })
  const { devices } = (await reply.json()) as DeviceList
  return devices.find((device) => device.id === id)
}
