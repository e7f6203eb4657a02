import type { DatabaseSync } from 'node:sqlite'
import type { KeptToken, TokenStore } from '../token-store.ts'
import { keptToken } from '../token-rows.ts'

/** What is read and written of tokens on the connection that writes. */
export interface TokenWrites {
  find(business: string, id: string): KeptToken | null
  list(business: string): readonly KeptToken[]
  /** The rest runs in a transaction. */
  add(token: Parameters<TokenStore['add']>[0]): boolean
  revoke(business: string, id: string, now: number): boolean
  use(business: string, id: string, day: number): void
}

/** Prepares every statement once. */
export function tokenWrites(database: DatabaseSync): TokenWrites {
  const one = database.prepare('SELECT * FROM token WHERE business = ? AND id = ?')
  const all = database.prepare('SELECT * FROM token WHERE business = ? ORDER BY made_at, id')
  const insert = database.prepare(
    `INSERT INTO token (business, id, name, hash, scopes, made_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  const revoke = database.prepare(
    'UPDATE token SET revoked_at = coalesce(revoked_at, ?) WHERE business = ? AND id = ?',
  )
  const use = database.prepare(
    'UPDATE token SET used_on = max(coalesce(used_on, ?1), ?1) WHERE business = ?2 AND id = ?3',
  )
  return {
    find(business, id) {
      const row = one.get(business, id)
      return row === undefined ? null : keptToken(row)
    },
    list: (business) => all.all(business).map(keptToken),
    add: ({ business, id, name, hash, scopes, madeAt }) =>
      insert.run(business, id, name, hash, scopes.join(' '), madeAt).changes === 1,
    revoke: (business, id, now) => revoke.run(now, business, id).changes === 1,
    use: (business, id, day) => void use.run(day, business, id),
  }
}
