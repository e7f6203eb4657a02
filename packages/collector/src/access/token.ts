import { createHash, timingSafeEqual } from 'node:crypto'

/** What is kept of a token: enough to recognise it, not to use it. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Compares in a time that does not tell how much of it was right. */
export function isToken(token: string, hash: Buffer): boolean {
  return timingSafeEqual(hashOf(token), hash)
}

/** What a token of a business says of itself, so that it is found without a search. */
export interface TokenName {
  readonly business: string
  readonly id: string
}

/** `BUSINESS~ID~SECRET`: every sign may stand in an `Authorization` header (RFC 6750). */
const FORM = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63})~([a-z0-9]{1,16})~[\w-]{43}$/

/** The name of a token of a business; `undefined` for whatever else it is. */
export function nameOfToken(token: string): TokenName | undefined {
  const match = FORM.exec(token)
  return match === null ? undefined : { business: match[1]!, id: match[2]! }
}

/**
 * Makes a token of a business. Its secret has 256 bits, so that its plain hash may be kept: it can
 * be neither guessed nor looked up.
 * @param random makes this many bytes that nobody can guess
 */
export function makeToken(
  business: string,
  random: (bytes: number) => Buffer,
): { readonly token: string; readonly id: string; readonly hash: string } {
  const id = random(5).toString('hex')
  const token = `${business}~${id}~${random(32).toString('base64url')}`
  return { token, id, hash: hashOf(token).toString('hex') }
}
