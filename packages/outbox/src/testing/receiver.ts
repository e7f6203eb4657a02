import type { Result } from '../sending/acknowledgement.ts'

/** A request as the receiver saw it. */
export interface SeenRequest {
  readonly url: string
  readonly init: RequestInit
  readonly text: string
  readonly body: { sentAt: number; responses: { id: string; key: string }[] } & Record<
    string,
    unknown
  >
}

export type Answer = (request: SeenRequest) => Response | Promise<Response>

/** A receiver that keeps each row once and acknowledges it, unless told to do otherwise. */
export interface Receiver {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly requests: SeenRequest[]
  /** How often each row arrived, by key, in the order of first arrival. */
  readonly arrivals: Map<string, number>
  /** The keys of rows that it stored. */
  readonly stored: Set<string>
  /** The keys of rows that it rejects. */
  readonly rejects: Set<string>
  /** Answers for the next requests, one each. */
  readonly next: Answer[]
  /** The answer to all other requests. */
  always: Answer
  /** The honest answer. */
  readonly take: Answer
  /** The keys of each request. */
  readonly batches: () => string[][]
}

export function createReceiver(): Receiver {
  const receiver: Receiver = {
    requests: [],
    arrivals: new Map(),
    stored: new Set(),
    rejects: new Set(),
    next: [],
    take: ({ body }) => acknowledge(body.responses.map(resultFor)),
    always: (request) => receiver.take(request),
    batches: () => receiver.requests.map(({ body }) => body.responses.map(({ key }) => key)),
    fetch: async (url, init) => {
      const text = init.body as string
      const request = { url, init, text, body: JSON.parse(text) }
      receiver.requests.push(request)
      return (receiver.next.shift() ?? receiver.always)(request)
    },
  }
  function resultFor({ id, key }: { id: string; key: string }): Result {
    receiver.arrivals.set(key, (receiver.arrivals.get(key) ?? 0) + 1)
    if (receiver.rejects.has(key)) return { id, status: 'rejected', code: 'bad', message: 'No.' }
    const status = receiver.stored.has(key) ? 'duplicate' : 'stored'
    receiver.stored.add(key)
    return { id, status }
  }
  return receiver
}

/** An acknowledgement with these results. */
export function acknowledge(results: unknown): Response {
  return Response.json({ protocol: 'shopbell/1', results })
}

/** Problem details, as the receiver writes them. */
export function problem(status: number, fields: object = {}, headers: object = {}): Response {
  return new Response(JSON.stringify({ title: 'Problem', ...fields }), {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
  })
}

/** What a captive portal answers. */
export const portal: Answer = () =>
  new Response('<!doctype html><title>Welcome to the Wi-Fi</title>', {
    headers: { 'content-type': 'text/html' },
  })

/** No network. */
export const offline: Answer = () => Promise.reject(new TypeError('Failed to fetch'))
