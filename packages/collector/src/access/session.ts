import { createHmac, timingSafeEqual } from 'node:crypto'

/** The cookie that keeps a browser signed in. */
export const COOKIE = 'shopbell_session'
/** How long, in seconds. */
export const SESSION_SECONDS: number = 12 * 60 * 60

/**
 * A session's value: when it ends, signed. Nothing is kept of it here, so it outlives a restart and
 * ends with the token it was signed with.
 * @param now epoch ms
 */
export function sealSession(key: Buffer, now: number): string {
  const ends = String(now + SESSION_SECONDS * 1000)
  return `${ends}.${signature(key, ends)}`
}

/** Whether a value was sealed with this key and has not ended. */
export function isSession(key: Buffer, value: string, now: number): boolean {
  const [ends = '', signed = ''] = value.split('.')
  const [given, right] = [Buffer.from(signed), Buffer.from(signature(key, ends))]
  return given.length === right.length && timingSafeEqual(given, right) && Number(ends) > now
}

function signature(key: Buffer, ends: string): string {
  return createHmac('sha256', key).update(`shopbell session until ${ends}`).digest('base64url')
}
