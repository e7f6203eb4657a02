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
  /**
   * Remembers the hash of one that was made, for its user only; nothing to do for any other. Call
   * it right before the token is shown: one that is kept but never shown is lost.
   * @throws CommandError when it cannot be written, or another start has written one meanwhile
   */
  readonly keep: () => void
}

/**
 * `SHOPBELL_TOKEN`, else the one whose hash is kept in the data folder, else a new one, which is not
 * kept yet.
 * @throws CommandError when the data folder cannot be used
 */
export function findToken(locations: Locations, { env }: Io): TokenFound {
  const given = env['SHOPBELL_TOKEN']
  if (given !== undefined && given !== '') return { hash: hashOf(given), keep: () => {} }
  const file = join(dataFolder(locations), 'token.sha256')
  return tried(file, () => {
    if (existsSync(file)) return { hash: kept(file), keep: () => {} }
    const made = randomBytes(24).toString('base64url')
    const hash = hashOf(made)
    const text = `${hash.toString('hex')}\n`
    const keep = (): void => writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
    return { hash, made, keep: () => tried(file, keep) }
  })
}

function tried<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw failed(`the token's hash ${file} cannot be used (${lineOf(error)})`)
  }
}

function kept(file: string): Buffer {
  const text = readFileSync(file, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error('it is no SHA-256; delete it to make a new one')
  return Buffer.from(text, 'hex')
}
