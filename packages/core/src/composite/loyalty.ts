import type { CrossProducts } from '../drivers/cross-products.ts'
import { LEVEL } from '../score/estimate.ts'
import { toIndex } from '../score/mean.ts'
import type { RatedKind } from '../vocabulary/kinds.ts'
import { composite, type Composite, type Spread } from './composite.ts'

/**
 * What the loyalty four ask, in the order of their cross-products: would you buy again, would you
 * forgive a mistake, would you try something new here, would you tell others.
 */
export const LOYALTY_ITEMS = ['repurchase', 'forgive', 'try-new', 'refer'] as const

/**
 * Loyalty of four items on the 0–100 index: each item, and their mean over people who answered all.
 * @param products of the four items in the order of `LOYALTY_ITEMS`, all asked with `kind`
 * @returns as `composite`, with 0 for the lowest and 100 for the highest point of the scale
 * @throws RangeError when it is no cross-product matrix of four items, for another kind than a
 * rated one, or a level outside (0, 1)
 * @example loyalty(crossProducts(4, [[4, 3, 4, 5], [2, 2, 1, 3], [5, 4, 4, 5]])).composite // value 62.5, low -19.7, high 144.7
 */
export function loyalty(
  products: CrossProducts,
  kind: RatedKind = 'agree',
  level: number = LEVEL,
): Composite {
  if (products.length !== LOYALTY_ITEMS.length + 1) {
    const found = products.length - 1
    throw new RangeError(`loyalty has ${LOYALTY_ITEMS.length} items, got ${found}`)
  }
  const points = toIndex(kind, 1) - toIndex(kind, 0)
  const index = (value: number | null): number | null =>
    value === null ? null : toIndex(kind, value)
  const scaled = (spread: Spread): Spread => ({
    ...spread,
    value: index(spread.value),
    low: index(spread.low),
    high: index(spread.high),
    deviation: spread.deviation === null ? null : spread.deviation * points,
  })
  const raw = composite(products, level)
  return { ...raw, composite: scaled(raw.composite), items: raw.items.map(scaled) }
}
