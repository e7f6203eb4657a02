import { beforeEach, describe, expect, test } from 'vitest'
import { idOf, item, rated } from '../testing/items.ts'
import { KINDS } from '../testing/stores.ts'
import type { KeptAnswer } from './store.ts'

const said = (value: string, question = 'comment'): KeptAnswer => ({
  question,
  kind: 'text',
  value,
})
const ACME = { business: 'acme', look: 10 }

// What every store does with comments.
describe.each(KINDS)('$name', ({ isHere, newPlace }) => {
  beforeEach(({ skip }) => skip(!isHere, 'not on this machine'))
  const open = async () => (await newPlace()).open()

  test('has no comments at first', async () => {
    const store = await open()
    await store.put([item(1, [rated('satisfaction', 4)])])
    expect(await store.comments(ACME)).toEqual({ comments: [], looked: 0, last: null })
  })

  test('gives a comment with all that was answered beside it, but contacts', async () => {
    const store = await open()
    await store.put([
      item(
        1,
        [
          rated('satisfaction', 2),
          { question: 'reasons', kind: 'choice', value: ['messy', 'rude'] },
          said('So "messy" – é'),
          { question: 'call', kind: 'contact', value: { email: 'a@b.example', consent: true } },
        ],
        { locale: 'de', hour: 77 },
      ),
    ])
    const { comments } = await store.comments(ACME)
    expect(comments).toEqual([
      {
        id: idOf(1),
        touchpoint: 'exit',
        hour: 77,
        locale: 'de',
        answers: expect.arrayContaining([
          { question: 'satisfaction', kind: 'smiley4', value: 2 },
          { question: 'reasons', kind: 'choice', value: ['messy', 'rude'] },
          { question: 'comment', kind: 'text', value: 'So "messy" – é' },
        ]) as unknown,
      },
    ])
    expect(comments[0]!.answers).toHaveLength(3)
  })

  test('goes from the newest visit to the oldest, a page at a time', async () => {
    const store = await open()
    await store.put([2, 5, 1, 4, 3].map((n) => item(n, [said(`${n}`), said('more', 'more')])))
    await store.put([item(6, [rated('satisfaction', 1)])])
    const first = await store.comments({ ...ACME, look: 2 })
    expect(first.comments.map(({ id }) => id)).toEqual([idOf(5), idOf(4)])
    expect(first).toMatchObject({ looked: 2, last: idOf(4) })
    const second = await store.comments({ ...ACME, look: 9, before: idOf(4) })
    expect(second.comments.map(({ id }) => id)).toEqual([idOf(3), idOf(2), idOf(1)])
    expect(second).toMatchObject({ looked: 3, last: idOf(1) })
    expect(await store.comments({ ...ACME, before: idOf(1) })).toMatchObject({ looked: 0 })
  })

  test('looks at no more than it may, whether they fit or not', async () => {
    const store = await open()
    await store.put([
      item(4, [said('d')], { hour: 40 }),
      item(3, [said('c')], { touchpoint: 'checkout', hour: 30 }),
      item(2, [said('b')], { hour: 20 }),
      item(1, [said('a')], { business: 'other' }),
    ])
    const ids = async (over: object) => {
      const { comments, looked } = await store.comments({ ...ACME, ...over })
      return [comments.map(({ id }) => id), looked]
    }
    expect(await ids({ touchpoints: ['exit'] })).toEqual([[idOf(4), idOf(2)], 3])
    expect(await ids({ touchpoints: ['exit'], look: 2 })).toEqual([[idOf(4)], 2])
    expect(await ids({ touchpoints: [] })).toEqual([[], 3])
    expect(await ids({ from: 20, to: 40 })).toEqual([[idOf(3), idOf(2)], 3])
    expect(await ids({ business: 'other' })).toEqual([[idOf(1)], 1])
  })

  test('takes a cursor that it never gave for the end', async () => {
    const store = await open()
    await store.put([item(1, [said('a')])])
    expect(await store.comments({ ...ACME, before: '-' })).toMatchObject({ looked: 0, last: null })
  })

  test('has none whose words have expired', async () => {
    const store = await open()
    await store.put([item(1, [said('old')]), item(2, [said('new')], { received: 3_000 })])
    await store.put([item(2, [said('older', 'more')])])
    await store.erasure.expire({ business: 'acme', kind: 'text', before: 3_000 })
    const { comments, looked } = await store.comments(ACME)
    expect([comments.map(({ id }) => id), looked]).toEqual([[idOf(2)], 1])
  })
})
