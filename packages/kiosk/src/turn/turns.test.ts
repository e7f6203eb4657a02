import { decodeConfig } from '@shopbell/core/config'
import { tabletView, type TabletView } from '@shopbell/core/prompt'
import type { Submission } from '@shopbell/outbox'
import { startVisit } from '@shopbell/widget/prompt'
import { beforeEach, describe, expect, test } from 'vitest'
import { UNDO } from './take-back.ts'
import { IDLE, IDLE_WRITING, startTurns, THANKS, type Turns } from './turns.ts'

const decoded = decodeConfig({
  business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'UTC' },
  touchpoints: [
    {
      id: 'exit',
      name: 'Exit',
      channel: 'store',
      stage: 'purchase',
      lens: 'experience',
      prompt: 'visit',
    },
  ],
  prompts: {},
})
if (!decoded.ok) throw new Error('the config is wrong')
const config = decoded.value
const inLocale = (locale: string): TabletView => tabletView(config, config.touchpoints[0]!, locale)

interface Timer {
  readonly run: () => void
  readonly at: number
}

let time: number
let timers: Set<Timer>
let kept: Submission[]
let returned: number[]
let turns: Turns

beforeEach(() => {
  time = 0
  timers = new Set()
  kept = []
  returned = []
  let next = 0
  turns = startTurns({
    prompts: [inLocale('en'), inLocale('de')],
    outbox: {
      add: async (submission) => {
        kept.push(submission)
        return 'disk'
      },
      withdraw: async (key) => {
        const index = kept.findIndex((row) => row.key === key)
        if (index >= 0) kept.splice(index, 1)
        return index >= 0
      },
    },
    giveBack: (sequence) => returned.push(sequence),
    start: (view, keep) => startVisit({ view, keep, sequence: () => next++ }),
    setTimer: (run, delay) => {
      const timer = { run, at: time + delay }
      timers.add(timer)
      return timer
    },
    clearTimer: (timer) => timers.delete(timer as Timer),
    now: () => 1e12 + time,
    clock: () => time,
  })
})

/** Lets time pass, and whatever is due by then happen in its order. */
async function elapse(milliseconds: number): Promise<void> {
  const end = time + milliseconds
  for (;;) {
    const [due] = [...timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)
    if (due === undefined) break
    timers.delete(due)
    time = due.at
    due.run()
    for (let turn = 0; turn < 8; turn++) await Promise.resolve()
  }
  time = end
}

test('is ready for the next person within three seconds of the thanks', async () => {
  const first = turns.visit
  await first.tap(4)
  await elapse(THANKS - 1)
  expect(turns.visit).toBe(first)
  await elapse(1)
  expect(THANKS).toBeLessThanOrEqual(3000)
  expect(turns.visit.id).not.toBe(first.id)
  expect(turns.isFree).toBe(true)
})

describe('the optional part', () => {
  test('ends by itself when the person has gone, and says so; what was tapped stands', async () => {
    await turns.visit.tap(1)
    turns.visit.choose('reasons', 'messy')
    expect(turns.ends).toBe(IDLE)
    await elapse(IDLE)
    expect(kept[1]!.body).toMatchObject({ ended: 'timeout', answers: [{ value: ['messy'] }] })
  })

  test('waits longer for somebody who writes', async () => {
    await turns.visit.tap(1)
    turns.visit.write('comment', 'Well')
    expect(turns.ends).toBe(IDLE_WRITING)
    await elapse(IDLE_WRITING - 1)
    expect(turns.visit.state.screen.at).toBe('following')
  })

  test('waits anew at every touch', async () => {
    await turns.visit.tap(1)
    for (let round = 0; round < 12; round++) {
      await elapse(IDLE - 1)
      turns.touch()
      expect(turns.ends).toBe(time + IDLE)
    }
    expect(turns.visit.state.screen.at).toBe('following')
  })

  test('has no end before anybody answered, nor after the thanks', async () => {
    expect(turns.ends).toBeNull()
    await turns.visit.tap(4)
    expect(turns.ends).toBeNull()
    turns.touch()
    await elapse(THANKS)
    expect(turns.isFree).toBe(true)
  })

  test.each(['skip', 'timeout', 'exit'] as const)('left by %s says so', async (how) => {
    await turns.visit.tap(1)
    await turns.visit.leave(how)
    expect(kept[1]!.body).toMatchObject({ ended: how, answers: [] })
  })

  test('that was sent is done', async () => {
    await turns.visit.tap(1)
    turns.visit.choose('reasons', 'rude')
    await turns.visit.send()
    expect(kept[1]!.body).toMatchObject({ ended: 'done' })
  })
})

describe('taking back', () => {
  test('leaves nothing, and the same person answers again in the same language', async () => {
    turns.speak('de')
    const first = turns.visit
    await first.tap(4)
    expect(turns.canUndo).toBe(true)
    await turns.undo()
    expect(kept).toEqual([])
    expect(returned).toEqual([0])
    expect(turns.canUndo).toBe(false)
    expect(turns.visit).not.toBe(first)
    expect(turns.view.locale).toBe('de')
    expect(turns.isFree).toBe(true)
    await turns.visit.tap(2)
    expect(kept).toHaveLength(1)
    await elapse(IDLE + THANKS)
    expect(turns.view.locale).toBe('en')
  })

  test('from the reasons takes the score with it', async () => {
    await turns.visit.tap(1)
    turns.visit.choose('reasons', 'rude')
    await turns.undo()
    expect(kept).toEqual([])
    expect(turns.isFree).toBe(true)
    expect(turns.visit.state.draft).toEqual({})
  })

  test('is still possible when the first screen is back, until five seconds have passed', async () => {
    await turns.visit.tap(4)
    await elapse(THANKS)
    expect(turns.isFree).toBe(true)
    expect(turns.canUndo).toBe(true)
    await turns.undo()
    expect(kept).toEqual([])
    await turns.visit.tap(3)
    await elapse(UNDO)
    expect(turns.canUndo).toBe(false)
    await turns.undo()
    expect(kept).toHaveLength(1)
  })

  test('ends when the next person answers: what they tap is theirs', async () => {
    await turns.visit.tap(4)
    await elapse(THANKS)
    await turns.visit.tap(1)
    expect(turns.canUndo).toBe(true)
    await turns.undo()
    expect(kept.map(({ body }) => body['answers'])).toEqual([
      [{ question: 'satisfaction', value: 4 }],
    ])
  })

  test('ends when the next person chooses a language', async () => {
    await turns.visit.tap(4)
    await elapse(THANKS)
    turns.speak('de')
    expect(turns.canUndo).toBe(false)
  })
})

test('nothing of one person is left for the next', async () => {
  await turns.visit.tap(1)
  turns.visit.write('comment', 'my secret')
  await turns.visit.leave('timeout')
  await elapse(THANKS)
  expect(turns.visit.state.draft).toEqual({})
})

test('another language is for this person alone', async () => {
  turns.speak('de')
  expect(turns.view.locale).toBe('de')
  await turns.visit.tap(4)
  expect(kept[0]!.body['locale']).toBe('de')
  await elapse(THANKS)
  expect(turns.view.locale).toBe('en')
})

test('a language that was only tried goes back by itself, unless somebody is there', async () => {
  turns.speak('de')
  await elapse(IDLE - 1)
  turns.touch()
  await elapse(IDLE - 1)
  expect(turns.view.locale).toBe('de')
  await elapse(1)
  expect(turns.view.locale).toBe('en')
})

const REPAINTED: TabletView = {
  ...inLocale('en'),
  theme: { accent: '#123456', light: '#123456', dark: '#123456' },
}

test('new prompts wait for the end of a turn', async () => {
  await turns.visit.tap(1)
  const { visit } = turns
  turns.replace([REPAINTED])
  expect(turns.visit).toBe(visit)
  await turns.visit.leave('skip')
  await elapse(THANKS)
  expect(turns.view.theme.accent).toBe('#123456')
})

test('prompts that have not changed move nothing under a finger', () => {
  const { visit } = turns
  turns.replace([inLocale('en'), inLocale('de')])
  turns.refresh()
  expect(turns.visit).toBe(visit)
})

test('newer prompts are drawn once nobody has touched the tablet for a while', () => {
  const { visit } = turns
  turns.replace([REPAINTED])
  expect(turns.visit).toBe(visit)
  turns.refresh()
  expect(turns.view.theme.accent).toBe('#123456')
})

test('is not free while somebody is in the middle of it', async () => {
  expect(turns.isFree).toBe(true)
  await turns.visit.tap(1)
  expect(turns.isFree).toBe(false)
})

describe('a tablet that goes out of sight', () => {
  test('ends the optional part as left, with what was tapped, without what was typed', async () => {
    await turns.visit.tap(1)
    turns.visit.choose('reasons', 'rude')
    turns.visit.write('comment', 'my secret')
    await turns.leave()
    expect(kept[1]!.body).toMatchObject({ ended: 'exit', answers: [{ value: ['rude'] }] })
    expect(JSON.stringify(kept)).not.toContain('my secret')
  })

  test('keeps nothing of who answered nothing, and goes back to its own language', async () => {
    turns.speak('de')
    await turns.leave()
    expect(kept).toEqual([])
    expect(turns.view.locale).toBe('en')
  })

  test('ends nothing twice', async () => {
    await turns.visit.tap(4)
    await turns.leave()
    expect(kept).toHaveLength(1)
  })
})
