import type { KeptToken, TokenStore } from '../token-store.ts'
import { keptToken } from '../token-rows.ts'
import type { Session } from './database.ts'
import { wellFormed } from './well-formed.ts'

const ONE = 'SELECT * FROM token WHERE business = $1 AND id = $2'

const ALL = 'SELECT * FROM token WHERE business = $1 ORDER BY made_at, id'

const ADD = `INSERT INTO token (business, id, name, hash, scopes, made_at)
  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`

const REVOKE = `UPDATE token SET revoked_at = coalesce(revoked_at, $3)
  WHERE business = $1 AND id = $2 RETURNING id`

const USE = `UPDATE token SET used_on = greatest(used_on, $3) WHERE business = $1 AND id = $2`

/** Each is one statement, and so durable by itself. */
export function tokensIn(session: Session): TokenStore {
  return {
    async find(business, id): Promise<KeptToken | null> {
      const [row] = await session.query(ONE, [business, wellFormed(id)])
      return row === undefined ? null : keptToken(row)
    },
    async list(business) {
      return (await session.query(ALL, [business])).map(keptToken)
    },
    async add({ business, id, name, hash, scopes, madeAt }) {
      const values = [business, id, wellFormed(name), hash, scopes.join(' '), madeAt]
      return (await session.query(ADD, values)).length === 1
    },
    async revoke(business, id, now) {
      return (await session.query(REVOKE, [business, wellFormed(id), now])).length === 1
    },
    async use(business, id, day) {
      await session.query(USE, [business, wellFormed(id), day])
    },
  }
}
