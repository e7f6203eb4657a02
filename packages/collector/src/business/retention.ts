import type { Config } from '@shopbell/core/config'
import type { ErasureStore } from '../store/erasure-store.ts'

const DAY = 86_400_000

/**
 * Deletes the words of a business that were kept as long as its config says.
 * @param now epoch ms
 * @returns how many lost theirs
 */
export async function expireWords(
  { business, retention = {} }: Pick<Config, 'business' | 'retention'>,
  store: Pick<ErasureStore, 'expire'>,
  now: number,
): Promise<{ readonly comments: number; readonly contacts: number }> {
  const expire = (kind: 'text' | 'contact', days: number | undefined): Promise<number> =>
    days === undefined
      ? Promise.resolve(0)
      : store.expire({ business: business.id, kind, before: now - days * DAY })
  return {
    comments: await expire('text', retention.comments),
    contacts: await expire('contact', retention.contacts),
  }
}
