import { hash } from 'node:crypto'

/**
 * The id of an imported row: the same row of the same table has the same id on every run, so that
 * importing twice adds nothing. It has the form of a UUIDv7.
 * @param parts what makes the row this one: its table's name, where it goes, all of its raw cells,
 * and how many identical rows came before it
 * @param at epoch ms; 0 when the table does not say
 */
export function rowId(parts: readonly unknown[], at: number): string {
  const time = at.toString(16).padStart(12, '0')
  const digest = hash('sha256', JSON.stringify(parts), 'hex')
  // The two highest bits of this digit say the variant, and are always 10.
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(3), 16) % 4)
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${digest.slice(0, 3)}`,
    variant + digest.slice(4, 7),
    digest.slice(7, 19),
  ].join('-')
}
