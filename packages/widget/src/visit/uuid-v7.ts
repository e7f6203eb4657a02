/** Fills a byte array with chance; `crypto.getRandomValues` works in insecure contexts too. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>

const cryptoBytes: RandomBytes = (bytes) => crypto.getRandomValues(bytes)

/**
 * A UUIDv7 (RFC 9562): 48 bits of time, so that ids sort as they were made, and 74 bits of chance.
 * @param now epoch milliseconds, 0 to 2^48 − 1
 */
export function uuidV7(now: number, random: RandomBytes = cryptoBytes): string {
  const bytes = random(new Uint8Array(16))
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 256 ** (5 - i)) % 256
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
