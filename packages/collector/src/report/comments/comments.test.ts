import { describe, expect, test } from 'vitest'
import { idOf } from '../../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP, TOKEN, type Shop } from '../../testing/shop.ts'

const DAY = 86_400_000

interface Said {
  readonly text: string
  readonly value?: number
  readonly reasons?: readonly string[]
  readonly daysAgo?: number
  readonly over?: object
}

async function shopWith(said: readonly Said[], shop = openShop()): Promise<Shop> {
  const responses = said.map(({ text, value, reasons, daysAgo = 0, over = {} }, n) => ({
    id: idOf(n + 1),
    touchpoint: 'exit',
    at: NOON - daysAgo * DAY,
    locale: 'en',
    ...over,
    answers: [
      ...(value === undefined ? [] : [{ question: 'satisfaction', value }]),
      ...(reasons === undefined ? [] : [{ question: 'reasons', value: reasons }]),
      { question: 'comment', value: text },
    ],
  }))
  const { results } = await bodyOf(shop.send(responses))
  for (const { status } of results) expect(status).toBe('stored')
  return shop
}

const read = async (shop: Shop, query = '') => bodyOf(shop.read(`/v1/comments?${query}`))
const textsOf = async (shop: Shop, query = '') =>
  (await read(shop, query)).comments.map(({ text }: { text: string }) => text)

const FIVE: readonly Said[] = [
  { text: 'Queue too long', value: 1, reasons: ['slow'] },
  { text: 'Kind staff', value: 4 },
  { text: 'The café was closed', value: 2, reasons: ['messy', 'slow'] },
  { text: 'Fine', value: 3, over: { touchpoint: 'checkout' } },
  { text: 'Nothing to say', daysAgo: 3 },
]

test('comments come the newest first, with their visit’s score and reasons, and a day', async () => {
  const body = await read(await shopWith(FIVE))
  expect(body).toMatchObject({
    business: 'acme',
    looked: 5,
    found: 5,
    excluded: 0,
    next: null,
    tooFew: false,
    masked: true,
    minimum: 5,
  })
  expect(body.comments).toEqual([
    comment('Nothing to say', { day: '2026-11-19' }),
    comment('Fine', { score: 'high', touchpoint: 'checkout' }),
    comment('The café was closed', { score: 'low', reasons: ['messy', 'slow'] }),
    comment('Kind staff', { score: 'high' }),
    comment('Queue too long', { score: 'low', reasons: ['slow'] }),
  ])
  expect(body.reasons).toEqual([
    { id: 'messy', text: 'Messy' },
    { id: 'rude', text: 'Rude' },
    { id: 'slow', text: 'Slow' },
  ])
})

const comment = (text: string, over: object = {}) => ({
  text,
  day: '2026-11-22',
  touchpoint: 'exit',
  locale: 'en',
  score: null,
  reasons: [],
  ...over,
})

describe('comments are searched', () => {
  const many = [...FIVE, ...FIVE, ...FIVE, ...FIVE, ...FIVE]

  test.each([
    ['q=QUEUE', 5],
    ['q=queue+long', 5],
    ['q=queue+short', 0],
    ['q=cafe', 5],
    ['q=CAF%C3%89', 5],
    ['score=low', 10],
    ['score=high', 10],
    ['reason=slow', 10],
    ['reason=messy&score=low', 5],
    ['where.touchpoint=checkout', 5],
    ['where.location=oak-st', 20],
    ['from=2026-11-20', 20],
    ['to=2026-11-20', 5],
    ['locale=en', 25],
    ['where.channel=web&q=fine', 5],
  ])('%s finds %i', async (query, count) => {
    expect(await textsOf(await shopWith(many), query)).toHaveLength(count)
  })

  test('a page at a time, each comment once', async () => {
    const shop = await shopWith(many)
    const seen: string[] = []
    let before = ''
    for (let page = 0; page < 9; page++) {
      const { comments, next } = await read(shop, `limit=4${before}`)
      seen.push(...comments.map(({ text }: { text: string }) => text))
      if (next === null) break
      before = `&before=${next}`
    }
    expect(seen).toEqual(await textsOf(shop, 'limit=200'))
    expect(seen).toHaveLength(25)
  })
})

describe('what could point at a person', () => {
  test('is masked, and only the token itself is told it as it was written', async () => {
    const shop = await shopWith([...FIVE, { text: 'Call Ana, 030 1234567' }])
    expect((await textsOf(shop))[0]).toBe('Call Ana, [number]')
    expect(await textsOf(shop, 'q=1234567')).toEqual([])
    const open = await read(shop, 'masked=false')
    expect(open).toMatchObject({
      masked: false,
      comments: [{ text: 'Call Ana, 030 1234567' }, {}, {}, {}, {}, {}],
    })
    const signedIn = await shop.ask('/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: TOKEN }),
    })
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
    const asPage = (path: string) => shop.ask(path, { headers: { cookie } })
    expect((await asPage('/v1/comments')).status).toBe(200)
    const refused = await asPage('/v1/comments?masked=false')
    expect(refused.status).toBe(403)
    expect(await bodyOf(refused)).toMatchObject({ code: 'token-only' })
  })

  test('is never a contact', async () => {
    const shop = await shopWith(FIVE)
    await shop.send([
      {
        id: idOf(9),
        touchpoint: 'exit',
        at: NOON,
        answers: [
          { question: 'comment', value: 'Hm' },
          { question: 'contact', value: { email: 'ana@acme.example', consent: true } },
        ],
      },
    ])
    const response = await shop.read('/v1/comments?masked=false')
    const text = await response.text()
    expect(text).toContain('Hm')
    expect(text).not.toContain('ana@acme.example')
  })

  test('is not found by asking for so little that it is one person', async () => {
    const shop = await shopWith(FIVE)
    expect(await read(shop, 'where.touchpoint=checkout')).toMatchObject({
      comments: [],
      found: 0,
      tooFew: true,
      next: null,
      languages: [],
    })
    expect(await read(shop, `where.touchpoint=checkout&before=${idOf(5)}`)).toMatchObject({
      comments: [],
      tooFew: true,
    })
    expect(await textsOf(shop, `before=${idOf(2)}`)).toEqual(['Queue too long'])
  })

  test('is no language that few were asked in', async () => {
    const shop = await shopWith([...FIVE, { text: 'Hallo', over: { locale: 'de' } }])
    expect((await read(shop)).comments[0]).toEqual(comment('Hallo', { locale: null }))
  })
})

test('terms are told by language, with how many come with a low score', async () => {
  const queue = { text: 'The queue! The queue.', value: 1 }
  const german = { text: 'Lange Schlange', value: 4, over: { locale: 'de' } }
  const shop = await shopWith([
    ...Array.from({ length: 6 }, () => queue),
    { text: 'No queue at all', value: 4 },
    ...Array.from({ length: 5 }, () => german),
    { text: 'la queue', over: { locale: 'fr' } },
  ])
  expect((await read(shop)).languages).toEqual([
    { locale: 'en', comments: 7, terms: [{ term: 'queue', comments: 7, low: 6 }] },
    {
      locale: 'de',
      comments: 5,
      terms: [
        { term: 'lange', comments: 5, low: 0 },
        { term: 'schlange', comments: 5, low: 0 },
      ],
    },
  ])
})

test('what an exclusion names is left out, and said', async () => {
  const exclusions = [
    {
      id: 'x',
      where: { touchpoints: ['exit'] },
      from: '2026-11-19',
      to: '2026-11-20',
      reason: 'Fire drill',
      by: 'Ana',
    },
  ]
  const shop = await shopWith(
    [...FIVE, { text: 'Sixth' }],
    openShop({ businesses: [config({ ...SHOP, exclusions })] }),
  )
  expect(await read(shop)).toMatchObject({ found: 5, excluded: 1 })
  expect(await textsOf(shop)).not.toContain('Nothing to say')
})

test.each([
  'score=bad',
  'limit=0',
  'limit=201',
  'limit=x',
  'masked=no',
  'before=%20x',
  `q=${'x'.repeat(201)}`,
  'by=channel',
  'where.lens=service',
  'from=yesterday',
  'colour=red',
])('400: comments with %s', async (query) => {
  const response = await openShop().read(`/v1/comments?${query}`)
  expect(response.status).toBe(400)
  expect(await bodyOf(response)).toMatchObject({ code: 'bad-parameters' })
})

test('401: comments are for who may read', async () => {
  expect((await openShop().ask('/v1/comments')).status).toBe(401)
})
