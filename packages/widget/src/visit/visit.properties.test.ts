import { decodeBatch, decodeResponse } from '@shopbell/core/wire'
import { checkAnswer, checkOrder, decodeConfig, type Question } from '@shopbell/core/config'
import { promptView } from '@shopbell/core/prompt'
import type { Submission } from '@shopbell/outbox'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { questionsOn } from './screen.ts'
import { startVisit } from './start-visit.ts'
import type { Visit } from './visit.ts'

// Whatever is called in whatever order, as by many fingers or by somebody's own drawing.

const KINDS = ['smiley3', 'nps', 'yesno', 'choice', 'text', 'contact'] as const

const question = fc.record({
  kind: fc.constantFrom(...KINDS),
  optional: fc.boolean(),
  multiple: fc.boolean(),
  shuffle: fc.boolean(),
  maxLength: fc.constantFrom(undefined, 3),
  dependsOn: fc.option(fc.nat()),
  answered: fc.boolean(),
})

const prompt = fc.record({
  layout: fc.constantFrom('steps' as const, 'page' as const),
  back: fc.boolean(),
  questions: fc.array(question, { minLength: 1, maxLength: 6 }).map((drafts) =>
    drafts.map(
      ({ kind, optional, multiple, shuffle, maxLength, dependsOn, answered }, index): Question => {
        const id = `q${index}`
        const showIf =
          dependsOn === null || index === 0
            ? {}
            : { showIf: { question: `q${dependsOn % index}`, answered } }
        const own =
          kind === 'choice'
            ? { options: ['a', 'b', 'c'], multiple, shuffle }
            : kind === 'text' && maxLength !== undefined
              ? { maxLength }
              : {}
        return { id, kind, text: '?', optional, ...showIf, ...own }
      },
    ),
  ),
})

type Call = (visit: Visit) => unknown

const on = fc.nat(5).map((index) => `q${index}`)
const call: fc.Arbitrary<Call> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(on, fc.nat(2)).map(([id, nth]) => tapOn(id, nth)) },
  {
    weight: 3,
    arbitrary: fc.tuple(on, fc.constantFrom('a', 'b', 'c')).map(
      ([id, option]): Call =>
        (visit) =>
          visit.choose(id, option),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(on, fc.constantFrom('', ' ', 'Hi', 'Hello')).map(
      ([id, text]): Call =>
        (visit) =>
          visit.write(id, text),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        on,
        fc.record(
          {
            email: fc.constantFrom('', 'a@b.example', 'a@b'),
            phone: fc.constantFrom('030 123456', '12'),
            consent: fc.boolean(),
          },
          { requiredKeys: [] },
        ),
      )
      .map(
        ([id, part]): Call =>
          (visit) =>
            visit.fill(id, part),
      ),
  },
  { weight: 4, arbitrary: fc.constant<Call>((visit) => visit.send()) },
  { weight: 2, arbitrary: fc.constant<Call>((visit) => visit.back()) },
  { weight: 1, arbitrary: fc.constant<Call>((visit) => visit.skip()) },
)

/** A tap on some point of a scale, if it is in front. */
function tapOn(id: string, nth: number): Call {
  return (visit) => {
    const asked = questionsOn(visit.state.screen).find((each) => each.id === id)
    const point = asked?.points?.[nth % asked.points.length]
    return point === undefined ? undefined : visit.tap(point.value, id)
  }
}

/** What a visit did, step by step. */
async function run(
  { layout, back, questions }: { layout: 'steps' | 'page'; back: boolean; questions: Question[] },
  calls: readonly { readonly call: Call; readonly waits: boolean }[],
) {
  const decoded = decodeConfig({
    business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'UTC' },
    touchpoints: [
      { id: 't', name: 'T', channel: 'web', stage: 'purchase', lens: 'experience', prompt: 'p' },
    ],
    prompts: { p: { layout, back, questions } },
  })
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems))
  const view = promptView(decoded.value, decoded.value.touchpoints[0]!)
  const sent: Submission[] = []
  let remembered: Submission | null = null
  const visit = startVisit({
    view,
    keep: async (submission) => {
      await Promise.resolve()
      sent.push(submission)
      return 'disk'
    },
    remember: (draft) => (remembered = draft),
  })
  const states = [visit.state]
  visit.watch(() => states.push(visit.state))
  for (const { call, waits } of calls) {
    const done = call(visit)
    if (waits) await done
  }
  await new Promise((resolve) => setImmediate(resolve))
  return { visit, sent, states, remembered: () => remembered }
}

const calls = fc.array(fc.record({ call, waits: fc.boolean() }), { maxLength: 25 })

const answersOf = ({ body }: Submission) =>
  body['answers'] as readonly { question: string; value: unknown; order?: readonly string[] }[]

test('no question is sent twice, and the collector takes every answer', () =>
  fc.assert(
    fc.asyncProperty(prompt, calls, async (asked, calls) => {
      const { sent, visit } = await run(asked, calls)
      await visit.leave('exit')
      const answers = sent.flatMap(answersOf)
      expect(new Set(answers.map((each) => each.question)).size).toBe(answers.length)
      expect(new Set(sent.map(({ key }) => key)).size).toBe(sent.length)
      for (const { question: id, value, order } of answers) {
        const question = asked.questions.find((each) => each.id === id)!
        expect(checkAnswer(question, value)).toBeNull()
        expect(order !== undefined).toBe(question.shuffle === true)
        if (order !== undefined) expect(checkOrder(question, value, order)).toBeNull()
      }
      for (const { head, body } of sent) {
        expect(decodeResponse(body).ok).toBe(true)
        expect(decodeBatch({ ...head, sentAt: 0, responses: [body] }).ok).toBe(true)
      }
    }),
  ))

test('a tap that was kept is kept for good, and what is kept was sent', () =>
  fc.assert(
    fc.asyncProperty(prompt, calls, async (asked, calls) => {
      const { sent, states, visit } = await run(asked, calls)
      for (const [index, { answers }] of states.entries()) {
        expect(states.at(index + 1)?.answers ?? visit.state.answers).toMatchObject(answers)
      }
      const values = sent.flatMap(answersOf).map(({ question, value }) => [question, value])
      expect(visit.state.answers).toStrictEqual(Object.fromEntries(values))
    }),
  ))

test('leaving ends it from anywhere, once, with all that was tapped', () =>
  fc.assert(
    fc.asyncProperty(prompt, calls, async (asked, calls) => {
      const { sent, visit, remembered } = await run(asked, calls)
      const { draft } = visit.state
      const noted = remembered()
      const before = sent.length
      await visit.leave('timeout')
      expect(visit.state.screen.at).toBe('thanked')
      expect(sent.filter(({ body }) => 'ended' in body).length).toBe(sent.length > 0 ? 1 : 0)
      const left = sent.slice(before).flatMap(answersOf)
      // What was noted for the case of a sudden end is what leaving keeps.
      expect(left).toStrictEqual(noted === null ? [] : answersOf(noted))
      for (const { question, value } of left) {
        if (typeof value === 'number') expect(draft[question]).toBe(value)
      }
      const kept = sent.length
      await visit.leave('exit')
      await visit.send()
      expect(sent.length).toBe(kept)
      expect(remembered()).toBeNull()
    }),
  ))

test('whoever answers what is in front comes to the end', () =>
  fc.assert(
    fc.asyncProperty(prompt, calls, async (asked, calls) => {
      const { visit } = await run(asked, calls)
      for (let rounds = 0; visit.state.screen.at !== 'thanked'; rounds++) {
        expect(rounds).toBeLessThan(20)
        for (const { id, kind, points } of questionsOn(visit.state.screen)) {
          if (points !== undefined) await visit.tap(points[0]!.value, id)
          if (kind === 'choice' && !(id in visit.state.draft)) visit.choose(id, 'a')
          visit.write(id, 'Hi')
          visit.fill(id, { email: 'a@b.example', phone: '', consent: true })
        }
        await visit.send()
        if (visit.state.problems.length > 0) {
          // An empty choice was taken and given back before.
          for (const { question } of visit.state.problems) visit.choose(question, 'a')
          await visit.send()
        }
      }
    }),
  ))

test('without a way back, what is still to come only gets less', () =>
  fc.assert(
    fc.asyncProperty(prompt, calls, async (asked, calls) => {
      const { states } = await run({ ...asked, back: false }, calls)
      const totals = states.flatMap(({ progress }) => (progress === null ? [] : [progress]))
      for (const [index, { step, total }] of totals.entries()) {
        expect(step).toBeLessThanOrEqual(total)
        if (index === 0) continue
        expect(total).toBeLessThanOrEqual(totals[index - 1]!.total)
        expect(step).toBeGreaterThanOrEqual(totals[index - 1]!.step)
      }
    }),
  ))
