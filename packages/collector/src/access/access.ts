import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { TokenStore } from '../store/token-store.ts'
import { SCOPES, type Scope } from './scope.ts'
import { COOKIE, HOST_COOKIE, openSession, sealSession, type Signer } from './session.ts'
import { hashOf, isToken, nameOfToken, type TokenName } from './token.ts'

/** How long a one-time code is good for, in ms. */
const CODE_LIFE = 10 * 60 * 1000

/** What a request may do. */
export interface Grant {
  readonly scopes: readonly Scope[]
  /** The one business it is for; `null` is every business. */
  readonly business: string | null
  /** By the token itself, or by the cookie of a browser that is signed in. */
  readonly by: 'token' | 'session'
}

/** Who may do what. */
export interface Access {
  /** What a request may do by the token or the session it carries; `null` without either. */
  grantOf(request: Request): Promise<Grant | null>
  /** A new code that signs in one browser, once, within ten minutes. */
  newCode(): string
  /** Signs in with a code or a token. @returns the session's value; `null` when it is not right */
  signIn(proof: { readonly code: string } | { readonly token: string }): Promise<string | null>
}

/**
 * The collector's own token may do everything, with every business. Beside it each business has
 * tokens that are kept, with scopes, until they are revoked; a session may do what the token may
 * that it was made with, and ends with it.
 * @param tokenHash SHA-256 of the collector's own token
 * @param tokens where tokens of businesses are kept; none when not given
 * @param random makes this many bytes that nobody can guess
 */
export function createAccess({
  tokenHash,
  tokens = NO_TOKENS,
  now = Date.now,
  random = randomBytes,
}: {
  tokenHash: Buffer
  tokens?: Pick<TokenStore, 'find' | 'use'>
  now?: () => number
  random?: (bytes: number) => Buffer
}): Access {
  const codes = new Map<string, number>()

  async function scopesOf({ business, id }: TokenName, hash?: Buffer): Promise<readonly Scope[]> {
    const kept = await tokens.find(business, id)
    if (kept === null || kept.revokedAt !== null) return []
    if (hash !== undefined && !isSame(hash, kept.hash)) return []
    const today = Math.floor(now() / 86_400_000)
    // Once a day, so that reading costs no writing.
    if ((kept.usedOn ?? -1) < today) await tokens.use(business, id, today)
    return kept.scopes
  }

  async function grantOfToken(token: string): Promise<Grant | null> {
    if (isToken(token, tokenHash)) return { scopes: SCOPES, business: null, by: 'token' }
    const name = nameOfToken(token)
    return name === undefined ? null : granted(name, await scopesOf(name, hashOf(token)), 'token')
  }

  async function grantOfSession(value: string): Promise<Grant | null> {
    const signer = openSession(tokenHash, value, now())
    if (signer === undefined) return null
    if (signer === null) return { scopes: SCOPES, business: null, by: 'session' }
    return granted(signer, await scopesOf(signer), 'session')
  }

  return {
    async grantOf(request) {
      const token = bearerOf(request)
      if (token !== undefined) return grantOfToken(token)
      const session = sessionOf(request)
      return session === undefined ? null : grantOfSession(session)
    },
    newCode() {
      for (const [code, ends] of codes) if (ends <= now()) codes.delete(code)
      const code = random(18).toString('base64url')
      codes.set(code, now() + CODE_LIFE)
      return code
    },
    async signIn(proof) {
      let signer: Signer = null
      if ('code' in proof) {
        if (!take(codes, proof.code, now())) return null
      } else {
        const grant = await grantOfToken(proof.token)
        if (grant === null || !grant.scopes.includes('read')) return null
        signer = grant.business === null ? null : nameOfToken(proof.token)!
      }
      return sealSession(tokenHash, now(), signer)
    },
  }
}

const NO_TOKENS: Pick<TokenStore, 'find' | 'use'> = {
  find: () => Promise.resolve(null),
  use: () => Promise.resolve(),
}

function granted({ business }: TokenName, scopes: readonly Scope[], by: Grant['by']): Grant | null {
  return scopes.length === 0 ? null : { scopes, business, by }
}

function isSame(hash: Buffer, kept: string): boolean {
  const right = Buffer.from(kept, 'hex')
  return right.length === hash.length && timingSafeEqual(hash, right)
}

function take(codes: Map<string, number>, code: string, now: number): boolean {
  const ends = codes.get(code)
  codes.delete(code)
  return ends !== undefined && ends > now
}

/** The token that a request carries; `undefined` without one. */
export function bearerOf(request: Request): string | undefined {
  const header = request.headers.get('authorization')
  return header === null ? undefined : /^Bearer +(\S+)$/i.exec(header)?.[1]
}

/**
 * The value of a request's session; `undefined` without one. The plain cookie counts only where
 * there is no HTTPS: a neighbouring host could set that one.
 */
function sessionOf(request: Request): string | undefined {
  const cookies = new Map(
    (request.headers.get('cookie') ?? '').split(';').map((pair): [string, string] => {
      const [name = '', value = ''] = pair.trim().split('=')
      return [name, value]
    }),
  )
  return cookies.get(HOST_COOKIE) ?? (isSecure(request) ? undefined : cookies.get(COOKIE))
}

/** Whether a request came by HTTPS, by its own word or that of a proxy before us. */
export function isSecure(request: Request): boolean {
  return (
    request.url.startsWith('https:') ||
    request.headers.get('x-forwarded-proto')?.split(',').at(-1)?.trim() === 'https'
  )
}
