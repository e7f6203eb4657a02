import { expect, test } from 'vitest'
import { bodyOf, config, openShop, SHOP } from '../testing/shop.ts'

test('what stands around every page is told to who may read', async () => {
  const { ask, read } = openShop()
  expect((await ask('/v1/business')).status).toBe(401)
  expect((await read('/v1/business?business=nobody')).status).toBe(403)
  const frame = await bodyOf(read('/v1/business'))
  expect(frame).toMatchObject({
    business: 'acme',
    name: 'Acme',
    timeZone: 'America/New_York',
    demonstration: false,
    locations: [{ id: 'oak-st', name: 'oak-st', region: null }],
  })
  expect(frame.touchpoints[0]).toEqual({
    id: 'checkout',
    name: 'checkout',
    channel: 'web',
    stage: 'purchase',
    lens: 'experience',
    location: null,
  })
  expect(frame.touchpoints).toHaveLength(4)
})

test('places have the names and regions of the register, and demonstration data are told', async () => {
  const zones = SHOP.touchpoints.map((touchpoint) => ({
    ...touchpoint,
    location: `${touchpoint.id === 'exit' ? 'oak' : 'elm'}/${touchpoint.id}`,
  }))
  const shop = config({
    ...SHOP,
    business: { ...SHOP.business, demonstration: true },
    touchpoints: zones,
    locations: { oak: { name: 'Oak St', region: 'North' }, elm: { name: 'Elm' } },
  })
  const { read } = openShop({ businesses: [shop] })
  expect(await bodyOf(read('/v1/business'))).toMatchObject({
    demonstration: true,
    locations: [
      { id: 'elm', name: 'Elm', region: null },
      { id: 'oak', name: 'Oak St', region: 'North' },
    ],
  })
})
