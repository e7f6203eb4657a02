import { createHash } from 'node:crypto'

/**
 * The id of an imported row: the same row of the same table has the same id on every run, so that
 * importing twice adds nothing. It has the form of a UUIDv7.
 * @param parts what makes the row this one: where it goes, its raw values, and how many identical
 * rows came before it
 * @param at epoch ms; 0 when the table does not say
 */
export function rowId(parts: readonly unknown[], at: number): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest()
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(at, 0, 6)
  hash.copy(bytes, 6, 0, 10)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
