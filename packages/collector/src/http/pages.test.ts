import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { openapi } from '../openapi/openapi.ts'
import { fillWith } from '../demonstration/fill.ts'
import { demonstration } from '../testing/demonstration.ts'
import { bodyOf, openShop } from '../testing/shop.ts'

const PAGES = [
  ['trend', 'TrendReport'],
  ['drivers', 'DriversReport'],
  ['loyalty', 'LoyaltyReport'],
  ['stores', 'StoresReport'],
] as const

describe.each(PAGES)('/v1/report/%s', (name, schema) => {
  test('is read by who may read', async () => {
    const { ask, read } = openShop()
    expect((await ask(`/v1/report/${name}`)).status).toBe(401)
    expect((await read(`/v1/report/${name}?business=nobody`)).status).toBe(403)
  })

  test.each([
    ['by=channel', 'by'],
    ['from=yesterday', 'from'],
    ['where.colour=red', 'where.'],
    ['parrots=2', ''],
  ])('says what is wrong with %s', async (query, path) => {
    const response = await openShop().read(`/v1/report/${name}?${query}`)
    expect(response.status).toBe(400)
    expect(await bodyOf(response)).toMatchObject({ code: 'bad-parameters', problems: [{ path }] })
  })

  test('answers what OpenAPI says, with answers and without', async () => {
    const ajv = new Ajv2020({ strict: false })
    ajv.addSchema({ $id: 'api', ...openapi })
    const fits = ajv.getSchema(`api#/components/schemas/${schema}`)!
    const made = demonstration({ seed: 3, days: 8, size: 0.2 })
    const shop = openShop({ businesses: [made.config] })
    expect([fits(await bodyOf(shop.read(`/v1/report/${name}`))), fits.errors]).toEqual([true, null])
    await fillWith(made, shop.store)
    const query = 'from=2026-11-16&where.channel=store,email,web'
    for (const of of ['', query]) {
      const body = await bodyOf(shop.read(`/v1/report/${name}?${of}`))
      expect([fits(body), fits.errors]).toEqual([true, null])
      expect(body).toMatchObject({ business: 'acme', demonstration: true, minimum: 5 })
    }
  }, 30_000)
})

test.each(['trend?every=year', 'trend?construct=', 'stores?lens=both'])(
  '%s is refused',
  async (path) => {
    expect((await openShop().read(`/v1/report/${path}`)).status).toBe(400)
  },
)
