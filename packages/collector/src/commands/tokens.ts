import { randomBytes } from 'node:crypto'
import { isScope, SCOPES, type Scope } from '../access/scope.ts'
import { makeToken } from '../access/token.ts'
import { directory } from '../business/directory.ts'
import type { KeptToken, TokenStore } from '../store/token-store.ts'
import { readArguments } from './arguments.ts'
import { databaseOf, openStore } from './database.ts'
import { EXIT, failed, wrongCall, type Io } from './io.ts'
import { LOCATION_OPTIONS, readConfigs } from './locations.ts'
import { businessOf } from './which-business.ts'

/** `shopbell tokens`: lists who may send, read and manage; makes and revokes tokens, also while `serve` runs. */
export async function tokens(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    options: {
      ...LOCATION_OPTIONS,
      business: { type: 'string' },
      name: { type: 'string' },
      scope: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    },
    allowPositionals: true,
  })
  const [act = 'list', id, ...rest] = positionals
  const takes = act === 'revoke' ? id !== undefined : id === undefined
  if (!['list', 'make', 'revoke'].includes(act) || !takes || rest.length > 0) {
    throw wrongCall('tokens takes list, or make --name NAME, or revoke ID')
  }
  const name = act === 'make' ? nameOf(values.name) : ''
  const scopes = scopesOf(values.scope ?? ['read'])
  const served = businessOf(directory(readConfigs(values, io).configs), values.business)
  const business = served.config.business.id
  const store = await openStore(databaseOf(values, io), values)
  const say = (value: object, lines: readonly string[]): number => {
    for (const line of values.json === true ? [JSON.stringify(value)] : lines) io.out(line)
    return EXIT.good
  }
  try {
    if (act === 'revoke') {
      const isThere = await store.tokens.revoke(business, id!, Date.now())
      if (!isThere) throw failed(`no token ${id} (see shopbell tokens)`)
      return say({ id, revoked: true }, [`${id} is revoked`])
    }
    if (act === 'make') {
      const made = await make(store.tokens, { business, name, scopes })
      const { id, token } = made
      return say({ id, name, scopes, token }, [
        `${id}  ${name}  ${scopes.join(', ')}`,
        `${token}  (shown only now)`,
      ])
    }
    const found = await store.tokens.list(business)
    const lines = found.length === 0 ? ['no tokens yet: shopbell tokens make'] : found.map(lineOf)
    return say(
      found.map(({ hash: _hash, ...token }) => token),
      lines,
    )
  } finally {
    await store.close()
  }
}

async function make(
  store: TokenStore,
  wish: Pick<KeptToken, 'business' | 'name' | 'scopes'>,
): Promise<{ id: string; token: string }> {
  for (;;) {
    const { token, id, hash } = makeToken(wish.business, randomBytes)
    if (await store.add({ ...wish, id, hash, madeAt: Date.now() })) return { id, token }
  }
}

function nameOf(name: string | undefined): string {
  if (name === undefined) throw wrongCall('tokens make needs --name NAME: what will use it')
  if (name.trim() === '' || name.length > 100) throw wrongCall('a name has 1 to 100 characters')
  return name
}

function scopesOf(words: readonly string[]): readonly Scope[] {
  const wanted = words.flatMap((word) => word.split(','))
  const unknown = wanted.find((word) => !isScope(word))
  if (unknown !== undefined) throw wrongCall(`no scope ${unknown}; there is ${SCOPES.join(', ')}`)
  return SCOPES.filter((scope) => wanted.includes(scope))
}

function lineOf({ id, name, scopes, madeAt, revokedAt, usedOn }: KeptToken): string {
  const used = usedOn === null ? 'never used' : `last used ${dateOf(usedOn * 86_400_000)}`
  const state = revokedAt === null ? used : `revoked ${dateOf(revokedAt)}`
  return `${id}  ${name}  ${scopes.join(', ')}  made ${dateOf(madeAt)}  ${state}`
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
