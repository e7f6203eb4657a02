import { ROLLUP_TABLES } from '../rollup-tables.ts'

/** A table as it is copied: its rows are lists of values, in the order of its columns. */
export interface CopiedTable {
  readonly name: string
  /** Its key, which no two rows share; the first columns of `columns`. */
  readonly key: readonly string[]
  readonly columns: readonly string[]
}

/** Every table that holds anything of a business, alike in every store. */
export const COPIED_TABLES: readonly CopiedTable[] = [
  table('response', 'business id', [
    'touchpoint at clock received hour arrival locale ended device boot seq fields uncertain touch',
  ]),
  table('answer', 'business response question', ['kind point value lens option_order']),
  table('event', 'business response event', ['touchpoint at received hour uncertain']),
  table('flag', 'business response rule', []),
  table('forgotten', 'business response', []),
  table('device', 'business id', [
    'status name touchpoint token paired_at seen_at replaced_by heartbeat heartbeat_at boot',
  ]),
  table('pairing', 'business words', ['device secret expires_at salt']),
  table('boot', 'business device boot', ['next_seq clock']),
  table('seq_range', 'business device boot first', ['last']),
  table('device_alert', 'business device kind since', ['ends']),
  table('token', 'business id', ['name hash scopes made_at revoked_at used_on']),
  ...Object.values(ROLLUP_TABLES).map(({ name, place }) =>
    table(name, `business grain bucket ${place.join(' ')}`, ['count']),
  ),
]

function table(name: string, key: string, rest: readonly string[]): CopiedTable {
  const keys = key.split(' ')
  return { name, key: keys, columns: [...keys, ...rest.flatMap((names) => names.split(' '))] }
}
