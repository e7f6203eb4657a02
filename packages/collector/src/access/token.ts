import { createHash, timingSafeEqual } from 'node:crypto'

/** What is kept of a token: enough to recognise it, not to use it. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Compares in a time that does not tell how much of it was right. */
export function isToken(token: string, hash: Buffer): boolean {
  return timingSafeEqual(hashOf(token), hash)
}
