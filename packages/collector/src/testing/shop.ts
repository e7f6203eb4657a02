import { join } from 'node:path'
import { decodeConfig, type Config } from '@shopbell/core/config'
import { onTestFinished } from 'vitest'
import { createAccess, type Access } from '../access/access.ts'
import { hashOf } from '../access/token.ts'
import type { Assets } from '../assets/asset.ts'
import { createCollector, type Collector } from '../collector.ts'
import type { Rates } from '../limits/limits.ts'
import type { Log } from '../logs/log.ts'
import { createMetrics, type Metrics } from '../metrics/metrics.ts'
import { openSqlite } from '../store/sqlite/open.ts'
import type { Store } from '../store/store.ts'
import { temporaryFolder } from './folder.ts'

/** The clock of every test collector: 2026-11-22T12:00Z, a Sunday, 07:00 in New York. */
export const NOON: number = Date.UTC(2026, 10, 22, 12)
export const TOKEN = 'the-token-of-the-tests'

const SATISFACTION = { kind: 'smiley4', construct: 'satisfaction', text: 'How was it?' } as const

/** A business with every kind of place the tests need. */
export const SHOP: Config = config({
  business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'America/New_York' },
  traffic: { web: 60, store: 30, phone: 10 },
  touchpoints: [
    place('checkout', 'web', 'experience', 'visit'),
    { ...place('exit', 'store', 'experience', 'visit'), location: 'oak-st' },
    { ...place('berlin', 'store', 'experience', 'visit'), timeZone: 'Europe/Berlin' },
    place('support', 'phone', 'service', 'both'),
  ],
  prompts: {
    visit: {
      questions: [
        { id: 'satisfaction', ...SATISFACTION },
        { id: 'recommend', kind: 'nps', text: 'Would you recommend us?' },
        { id: 'reasons', kind: 'choice', options: ['messy', 'rude', 'slow'] },
        { id: 'comment', kind: 'text' },
        { id: 'contact', kind: 'contact', text: 'May we call you?' },
      ],
    },
    both: {
      questions: [
        { id: 'help', ...SATISFACTION },
        { id: 'overall', ...SATISFACTION, kind: 'stars', lens: 'experience' },
        { id: 'solved', kind: 'yesno', text: 'Is it solved?' },
      ],
    },
  },
})

/** The same business with a touchpoint `hold` in its inventory, where nobody asks. */
export const SHOP_WITH_HOLD: Config = config({
  ...SHOP,
  touchpoints: [
    ...SHOP.touchpoints,
    { id: 'hold', name: 'hold', channel: 'phone', stage: 'pre-purchase', lens: 'service' },
  ],
})

/** Decodes a config. @throws Error with everything that is wrong with it */
export function config(value: unknown): Config {
  const decoded = decodeConfig(value)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems))
  return decoded.value
}

/** One touchpoint of a config. */
function place(
  id: string,
  channel: Config['touchpoints'][number]['channel'],
  lens: 'service' | 'experience',
  prompt: string,
): Config['touchpoints'][number] {
  return { id, name: id, channel, stage: 'purchase', lens, prompt }
}

/** A collector on a real database, and its parts. */
export interface Shop {
  readonly collector: Collector
  readonly store: Store
  readonly access: Access
  readonly metrics: Metrics
  readonly file: string
  /** Sends a request to it; a path is of its own address. */
  ask(path: string, init?: RequestInit): Promise<Response>
  /** The same, with the token. */
  read(path: string): Promise<Response>
  /** Sends responses of `acme`, as a widget does. */
  send(responses: readonly unknown[], batch?: object): Promise<Response>
}

/** Opens a collector that closes when the test is over. */
export function openShop({
  businesses = [SHOP],
  assets,
  now = () => NOON,
  rates,
  client,
  store: givenStore,
  log,
}: {
  businesses?: readonly Config[]
  assets?: Assets
  now?: () => number
  rates?: Rates
  /** Who sends every request. */
  client?: string
  store?: Store
  log?: Log
} = {}): Shop {
  const file = join(temporaryFolder(), 'shop.db')
  const metrics = createMetrics()
  const store = givenStore ?? openSqlite(file, metrics)
  onTestFinished(() => store.close())
  const access = createAccess({ tokenHash: hashOf(TOKEN), tokens: store.tokens, now })
  const collector = createCollector({
    businesses,
    store,
    access,
    metrics,
    now,
    ...(rates === undefined ? {} : { rates }),
    ...(assets === undefined ? {} : { assets }),
    ...(log === undefined ? {} : { log }),
  })
  const ask: Shop['ask'] = (path, init) =>
    collector.fetch(new Request(new URL(path, 'http://shop.test'), init), { client })
  return {
    collector,
    store,
    access,
    metrics,
    file,
    ask,
    read: (path) => ask(path, { headers: { authorization: `Bearer ${TOKEN}` } }),
    send: (responses, batch = {}) =>
      ask('/v1/responses', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ business: 'acme', responses, ...batch }),
      }),
  }
}

/** The body of an answer, whatever the test expects it to be. */
// oxlint-disable-next-line typescript/no-explicit-any
export async function bodyOf(response: Response | Promise<Response>): Promise<any> {
  return JSON.parse(await (await response).text())
}
