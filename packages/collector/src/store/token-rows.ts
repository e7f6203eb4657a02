import type { Scope } from '../access/scope.ts'
import type { Row } from './stored-rows.ts'
import type { KeptToken } from './token-store.ts'

/** A row of the table as it is told. */
export function keptToken(row: Row): KeptToken {
  return {
    business: String(row['business']),
    id: String(row['id']),
    name: String(row['name']),
    hash: String(row['hash']),
    scopes: String(row['scopes']).split(' ') as Scope[],
    madeAt: Number(row['made_at']),
    revokedAt: row['revoked_at'] === null ? null : Number(row['revoked_at']),
    usedOn: row['used_on'] === null ? null : Number(row['used_on']),
  }
}
