import type { Frame } from '@shopbell/core/report'
import { readDevices, type Device } from './devices.ts'
import { fieldsOf } from './fields.ts'
import { readFrame } from './frame.ts'
import { readPlace, type Place } from './place.ts'
import type { Query } from './query.ts'
import { readVisits, type Visits } from './visit.ts'

/** What became of a question to the collector. */
export type Reply<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  /** No session, or it has ended. */
  | { readonly kind: 'signed-out' }
  /** Asking the same again won't help; which businesses there are, when it says so. */
  | { readonly kind: 'refused'; readonly detail: string; readonly businesses: readonly string[] }
  /** No network, no collector, or not now. */
  | { readonly kind: 'lost' }

/** What became of signing in. */
export type Entry = 'in' | 'wrong' | 'too-many' | 'lost'

/** What identifies the owner: the token, or the one-time code of the printed link. */
export type Key = { readonly token: string } | { readonly code: string }

/** What the list is asked for. */
export interface VisitsQuery {
  readonly business: string | null
  readonly limit: number
  /** Only what arrived after this; `null` for the newest. */
  readonly after: string | null
}

/** The collector as the page knows it. No call ever rejects. */
export interface Client {
  signIn(key: Key): Promise<Entry>
  /** Whether the session has really ended. */
  signOut(): Promise<boolean>
  /** What stands around every page. */
  frame(business: string | null): Promise<Reply<Frame>>
  /** Any other address; `decode` says `null` to what is no answer of it. */
  read<Value>(
    path: string,
    query: Query,
    decode: (body: unknown) => Value | null,
  ): Promise<Reply<Value>>
  visits(query: VisitsQuery): Promise<Reply<Visits>>
  /** The tablets of a business. */
  devices(business: string | null): Promise<Reply<readonly Device[]>>
  /** What a touchpoint of a business is called and asks. */
  place(business: string | null, touchpoint: string): Promise<Reply<Place>>
}

/** The part of `fetch` that is needed. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** After this long without an answer the collector counts as lost, ms. */
const PATIENCE = 10_000
/** The same of a page's figures: many may be asked for at once, and the store gives up after as long. */
const PATIENCE_FOR_FIGURES = 30_000

/**
 * A client of the collector.
 * @param base the address under which `v1/` lies, with a slash at its end
 */
export function createClient(
  base: string,
  fetch: Fetch = (url, init) => globalThis.fetch(url, init),
): Client {
  const ask = async (
    path: string,
    init: RequestInit = {},
    patience: number = PATIENCE,
  ): Promise<Response | null> => {
    try {
      const signal = AbortSignal.timeout(patience)
      return await fetch(new URL(path, base).href, { cache: 'no-store', signal, ...init })
    } catch {
      return null
    }
  }
  const read = async <Value>(
    path: string,
    query: Query,
    decode: (body: unknown) => Value | null,
    patience?: number,
  ): Promise<Reply<Value>> => {
    const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1])
    const response = await ask(`${path}?${String(new URLSearchParams(given))}`, {}, patience)
    return response === null ? { kind: 'lost' } : replyOf(response, decode)
  }
  return {
    async signIn(key) {
      const response = await ask('v1/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(key),
      })
      if (response?.ok) return 'in'
      if (response?.status === 429) return 'too-many'
      return response !== null && response.status < 500 ? 'wrong' : 'lost'
    },
    async signOut() {
      const response = await ask('v1/session', { method: 'DELETE' })
      return response !== null && (response.ok || response.status === 401)
    },
    frame: (business) => read('v1/business', { business }, readFrame),
    read: (path, query, decode) => read(path, query, decode, PATIENCE_FOR_FIGURES),
    visits: ({ business, limit, after }) =>
      read('v1/responses', { business, limit: String(limit), after }, readVisits),
    devices: (business) => read('v1/devices', { business }, readDevices),
    place: (business, touchpoint) =>
      read(`v1/prompts/${encodeURIComponent(touchpoint)}`, { business, locale: 'en' }, readPlace),
  }
}

async function replyOf<Value>(
  response: Response,
  decode: (body: unknown) => Value | null,
): Promise<Reply<Value>> {
  const { status } = response
  if (status === 401) return { kind: 'signed-out' }
  const body = await bodyOf(response)
  if (response.ok) {
    const value = decode(body)
    return value === null ? { kind: 'lost' } : { kind: 'ok', value }
  }
  if (status >= 500 || status === 429 || status === 408) return { kind: 'lost' }
  return refusalOf(body, status)
}

function refusalOf(body: unknown, status: number): Reply<never> {
  const { detail, title, businesses } = fieldsOf(body)
  const words = [detail, title].find((each) => typeof each === 'string')
  return {
    kind: 'refused',
    detail: typeof words === 'string' ? words : `The collector answered ${status}.`,
    businesses: Array.isArray(businesses)
      ? businesses.filter((each): each is string => typeof each === 'string')
      : businessesIn(typeof detail === 'string' ? detail : ''),
  }
}

/** The ids that a detail lists after "one of". */
function businessesIn(detail: string): readonly string[] {
  return /one of ([\w.-]+(?:, [\w.-]+)*)/.exec(detail)?.[1]?.replace(/\.$/, '').split(', ') ?? []
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown
  } catch {
    return null
  }
}
