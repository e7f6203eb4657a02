import { gzipSync } from 'node:zlib'
import { pick } from '../gauntlet/seeded.ts'
import { damaged } from './json-damage.ts'

/** A visit that nothing was done to: whoever answers 200 must have it. */
export interface Healthy {
  readonly id: string
  readonly point: number
  /** Where it stands among the responses of its request. */
  readonly at: number
}

/** One request as bytes. */
export interface Attempt {
  /** What was done to it. */
  readonly kind: string
  readonly bytes: Buffer
  readonly isHead: boolean
  /** Whether the server can tell where it ends, and that there is an answer to wait for. */
  readonly isFramed: boolean
  /** Whether it is HTTP without any fault, so that an answer must come. */
  readonly isPlain: boolean
  /** Only of requests that take answers. */
  readonly healthy: readonly Healthy[]
  /** Whether an acknowledgement may come. */
  readonly isBatch: boolean
}

/** What a fuzzing run knows of the collector it attacks. */
export interface Target {
  readonly token: string
  readonly now: number
}

/** Makes the next attempt. */
export function attempt(random: () => number, target: Target): Attempt {
  const chance = random()
  if (chance < 0.72) return batchAttempt(random, target)
  if (chance < 0.82) return bodyAttempt(random, target)
  return readAttempt(random, target)
}

const POINTS = [1, 2, 3, 4]

function idOf(random: () => number): string {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
  return `019a8f2e-${hex(4)}-7${hex(3)}-a${hex(3)}-${hex(12)}`
}

function visit(random: () => number, { now }: Target, id: string, point: number): object {
  const at = now - Math.floor(random() * 86_400_000)
  const answers: object[] = [{ question: 'satisfaction', value: point }]
  if (random() < 0.3) answers.push({ question: 'comment', value: 'The blue ones were sold out 🙂' })
  if (random() < 0.3)
    answers.push({ question: 'reasons', value: ['messy'], order: ['rude', 'messy'] })
  return {
    id,
    touchpoint: pick(['web-checkout', 'oak-st-exit'], random),
    at,
    answers,
    ...(random() < 0.3
      ? { locale: 'de-AT', ended: 'done', fields: { order: 'A-1', total: 7 } }
      : {}),
    ...(random() < 0.2
      ? { seq: Math.floor(random() * 50), mono: 5_000, touch: { x: 1, y: 2 } }
      : {}),
  }
}

/** A batch in which one response, the head, the bytes or the transport is damaged. */
function batchAttempt(random: () => number, target: Target): Attempt {
  const healthy: Healthy[] = []
  const texts: string[] = []
  const kind = pick(
    ['response', 'head', 'bytes', 'encoding', 'header', 'chunks', 'framing', 'none'],
    random,
  )
  const count = 1 + Math.floor(random() * 3)
  const sick = kind === 'response' ? Math.floor(random() * count) : -1
  for (let at = 0; at < count; at++) {
    const [id, point] = [idOf(random), pick(POINTS, random)]
    const whole = visit(random, target, id, point)
    if (at === sick) texts.push(damaged(whole, random))
    else {
      texts.push(JSON.stringify(whole))
      healthy.push({ id, point, at })
    }
  }
  const device =
    random() < 0.2 ? { device: { id: pick(DEVICES, random), boot: 'b1', mono: 9_000 } } : {}
  const rest = { business: 'acme', sentAt: target.now, ...device }
  const head = kind === 'head' ? damaged(rest, random) : JSON.stringify(rest)
  const text =
    head.endsWith('}') && head.length > 2
      ? `${head.slice(0, -1)},"responses":[${texts.join(',')}]}`
      : head
  // What is not JSON any more, or no longer this business, is refused whole.
  const body = bodyOf(kind, text, random)
  const isIntact = kind !== 'bytes' && kind !== 'encoding'
  return request(random, {
    kind: `batch ${kind}`,
    method: 'POST',
    path: '/v1/responses',
    body,
    isBatch: true,
    healthy: isIntact ? healthy : [],
    damage: kind === 'header' || kind === 'chunks' || kind === 'framing' ? kind : 'none',
  })
}

const DEVICES = ['tablet-1', 'tablet-2', 'tablet-3']

function bodyOf(kind: string, text: string, random: () => number): Buffer {
  const bytes = Buffer.from(text)
  if (kind === 'bytes') return damagedBytes(bytes, random)
  if (kind !== 'encoding') return bytes
  return pick(
    [
      () => Buffer.from(text, 'utf16le'),
      () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
      () => Buffer.from(`\uFEFF${text}`),
      () => gzipSync(bytes),
      () => Buffer.from(text.replace('sold', 's\u00FFld'), 'latin1'),
      () =>
        Buffer.concat([bytes.subarray(0, 40), Buffer.from([0xed, 0xa0, 0x80]), bytes.subarray(40)]),
      () => Buffer.from(encodeURIComponent(text)),
      () => Buffer.from(bytes.toString('base64')),
    ],
    random,
  )()
}

function damagedBytes(bytes: Buffer, random: () => number): Buffer {
  let result = Buffer.from(bytes)
  for (let left = 1 + Math.floor(random() * 8); left > 0; left--) {
    const at = Math.floor(random() * result.length)
    const chance = random()
    if (chance < 0.4 && result.length > 0) result[at] = Math.floor(random() * 256)
    else if (chance < 0.6)
      result = Buffer.concat([
        result.subarray(0, at),
        result.subarray(at + 1 + Math.floor(random() * 9)),
      ])
    else if (chance < 0.8) {
      const slice = result.subarray(at, at + Math.floor(random() * 60))
      result = Buffer.concat([result.subarray(0, at), slice, result.subarray(at)])
    } else if (chance < 0.9) result = result.subarray(0, at)
    else
      result = Buffer.concat([
        result.subarray(0, at),
        Buffer.from(pick(['\0', '\u2028', '}', ']', '"', '\\', '\xff'], random), 'latin1'),
        result.subarray(at),
      ])
  }
  return result
}

/** Everything else that takes a body. */
function bodyAttempt(random: () => number, { token, now }: Target): Attempt {
  const [path, value] = pick<readonly [string, object]>(
    [
      ['/v1/pairings', { business: 'acme', device: 'tablet-9' }],
      ['/v1/pairings/one-two-three/confirmation', { touchpoint: 'oak-st-exit', name: 'x' }],
      ['/v1/session', { token: 'wrong' }],
      ['/v1/session', { code: 'wrong' }],
      ['/v1/devices/tablet-1/status', { status: 'paired' }],
      ['/v1/tokens', { name: '', scopes: ['none'] }],
      [
        '/v1/devices/tablet-1/heartbeat',
        {
          business: 'acme',
          boot: 'b1',
          at: now,
          mono: 7,
          state: { pending: 0, oldestUnsent: null, quarantined: 0, storage: 'disk', nextSeq: 3 },
        },
      ],
    ],
    random,
  )
  const body = Buffer.from(damaged(value, random))
  const headers = random() < 0.5 && path !== '/v1/tokens' ? [`Authorization: Bearer ${token}`] : []
  return request(random, { kind: 'body', method: 'POST', path, body, headers, damage: 'none' })
}

const PATHS = [
  '/v1/report',
  '/v1/report',
  '/v1/responses',
  '/v1/comments',
  '/v1/touchpoints',
  '/v1/quality',
  '/v1/report/today',
  '/v1/report/quality',
  '/v1/report/touchpoints',
  '/v1/business',
  '/v1/devices',
  '/v1/tokens',
  '/v1/prompts/web-checkout',
  '/v1/prompts/oak-st-exit',
  '/v1/pairings/one-two-three',
  '/dashboard/',
  '/kiosk/',
  '/shopbell.js',
  '/openapi.json',
  '/healthz',
  '/',
]

const QUERY_NAMES = [
  'business',
  'from',
  'to',
  'by',
  'where.channel',
  'where.location',
  'where.__proto__',
  'limit',
  'after',
  'before',
  'contacts',
  'locale',
  'tablet',
  'search',
  'q',
  'masked',
  '__proto__',
  'constructor',
]

const QUERY_VALUES = [
  'acme',
  '',
  '0',
  '-1',
  '1e9',
  '99999999999999999999',
  '2026-11-22',
  '2026-02-30',
  '2026-11-22T25',
  '0000-00-00',
  '9999-12-31',
  'channel,stage,hour',
  'channel,channel',
  'web,store',
  '__proto__',
  'true',
  "'%20OR%201=1--",
  '%00',
  '%ED%A0%80',
  '%',
  '%zz',
  '+',
  'de-AT',
  'x'.repeat(300),
  '%22%3E%3Cscript%3E',
]

/** A question about what is there, with parameters that nobody expects. */
function readAttempt(random: () => number, { token }: Target): Attempt {
  const pairs = Array.from(
    { length: Math.floor(random() * 5) },
    () => `${pick(QUERY_NAMES, random)}=${pick(QUERY_VALUES, random)}`,
  )
  const tail =
    random() < 0.15
      ? pick(['/..', '//', '/%2e%2e/', '\\', '/%00', ';x=1', '%', '/__proto__'], random)
      : ''
  const path = pick(PATHS, random) + tail + (pairs.length > 0 ? `?${pairs.join('&')}` : '')
  const method =
    random() < 0.8
      ? 'GET'
      : pick(
          ['HEAD', 'OPTIONS', 'DELETE', 'PUT', 'PATCH', 'QUERY', 'PROPFIND', 'get', 'TRACE'],
          random,
        )
  const headers = random() < 0.6 ? [`Authorization: Bearer ${token}`] : []
  const isOdd = random() < 0.2
  return request(random, { kind: 'read', method, path, headers, damage: isOdd ? 'header' : 'none' })
}

interface Wish {
  readonly kind: string
  readonly method: string
  readonly path: string
  readonly body?: Buffer
  readonly headers?: readonly string[]
  readonly damage: 'none' | 'header' | 'chunks' | 'framing'
  readonly isBatch?: boolean
  readonly healthy?: readonly Healthy[]
}

/** Headers that are odd and harmless: the request still has its one answer. */
const ODD = [
  'Content-Type: text/html',
  'Content-Type: application/json; charset=utf-16',
  'Content-Type: multipart/form-data; boundary=x',
  'Content-Type:',
  'Content-Encoding: gzip',
  'Origin: null',
  'Origin: https://evil.example',
  'Origin: \u00e9\u00e9',
  'Origin: https://a b',
  'Sec-Fetch-Site: cross-site',
  'Authorization: Bearer acme~a1~AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'Authorization: Bearer ~~',
  'Authorization: Basic Og==',
  `Authorization: Bearer ${'x'.repeat(4_000)}`,
  'Cookie: __Host-shopbell_session=~~~; shopbell_session==;;=',
  'Cookie: shopbell_session=9999999999999~acme~a1~x',
  'Shopbell-Clock: b1 999999999999999',
  'Shopbell-Clock: b1 -1',
  'X-Forwarded-For: 1.1.1.1, ::1, unknown, [::1]:99999, %00',
  'X-Forwarded-Proto: https,http,https',
  'X-Forwarded-Host: evil.example',
  'X-Request-Id: \t',
  'If-None-Match: "", W/"*", *',
  'Accept-Encoding: br;q=0, gzip;q=x, ;, ,',
  'Range: bytes=0-0,-1',
  'Expect: 100-continue',
  'Transfer-Encoding: identity',
  `X-Long: ${'y'.repeat(7_000)}`,
  'X-Latin: \u00ff\u00fe',
]

/** What is no HTTP: whoever reads it may hang up. */
const BROKEN = [
  'No colon',
  ': no name',
  'Bad Name: x',
  'X-Null: a\0b',
  'X-Return: a\rb',
  ' folded: x',
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 1e3',
  'Content-Length: 99999999999999999999',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: chunked, gzip',
  'Transfer-Encoding: xchunked',
  'Host: a, b',
  'Host: [::1',
  'Host: user@evil.example',
  `X-Huge: ${'z'.repeat(20_000)}`,
  'Upgrade: websocket\r\nConnection: Upgrade',
  'Connection: close, keep-alive, \u00ff',
]

function request(random: () => number, wish: Wish): Attempt {
  const { kind, method, path, body = Buffer.alloc(0), headers = [], damage } = wish
  const isFraming = damage === 'framing'
  const own = [
    'Host: 127.0.0.1',
    ...(body.length === 0
      ? []
      : [`Content-Type: ${random() < 0.5 ? 'application/json' : 'text/plain'}`]),
    ...headers,
    ...(damage === 'header'
      ? Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(ODD, random))
      : []),
    ...(isFraming ? [pick(BROKEN, random)] : []),
  ]
  const isChunked = damage === 'chunks'
  if (isChunked) own.push('Transfer-Encoding: chunked')
  else if (body.length > 0) own.push(`Content-Length: ${body.length}`)
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${own.join('\r\n')}\r\n\r\n`, 'latin1')
  const isCut = isFraming && random() < 0.3
  const sent = Buffer.concat([head, isChunked ? chunked(body, random) : body])
  const bytes = isCut ? sent.subarray(0, Math.floor(random() * sent.length)) : sent
  return {
    kind,
    bytes,
    isHead: method === 'HEAD',
    isFramed: !isFraming,
    isPlain:
      damage === 'none' &&
      /^\/[!-[\]-~]*$/.test(path) &&
      method === method.toUpperCase() &&
      method !== 'TRACE',
    isBatch: wish.isBatch === true,
    healthy: isFraming ? [] : (wish.healthy ?? []),
  }
}

/** In pieces of any size, with extensions and trailers that mean nothing. */
function chunked(body: Buffer, random: () => number): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < body.length;) {
    const piece = body.subarray(at, at + 1 + Math.floor(random() * 200))
    const extension = random() < 0.2 ? ';ext="a b"' : ''
    const size =
      random() < 0.2
        ? piece.length.toString(16).toUpperCase().padStart(6, '0')
        : piece.length.toString(16)
    parts.push(Buffer.from(`${size}${extension}\r\n`), piece, Buffer.from('\r\n'))
    at += piece.length
  }
  parts.push(Buffer.from(random() < 0.2 ? '0\r\nX-Trailer: 1\r\n\r\n' : '0\r\n\r\n'))
  return Buffer.concat(parts)
}
