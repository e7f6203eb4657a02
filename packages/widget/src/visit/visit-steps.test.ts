import { decodeConfig, type Prompt } from '@shopbell/core/config'
import { promptView } from '@shopbell/core/prompt'
import type { Kept, Submission } from '@shopbell/outbox'
import { beforeEach, describe, expect, test } from 'vitest'
import { startVisit, type VisitOptions } from './start-visit.ts'
import type { Visit } from './visit.ts'

let kept: Submission[]
let remembered: Submission | null

beforeEach(() => {
  kept = []
  remembered = null
})

function start(prompt: Prompt, more: Partial<VisitOptions> = {}): Visit {
  const decoded = decodeConfig({
    business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'UTC' },
    touchpoints: [
      { id: 't', name: 'T', channel: 'web', stage: 'purchase', lens: 'experience', prompt: 'p' },
    ],
    prompts: { p: prompt },
  })
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems))
  return startVisit({
    view: promptView(decoded.value, decoded.value.touchpoints[0]!),
    keep: async (submission) => {
      kept.push(submission)
      return 'disk'
    },
    remember: (draft) => (remembered = draft),
    ...more,
  })
}

const answers = (submission: Submission | null | undefined) => submission?.body['answers']
const front = ({ state: { screen } }: Visit): unknown =>
  screen.at === 'asking'
    ? screen.question.id
    : screen.at === 'following'
      ? screen.questions.map(({ id }) => id)
      : screen.at

const why = { id: 'why', kind: 'choice', options: ['late', 'rude'] } as const
const score = { id: 'score', kind: 'yesno', text: '?' } as const
const text = { id: 'text', kind: 'text' } as const
const reach = { id: 'reach', kind: 'contact', text: '?' } as const

describe('without a way back', () => {
  test('every screen is kept as it is left', async () => {
    const visit = start({ questions: [why, text, score] })
    visit.choose('why', 'late')
    expect(visit.state.isLast).toBe(false)
    await visit.send()
    expect(front(visit)).toEqual(['text'])
    expect(visit.state.canGoBack).toBe(false)
    expect(kept).toHaveLength(1)
    expect(kept[0]!.body).not.toHaveProperty('ended')
    visit.back()
    expect(front(visit)).toEqual(['text'])
    expect(visit.state.answers).toEqual({ why: ['late'] })
  })
})

describe('with a way back', () => {
  test('answers before the last tap can still be changed, and go with it', async () => {
    const visit = start({ back: true, questions: [why, reach, score, text] })
    visit.choose('why', 'late')
    await visit.send()
    visit.fill('reach', { email: 'a@b.example', consent: true })
    await visit.send()
    expect(front(visit)).toBe('score')
    expect(kept).toEqual([])
    visit.back()
    visit.back()
    expect(front(visit)).toEqual(['why'])
    expect(visit.state.canGoBack).toBe(false)
    visit.choose('why', 'rude')
    await visit.send()
    expect(visit.state.draft).toMatchObject({ reach: { email: 'a@b.example' } })
    await visit.send()
    await visit.tap(1)
    expect(kept.map(answers)).toEqual([
      [
        { question: 'why', value: ['late', 'rude'] },
        { question: 'reach', value: { email: 'a@b.example', consent: true } },
        { question: 'score', value: 1 },
      ],
    ])
    expect(visit.state.canGoBack).toBe(false)
  })

  test('a tap keeps what comes before it, and leaves what comes after to its writer', async () => {
    const optional = { ...score, optional: true }
    const visit = start({ back: true, questions: [optional, text, reach] })
    await visit.skip()
    visit.write('text', 'not sent yet')
    visit.back()
    await visit.tap(0)
    expect(kept.map(answers)).toEqual([[{ question: 'score', value: 0 }]])
    expect(visit.state.draft).toEqual({ text: 'not sent yet' })
    expect(front(visit)).toEqual(['text'])
  })

  test('an answer that made its question needless goes with it', async () => {
    const more = { ...text, id: 'more', showIf: { question: 'why', includes: 'late' } }
    const visit = start({ back: true, questions: [why, more, score] })
    visit.choose('why', 'late')
    await visit.send()
    visit.write('more', 'An hour')
    await visit.send()
    visit.back()
    visit.back()
    visit.choose('why', 'late')
    visit.choose('why', 'rude')
    await visit.send()
    expect(front(visit)).toBe('score')
    await visit.tap(1)
    expect(kept.map(answers)).toEqual([
      [
        { question: 'why', value: ['rude'] },
        { question: 'score', value: 1 },
      ],
    ])
  })
})

describe('on a page', () => {
  const page: Prompt = {
    layout: 'page',
    questions: [
      score,
      { ...why, showIf: { question: 'score', atMost: 0 } },
      { ...score, id: 'second' },
      { ...text, optional: true },
    ],
  }

  test('every tap is kept at once and is final; what depends on it appears', async () => {
    const visit = start(page)
    expect(front(visit)).toEqual(['score', 'second', 'text'])
    await visit.tap(0)
    expect(front(visit)).toEqual(['score', 'why', 'second', 'text'])
    await visit.tap(1, 'score')
    await visit.tap(1, 'second')
    expect(kept.map(answers)).toEqual([
      [{ question: 'score', value: 0 }],
      [{ question: 'second', value: 1 }],
    ])
    visit.choose('why', 'late')
    await visit.send()
    expect(answers(kept[2])).toEqual([{ question: 'why', value: ['late'] }])
    expect(kept[2]!.body['ended']).toBe('done')
    expect(front(visit)).toBe('thanked')
  })

  test('what is missing is said, and goes as it is answered', async () => {
    const visit = start(page)
    await visit.tap(0)
    await visit.send()
    expect(visit.state.problems).toEqual([
      { question: 'why', code: 'answerNeeded' },
      { question: 'second', code: 'answerNeeded' },
    ])
    visit.choose('why', 'rude')
    expect(visit.state.problems).toEqual([{ question: 'second', code: 'answerNeeded' }])
    await visit.tap(0, 'second')
    expect(visit.state.problems).toEqual([])
    expect(front(visit)).not.toBe('thanked')
  })

  test('one of scales alone ends with the last tap', async () => {
    const visit = start({ layout: 'page', questions: [score, { ...score, id: 'second' }] })
    await visit.tap(1, 'second')
    await visit.tap(1)
    expect(kept.map(({ body }) => body['ended'])).toEqual([undefined, 'done'])
    expect(front(visit)).toBe('thanked')
  })
})

describe('skipping', () => {
  test('passes an optional question over and goes on', async () => {
    const visit = start({
      questions: [
        { ...score, optional: true },
        { ...text, optional: true },
      ],
    })
    await visit.skip()
    expect(front(visit)).toEqual(['text'])
    expect(kept).toEqual([])
    visit.write('text', 'half a sen')
    await visit.skip()
    expect(front(visit)).toBe('thanked')
    expect(kept).toEqual([])
  })

  test('a question that is not optional stops nobody from leaving', async () => {
    const visit = start({ questions: [score, why, text] })
    await visit.tap(0)
    await visit.send()
    expect(visit.state.problems).toEqual([{ question: 'why', code: 'answerNeeded' }])
    await visit.skip()
    expect(front(visit)).toBe('thanked')
    expect(kept.at(-1)!.body).toMatchObject({ answers: [], ended: 'skip' })
  })
})

describe('a choice', () => {
  test('of which one can be taken gives the other back', () => {
    const visit = start({ questions: [{ ...why, multiple: false }] })
    visit.choose('why', 'late')
    visit.choose('why', 'rude')
    expect(visit.state.draft).toEqual({ why: ['rude'] })
    visit.choose('why', 'rude')
    expect(visit.state.draft).toEqual({ why: [] })
  })

  test('that is shuffled is shown in an order of chance, and says which', async () => {
    const options = ['a', 'b', 'c', 'd']
    const visit = start({ questions: [{ ...why, options, shuffle: true }] }, { random: () => 0 })
    const { screen } = visit.state
    const shown = screen.at === 'following' && screen.questions[0]!.options!.map((o) => o.value)
    expect(shown).toEqual(['b', 'c', 'd', 'a'])
    visit.choose('why', 'd')
    await visit.send()
    expect(answers(kept[0])).toEqual([{ question: 'why', value: ['d'], order: shown }])
  })

  test('or a scale that does not offer a value says so', async () => {
    const visit = start({ layout: 'page', questions: [why, score] })
    expect(() => visit.choose('why', 'dull')).toThrow(
      new RangeError('why offers late, rude; got dull'),
    )
    await expect(visit.tap(7)).rejects.toThrow(new RangeError('score offers 0, 1; got 7'))
  })
})

describe('leaving', () => {
  test('during a tap waits until that is kept', async () => {
    let commit: (kept: Kept) => void = () => {}
    const visit = start(
      { questions: [score, text] },
      {
        keep: (submission) => {
          kept.push(submission)
          return new Promise((resolve) => (commit = resolve))
        },
      },
    )
    const tapping = visit.tap(1)
    const leaving = visit.leave('exit')
    commit('disk')
    await Promise.resolve()
    await Promise.resolve()
    commit('disk')
    await Promise.all([tapping, leaving])
    expect(kept.map(({ body }) => [body['answers'], body['ended']])).toEqual([
      [[{ question: 'score', value: 1 }], undefined],
      [[], 'exit'],
    ])
    expect(front(visit)).toBe('thanked')
  })

  test('keeps what was passed with a way back, typed or tapped', async () => {
    const visit = start({ back: true, questions: [text, why, score] })
    visit.write('text', 'Sent with Next')
    await visit.send()
    visit.choose('why', 'late')
    await visit.leave('timeout')
    expect(answers(kept[0])).toEqual([
      { question: 'text', value: 'Sent with Next' },
      { question: 'why', value: ['late'] },
    ])
  })
})

describe('what leaving now would keep', () => {
  test('is told with every tap, until it is kept', async () => {
    const visit = start({ questions: [score, why, text] })
    await visit.tap(0)
    expect(remembered).toBeNull()
    visit.choose('why', 'late')
    expect(remembered).toMatchObject({
      id: visit.id,
      body: { answers: [{ question: 'why', value: ['late'] }], ended: 'exit' },
    })
    visit.choose('why', 'rude')
    expect(answers(remembered)).toEqual([{ question: 'why', value: ['late', 'rude'] }])
    await visit.send()
    expect(remembered).toBeNull()
  })

  test('has a key of its own, after the one that the same answers are sent by', async () => {
    const visit = start({ questions: [score, why] })
    await visit.tap(0)
    visit.choose('why', 'late')
    const { key } = remembered!
    await visit.send()
    expect(key > kept[1]!.key).toBe(true)
  })

  test('is nothing that is being typed', () => {
    const visit = start({ questions: [reach] })
    visit.fill('reach', { email: 'a@b.example', consent: true })
    expect(remembered).toBeNull()
  })
})

test('a tap that cannot be kept is let go, and can be tried again', async () => {
  let fails = true
  const visit = start(
    { questions: [score, text] },
    {
      keep: async (submission) => {
        if (fails) throw new Error('full')
        kept.push(submission)
        return 'disk'
      },
    },
  )
  await expect(visit.tap(1)).rejects.toThrow('full')
  expect(visit.state).toMatchObject({ draft: {}, kept: null })
  fails = false
  await visit.tap(0)
  expect(kept.map(answers)).toEqual([[{ question: 'score', value: 0 }]])
})
