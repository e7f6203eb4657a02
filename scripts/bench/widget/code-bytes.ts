import { gzipSync } from 'node:zlib'
import type { Wire } from './wire.ts'

/** Bytes of scripts and style sheets, each compressed alone by gzip -9, whatever came over the wire. */
export interface CodeBytes {
  /** What the page's own markup names. */
  readonly markup: number
  /** What had come when the control was seen. */
  readonly visible: number
  /** All of the load, and of a tap. */
  readonly all: number
}

/**
 * Adds up the code of some loads of one page. What one of them could do without until its control
 * was seen is not counted there: only chance had it come earlier in another.
 */
export async function codeBytes(wires: readonly Wire[], size: SizeOf): Promise<CodeBytes> {
  const totals = await Promise.all(
    wires.map(async ({ requests, needed, tapped }) => {
      const total = { markup: 0, visible: 0, all: 0 }
      const counted = new Set<string>()
      for (const { url, type, inMarkup } of [...requests, ...tapped]) {
        if ((type !== 'Script' && type !== 'Stylesheet') || counted.has(url)) continue
        counted.add(url)
        const bytes = await size(url)
        total.all += bytes
        if (inMarkup) total.markup += bytes
        if (needed.includes(url)) total.visible += bytes
      }
      return total
    }),
  )
  return {
    markup: Math.max(...totals.map(({ markup }) => markup)),
    visible: Math.min(...totals.map(({ visible }) => visible)),
    all: Math.max(...totals.map(({ all }) => all)),
  }
}

/** Gives the size of what lies at an address, gzip -9. */
export type SizeOf = (url: string) => Promise<number>

/** Fetches each address once. */
export function gzipSizes(): SizeOf {
  const sizes = new Map<string, Promise<number>>()
  return (url) => {
    const known = sizes.get(url) ?? sizeOf(url)
    sizes.set(url, known)
    return known
  }
}

async function sizeOf(url: string): Promise<number> {
  const reply = await fetch(url)
  if (!reply.ok) return 0
  return gzipSync(new Uint8Array(await reply.arrayBuffer()), { level: 9 }).length
}
