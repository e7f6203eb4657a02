import { describe, expect, test } from 'vitest'
import { fillWith } from '../demonstration/fill.ts'
import type { Store } from '../store/store.ts'
import { demonstration } from '../testing/demonstration.ts'
import { openShop, type Shop } from '../testing/shop.ts'

// Reports have the store add up what they do not tell apart, and read nothing else. So they must say
// the same of a store that hands out every row.

const SHOP = demonstration({ seed: 11, days: 30, size: 0.02 })
const CHANGED = SHOP.config.touchpoints[0]!.id

const PAGES = [
  'today',
  'journey',
  'journey?cell=purchase.web',
  'channels',
  'trend',
  'trend?every=day',
]
  .concat('drivers', 'loyalty', 'stores', 'stores?construct=solved&lens=service')
  .concat('touchpoints', 'quality')
  .map((page) => `/${page}`)
const BY = ['', 'channel,stage', 'touchpoint', 'region', 'location', 'hour', 'day', 'weekday,lens']
  .concat('week,question', 'touchpoint,day', 'construct', 'lens')
  .map((by) => `?by=${by}`)
const TIMES = ['', 'from=2026-11-02&to=2026-11-16', 'from=2026-11-01T09&to=2026-11-20T15']
const WHERE = ['', `where.touchpoint=${CHANGED}`, 'where.channel=web,store', 'where.location=']
  .concat('where.stage=purchase&where.lens=experience', 'where.construct=satisfaction')
  .concat('where.weekday=1,2&where.region=north')

/** Neither adds up touchpoints nor leaves anything out that a report could do without. */
function plain(store: Store): Store {
  return {
    ...store,
    rollups: ({ as: _as, only: _only, questions: _questions, few: _few, ...query }) =>
      store.rollups(query),
  }
}

describe('reports on what the store has added up say what they say on every row', () => {
  async function bodies(shop: Shop, paths: readonly string[]): Promise<readonly unknown[]> {
    const all: unknown[] = []
    for (const path of paths) {
      const response = await shop.read(`/v1/report${path}`)
      all.push([path, response.status, await response.json()])
    }
    return all
  }

  test.each([
    ['pages', PAGES],
    ['groups', BY],
  ])('%s', async (_name, asked) => {
    const shop = openShop({ businesses: [SHOP.config] })
    await fillWith(SHOP, shop.store)
    const all = openShop({ businesses: [SHOP.config], store: plain(shop.store) })
    // Every fifth, which has each of them with each other kind: all take a minute.
    const paths = asked
      .flatMap((each) => TIMES.flatMap((time) => WHERE.map((where) => [each, time, where])))
      .filter((_, at) => at % 5 === 0)
      .map((parts) => parts.filter((part) => part !== '').join('&'))
      .map((path) => (path.includes('?') ? path : path.replace('&', '?')))
    const [less, more] = [await bodies(shop, paths), await bodies(all, paths)]
    expect(less.some((each) => JSON.stringify(each).length > 2_000)).toBe(true)
    expect(less).toEqual(more)
  })
})
