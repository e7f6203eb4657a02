import type { JsonObject } from '../keeping/submission.ts'
import type { SendingEnvironment } from '../sending/environment.ts'

/** What requests carry besides their rows. */
export interface Carried {
  /** Headers of each request, asked for at each: such as the token of this device. */
  readonly headers?: () => Readonly<Record<string, string>>
  /**
   * What goes on top of a batch instead of its rows' head, asked for at each request: so that it can
   * say what only the moment of sending knows. It must not grow by more than a few hundred bytes.
   */
  readonly headAtSending?: (head: JsonObject) => JsonObject
}

type Requests = Pick<SendingEnvironment, 'fetch' | 'beacon'>

/**
 * Requests that carry it. A beacon has no headers, so with headers a request takes its place, which
 * may end with the page as well.
 */
export function carrying(
  { headers, headAtSending }: Carried,
  { fetch, beacon }: Requests,
): Requests {
  const bodyOf = (body: string): string => {
    if (!headAtSending) return body
    const { sentAt, responses, ...head } = JSON.parse(body) as JsonObject
    return JSON.stringify({ ...headAtSending(head), sentAt, responses })
  }
  // `async`, so that a mistake in what was passed in is a failure like any other.
  const send = async (url: string, init: RequestInit): Promise<Response> =>
    fetch(url, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), ...headers?.() },
      body: bodyOf(init.body as string),
    })
  return {
    fetch: send,
    beacon: headers
      ? (url, body) => {
          const request = { method: 'POST', body, keepalive: true, credentials: 'omit' } as const
          send(url, { ...request, headers: { 'content-type': 'text/plain' } }).catch(() => {})
          return true
        }
      : (url, body) => beacon(url, bodyOf(body)),
  }
}
