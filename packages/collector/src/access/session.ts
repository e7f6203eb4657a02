import { createHmac, timingSafeEqual } from 'node:crypto'

/** The cookie that keeps a browser signed in over plain HTTP, as on a developer's machine. */
export const COOKIE = 'shopbell_session'
/** The same over HTTPS: browsers take it only secure, for the whole host, and from no neighbour. */
export const HOST_COOKIE = '__Host-shopbell_session'
/** How long, in seconds. */
export const SESSION_SECONDS: number = 12 * 60 * 60

/** Who signed in: with a token that is kept, or (`null`) with the collector's own. */
export type Signer = { readonly business: string; readonly id: string } | null

/**
 * A session's value: when it ends and who signed in, signed. Nothing is kept of it here, so it
 * outlives a restart, and ends with the key, and with the token it was made with.
 * @param now epoch ms
 */
export function sealSession(key: Buffer, now: number, signer: Signer = null): string {
  const who = signer === null ? '~' : `${signer.business}~${signer.id}`
  const text = `${now + SESSION_SECONDS * 1000}~${who}`
  return `${text}~${signature(key, text)}`
}

/** Who signed in, when a value was sealed with this key and has not ended; `undefined` when not. */
export function openSession(key: Buffer, value: string, now: number): Signer | undefined {
  const end = value.lastIndexOf('~')
  const text = value.slice(0, Math.max(0, end))
  const [given, right] = [Buffer.from(value.slice(end + 1)), Buffer.from(signature(key, text))]
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  const [ends, business = '', id = ''] = text.split('~')
  if (!(Number(ends) > now)) return undefined
  return business === '' ? null : { business, id }
}

function signature(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(`shopbell session until ${text}`).digest('base64url')
}
