import { randomBytes } from 'node:crypto'
import { COOKIE, isSession, sealSession } from './session.ts'
import { isToken } from './token.ts'

/** How long a one-time code is good for, in ms. */
const CODE_LIFE = 10 * 60 * 1000

/** Who may read. */
export interface Access {
  /** Whether a request carries the token or a session. */
  mayRead(request: Request): boolean
  /** Whether a request carries the token itself; a browser that is signed in does not. */
  hasToken(request: Request): boolean
  /** A new code that signs in one browser, once, within ten minutes. */
  newCode(): string
  /** Signs in with a code or a token. @returns the session's value; `null` when it is not right */
  signIn(proof: { readonly code: string } | { readonly token: string }): string | null
}

/**
 * Everything hangs on one bearer token, of which only the hash is here.
 * @param tokenHash SHA-256 of the token
 * @param random makes this many bytes that nobody can guess
 */
export function createAccess({
  tokenHash,
  now = Date.now,
  random = randomBytes,
}: {
  tokenHash: Buffer
  now?: () => number
  random?: (bytes: number) => Buffer
}): Access {
  const codes = new Map<string, number>()
  return {
    mayRead(request) {
      const token = bearerOf(request)
      if (token !== undefined) return isToken(token, tokenHash)
      const session = cookieOf(request)
      return session !== undefined && isSession(tokenHash, session, now())
    },
    hasToken(request) {
      const token = bearerOf(request)
      return token !== undefined && isToken(token, tokenHash)
    },
    newCode() {
      for (const [code, ends] of codes) if (ends <= now()) codes.delete(code)
      const code = random(18).toString('base64url')
      codes.set(code, now() + CODE_LIFE)
      return code
    },
    signIn(proof) {
      const right =
        'code' in proof ? take(codes, proof.code, now()) : isToken(proof.token, tokenHash)
      return right ? sealSession(tokenHash, now()) : null
    },
  }
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

function cookieOf(request: Request): string | undefined {
  for (const pair of request.headers.get('cookie')?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=')
    if (name === COOKIE) return value
  }
  return undefined
}
