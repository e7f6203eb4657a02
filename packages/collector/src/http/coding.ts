import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

/** How a body may go smaller; the first that a client can read is taken. */
const CODINGS = ['br', 'gzip'] as const

export type Coding = (typeof CODINGS)[number]

const PACK = { br: promisify(brotliCompress), gzip: promisify(gzip) } as const

/** The smallest coding that `Accept-Encoding` names without refusing it; `undefined`: none. */
export function codingOf(request: Request): Coding | undefined {
  const accepted = new Set<string | undefined>()
  for (const each of (request.headers.get('accept-encoding') ?? '').toLowerCase().split(',')) {
    const [coding, weight = ''] = each.replaceAll(/\s/g, '').split(';')
    if (!/^q=0(\.0*)?$/.test(weight)) accepted.add(coding)
  }
  return CODINGS.find((coding) => accepted.has(coding))
}

/** A text in a coding, as small as that gets: for what is made once and sent often. */
export async function pack(text: string, coding: Coding): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await PACK[coding](text))
}
