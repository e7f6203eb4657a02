import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from '../access/token.ts'
import { dataFolder, type Locations } from './locations.ts'
import { failed, lineOf, type Io } from './io.ts'

/** The hash of the token that may read, and the token itself when it was made just now. */
export interface TokenFound {
  readonly hash: Buffer
  readonly made?: string
}

/**
 * `SHOPBELL_TOKEN`, else the one whose hash is kept in the data folder, else a new one.
 * @throws CommandError when the data folder cannot be used
 */
export function findToken(locations: Locations, { env }: Io): TokenFound {
  const given = env['SHOPBELL_TOKEN']
  if (given !== undefined && given !== '') return { hash: hashOf(given) }
  const file = join(dataFolder(locations), 'token.sha256')
  try {
    if (existsSync(file)) return { hash: kept(file) }
    const made = randomBytes(24).toString('base64url')
    const hash = hashOf(made)
    writeFileSync(file, `${hash.toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    return { hash, made }
  } catch (error) {
    throw failed(`the token's hash ${file} cannot be used (${lineOf(error)})`)
  }
}

function kept(file: string): Buffer {
  const text = readFileSync(file, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error('it is no SHA-256; delete it to make a new one')
  return Buffer.from(text, 'hex')
}
