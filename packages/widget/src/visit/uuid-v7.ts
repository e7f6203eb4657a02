/** Fills a byte array with chance; `crypto.getRandomValues` works in insecure contexts too. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>

/**
 * A UUIDv7 (RFC 9562): 48 bits of time, so that ids sort as they were made, and 74 bits of chance.
 * @param now epoch milliseconds, 0 to 2^48 − 1
 */
export function uuidV7(
  now: number,
  random: RandomBytes = (bytes) => crypto.getRandomValues(bytes),
): string {
  const bytes = random(new Uint8Array(16))
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0')
  const chance = [...bytes].map((byte) => hex(byte, 2)).join('')
  return (hex(Math.floor(now), 12) + chance.slice(12)).replace(
    /(.{8})(.{4})(.{4})(.{4})/,
    '$1-$2-$3-$4-',
  )
}
