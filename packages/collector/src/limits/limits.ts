import { rateLimit, type Rate, type RateLimit } from './rate-limit.ts'

/** How much is taken; `null` is no limit. */
export interface Rates {
  /** Requests of one client. */
  readonly client: Rate | null
  /** Responses of one business, of all its senders together. */
  readonly business: Rate | null
}

/**
 * A client is a person, or everybody behind one address: a shop with a hundred visitors a second, or
 * a tablet that was offline for a month, still passes. A business is a chain on its busiest day.
 */
export const DEFAULT_RATES: Rates = {
  client: { perSecond: 50, burst: 1_000 },
  business: { perSecond: 5_000, burst: 500_000 },
}

/** Wrong tokens and codes of one client: ten, then one in ten seconds. */
const FAILURES: Rate = { perSecond: 0.1, burst: 10 }

/** Every limit of a collector, kept in memory alone: each process counts by itself. */
export interface Limits {
  readonly client: RateLimit
  readonly business: RateLimit
  /** Attempts to get in that failed. */
  readonly failures: RateLimit
}

/** @param now epoch ms */
export function createLimits(rates: Rates, now: () => number): Limits {
  return {
    client: rates.client === null ? NONE : rateLimit(rates.client, now),
    business: rates.business === null ? NONE : rateLimit(rates.business, now),
    failures: rateLimit(FAILURES, now),
  }
}

const NONE: RateLimit = { take: () => 0, wait: () => 0 }
