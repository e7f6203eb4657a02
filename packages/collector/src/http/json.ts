/** A JSON answer that nobody keeps unless `headers` say otherwise. */
export function json(value: unknown, headers: Record<string, string> = {}, status = 200): Response {
  return jsonText(JSON.stringify(value), headers, status)
}

/** The same for a value that is JSON text already, or such text in a coding that `headers` name. */
export function jsonText(
  text: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  status = 200,
): Response {
  return new Response(text, {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })
}
