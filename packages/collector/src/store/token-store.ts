import type { Scope } from '../access/scope.ts'

/** A token as it is kept: enough to recognise it, not to use it. */
export interface KeptToken {
  readonly business: string
  /** Unique in its business; the token itself tells it. */
  readonly id: string
  /** What people call it. */
  readonly name: string
  /** SHA-256 of the token, hex. */
  readonly hash: string
  /** Without doubles, in the order of `SCOPES`. */
  readonly scopes: readonly Scope[]
  /** Epoch ms. */
  readonly madeAt: number
  /** Epoch ms; `null` while it is good. */
  readonly revokedAt: number | null
  /** The last day it was used, in whole days since 1970 UTC; `null` for never. */
  readonly usedOn: number | null
}

/** Where tokens are kept. Whatever it changes is durable when its promise resolves. */
export interface TokenStore {
  find(business: string, id: string): Promise<KeptToken | null>
  /** All of a business, revoked ones too, the oldest first. */
  list(business: string): Promise<readonly KeptToken[]>
  /** @returns false when its id is taken */
  add(token: Omit<KeptToken, 'revokedAt' | 'usedOn'>): Promise<boolean>
  /** Ends a token for good; one that was revoked before stays as it is. @returns false when there is none */
  revoke(business: string, id: string, now: number): Promise<boolean>
  /** Notes that a token was used on a day; an earlier day than the last changes nothing. */
  use(business: string, id: string, day: number): Promise<void>
}
