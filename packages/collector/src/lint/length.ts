import type { Condition, Prompt, Question } from '@shopbell/core/config'
import { isRated, SCALES } from '@shopbell/core'
import { placed, questionsOf } from './asked.ts'
import type { Finding, Rule } from './finding.ts'

/** One question, and one more. */
const MOST = 2

/**
 * One question, one more, and a text that may be left out: every question after these costs answers
 * to all of them. Questions that nobody is asked together, since they depend on different points of
 * one scale, count as one.
 */
export const length: Rule = (config) =>
  placed(config).flatMap((each) => {
    const { path, prompt } = each
    const asked = most(prompt, ({ kind }) => kind !== 'text')
    const texts = most(prompt, ({ kind }) => kind === 'text')
    const found: Finding[] = []
    if (asked > MOST) {
      const message = `asks one person up to ${asked} questions beside texts: leave one, and one more`
      found.push({ rule: 'length', path, message })
    }
    if (texts > 1) {
      const message = `asks one person for up to ${texts} texts: leave one, at the end`
      found.push({ rule: 'length', path, message })
    }
    for (const [place, { kind, optional }] of questionsOf(each)) {
      if (kind !== 'text' || optional === true) continue
      const message = 'is a text that cannot be left out: make it optional'
      found.push({ rule: 'length', path: place, message })
    }
    return found
  })

/**
 * How many of some questions one person can come to see: for every scale that others depend on, the
 * point (or none) after which most of them are asked; of these the fewest.
 */
function most({ questions }: Prompt, counts: (question: Question) => boolean): number {
  const counted = questions.filter(counts)
  const bounds = questions.flatMap(({ id, kind }) => {
    if (!isRated(kind)) return []
    const answers = [undefined, ...SCALES[kind].values]
    return [
      Math.max(
        ...answers.map(
          (answer) => counted.filter(({ showIf }) => canFollow(showIf, id, answer)).length,
        ),
      ),
    ]
  })
  return Math.min(counted.length, ...bounds)
}

/** Whether a condition leaves its question possible after this answer to that question, or after none. */
function canFollow(
  condition: Condition | undefined,
  question: string,
  answer: number | undefined,
): boolean {
  if (condition?.question !== question) return true
  const { atLeast = -Infinity, atMost = Infinity, answered } = condition
  if (answer === undefined) return answered === false
  return answered !== false && answer >= atLeast && answer <= atMost
}
