import { shown, type Problem } from '../schema/schema.ts'
import { isRated, SCALES } from '../vocabulary/kinds.ts'
import type { Condition, Question } from './config.ts'
import { optionIds } from './lookup.ts'

const TESTS = ['atMost', 'atLeast', 'includes', 'answered'] as const
type Test = (typeof TESTS)[number]

/**
 * Whether a condition can be met: it tests an earlier question for something that question can be
 * answered with.
 * @param earlier the questions before the one that it is on
 */
export function checkCondition(
  path: string,
  condition: Condition | undefined,
  earlier: readonly Question[],
): readonly Problem[] {
  if (condition === undefined) return []
  const asked = earlier.find(({ id }) => id === condition.question)
  if (asked === undefined) {
    const ids = earlier.map(({ id }) => id).join(', ')
    const allowed = ids === '' ? 'an earlier question' : `an earlier question: ${ids}`
    return [{ path: `${path}.question`, found: shown(condition.question), allowed }]
  }
  const fitting = testsOf(asked)
  const tests = TESTS.filter((test) => condition[test] !== undefined)
  const wrong = tests.filter((test) => !fitting.includes(test))
  if (wrong.length > 0) {
    const [found, allowed] = [`of a ${asked.kind}`, `of a ${asked.kind}: ${fitting.join(', ')}`]
    return wrong.map((test) => ({ path: `${path}.${test}`, found, allowed }))
  }
  if (tests.length === 0) return [{ path, found: 'no test', allowed: fitting.join(', ') }]
  if (condition.answered !== undefined && tests.length > 1) {
    return [{ path, found: tests.join(' and '), allowed: 'answered alone, or not at all' }]
  }
  return isRated(asked.kind)
    ? limits(path, condition, asked.kind, SCALES[asked.kind].values)
    : option(path, condition, asked)
}

function testsOf({ kind }: Question): readonly Test[] {
  if (isRated(kind)) return ['atMost', 'atLeast', 'answered']
  return kind === 'choice' ? ['includes', 'answered'] : ['answered']
}

function limits(
  path: string,
  condition: Condition,
  kind: string,
  points: readonly number[],
): readonly Problem[] {
  const { atLeast = -Infinity, atMost = Infinity } = condition
  if (atLeast > atMost) {
    const found = `at least ${atLeast} and at most ${atMost}`
    return [{ path, found, allowed: 'limits that some answer can meet' }]
  }
  return (['atMost', 'atLeast'] as const).flatMap((limit) => {
    const point = condition[limit]
    if (point === undefined || points.includes(point)) return []
    const allowed = `a point of ${kind}: ${points.join(', ')}`
    return [{ path: `${path}.${limit}`, found: shown(point), allowed }]
  })
}

function option(path: string, { includes }: Condition, asked: Question): readonly Problem[] {
  const ids = optionIds(asked)
  if (includes === undefined || ids.includes(includes)) return []
  const allowed = `an option of ${asked.id}: ${ids.join(', ')}`
  return [{ path: `${path}.includes`, found: shown(includes), allowed }]
}
