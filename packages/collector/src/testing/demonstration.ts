import { readFileSync } from 'node:fs'
import { DEMO_CONFIG } from '../demo.ts'
import type { Plain } from '../demonstration/business.ts'
import { demonstrationOf, type Demonstration } from '../demonstration/fill.ts'

/** A demonstration that ends on 2026-11-22 at noon in New York. */
export function demonstration(over: {
  readonly seed: number
  readonly days: number
  readonly size?: number
}): Demonstration {
  const shop = JSON.parse(readFileSync(DEMO_CONFIG, 'utf8')) as Plain
  return demonstrationOf(shop, { now: Date.UTC(2026, 10, 22, 17), ...over })
}
