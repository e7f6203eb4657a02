import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { etagOf } from '../http/etag.ts'
import type { Asset, Assets } from './asset.ts'

/** A folder of built files and the path they are served under, which ends in `/`. */
export interface Folder {
  readonly path: string
  readonly under: string
}

/** Reads every file of every folder once. A folder that is not there has no files. */
export function loadAssets(folders: readonly Folder[]): Assets {
  return new Map(
    folders.flatMap(({ path, under }) =>
      filesOf(path).map((file): [string, Asset] => {
        const name = under + relative(path, file).split(sep).join('/')
        return [name, assetOf(name, readFileSync(file))]
      }),
    ),
  )
}

/** A file as it is served. @param name the path it is served under */
export function assetOf(name: string, body: Uint8Array): Asset {
  const type = TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'
  let packed: Uint8Array | null | undefined
  return {
    body,
    type,
    etag: etagOf(body),
    cache: cacheOf(name),
    // When it is first asked for: hundreds of files would hold up the start.
    get gzip() {
      if (packed === undefined) packed = isText(type) ? smaller(body) : null
      return packed
    },
  }
}

function smaller(body: Uint8Array): Uint8Array | null {
  const packed = gzipSync(body, { level: 9 })
  return packed.length < body.length ? packed : null
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

const HASHED = /-(?=[\w-]*[A-Z0-9])[\w-]{8}\.(?:m?js|css|woff2)$/

/** What has its content's hash in its name never changes; what must be fresh is asked for each time. */
function cacheOf(name: string): string {
  if (HASHED.test(name)) return 'public, max-age=31536000, immutable'
  if (/\.(?:html|webmanifest)$/.test(name) || name.endsWith('/sw.js')) return 'no-cache'
  return 'public, max-age=300'
}

function isText(type: string): boolean {
  return /^(?:text\/|application\/(?:json|manifest\+json)|image\/svg)/.test(type)
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
}
