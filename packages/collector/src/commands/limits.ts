import { clientNames, type ClientName } from '../limits/client.ts'
import { DEFAULT_RATES, type Rates } from '../limits/limits.ts'
import type { Rate } from '../limits/rate-limit.ts'
import { lineOf, wrongCall, type Io } from './io.ts'

/**
 * `SHOPBELL_CLIENT_RATE` and `SHOPBELL_BUSINESS_RATE`: a number a second, or `off`.
 * @throws CommandError for anything else
 */
export function ratesOf({ env }: Pick<Io, 'env'>): Rates {
  return {
    client: rateOf('SHOPBELL_CLIENT_RATE', env, DEFAULT_RATES.client!),
    business: rateOf('SHOPBELL_BUSINESS_RATE', env, DEFAULT_RATES.business!),
  }
}

function rateOf(name: string, env: Io['env'], usual: Rate): Rate | null {
  const text = env[name]
  if (text === undefined || text === '') return usual
  if (text === 'off') return null
  const perSecond = /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : 0
  if (perSecond === 0) throw wrongCall(`${name} is a number a second above 0, or off`)
  const seconds = usual.burst / usual.perSecond
  // A batch of 500 must pass at all.
  return { perSecond, burst: Math.max(500, perSecond * seconds) }
}

/** `SHOPBELL_PROXIES`: whose word about clients is taken. @throws CommandError for no address */
export function clientNameOf({ env }: Pick<Io, 'env'>): ClientName {
  try {
    return clientNames((env['SHOPBELL_PROXIES'] ?? '').split(/[\s,]+/).filter(Boolean))
  } catch (error) {
    throw wrongCall(`SHOPBELL_PROXIES: ${lineOf(error)}`)
  }
}
