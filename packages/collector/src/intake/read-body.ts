/** A body within its limit; or that it was larger, or never came to its end. */
export type Body =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'too-large' | 'broken' }

/**
 * Reads a body as UTF-8, and stops as soon as it is larger than it may be: by its declared length
 * before a byte is read, else while reading.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Body> {
  try {
    return await read(request, maxBytes)
  } catch {
    // The connection broke; nobody reads the answer.
    return { ok: false, why: 'broken' }
  }
}

async function read(request: Request, maxBytes: number): Promise<Body> {
  const declared = request.headers.get('content-length')
  if (declared !== null) {
    if (!(Number(declared) <= maxBytes)) return TOO_LARGE
    // The parser below us lets no body be longer than it declares, and reading it whole is faster.
    const text = await request.text()
    return Buffer.byteLength(text) <= maxBytes ? { ok: true, text } : TOO_LARGE
  }
  if (request.body === null) return { ok: true, text: '' }
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return TOO_LARGE
    chunks.push(chunk)
  }
  return { ok: true, text: new TextDecoder().decode(Buffer.concat(chunks)) }
}

const TOO_LARGE = { ok: false, why: 'too-large' } as const

/** Whether a request's body is of one of these types, whatever charset it names. */
export function isOfType(request: Request, types: readonly string[]): boolean {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  return type !== undefined && types.includes(type)
}
