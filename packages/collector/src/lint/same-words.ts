import { constructOf, type Config, type Question } from '@shopbell/core/config'
import { isRated, type Channel, type Lens } from '@shopbell/core'
import { bankedAs, byLanguage, lensAt, placed, questionsOf } from './asked.ts'
import type { Finding, Rule } from './finding.ts'

/** A question as one channel asks it. */
interface Worded {
  readonly path: string
  readonly question: Question
  readonly channel: Channel
  readonly lens: Lens
}

/**
 * One construct is asked in the same words in every channel, else a difference between channels is
 * one between words. The bank's own questions on one construct are about different things, and are
 * meant to differ.
 */
export const sameWords: Rule = (config) => {
  // The bank's first, so that what is worded otherwise is what is told.
  const all = worded(config).toSorted(
    (one, other) =>
      Number(bankedAs(one.question, config) === undefined) -
      Number(bankedAs(other.question, config) === undefined),
  )
  const found: Finding[] = []
  const told = new Set<string>()
  all.forEach((later, index) => {
    const earlier = all.slice(0, index).find((other) => differs(other, later, config))
    if (earlier === undefined || told.has(later.path)) return
    told.add(later.path)
    const construct = constructOf(later.question)
    const message = `asks about ${construct} in ${later.channel} with other words than ${earlier.path} in ${earlier.channel}: word it once, or take it from the bank, for only the same words can be compared`
    found.push({ rule: 'same-words', path: later.path, message })
  })
  return found
}

function worded(config: Config): readonly Worded[] {
  return placed(config).flatMap((each) =>
    questionsOf(each).flatMap(([path, question]) =>
      isRated(question.kind)
        ? each.touchpoints.map((touchpoint) => ({
            path,
            question,
            channel: touchpoint.channel,
            lens: lensAt(question, touchpoint),
          }))
        : [],
    ),
  )
}

function differs(one: Worded, other: Worded, config: Config): boolean {
  if (one.channel === other.channel || one.lens !== other.lens) return false
  if (constructOf(one.question) !== constructOf(other.question)) return false
  const banked = [one, other].map(({ question }) => bankedAs(question, config))
  if (!banked.includes(undefined)) return false
  const [texts, others] = [one, other].map(({ question }) => byLanguage(question.text, config))
  return Object.entries(texts!).some(
    ([locale, text]) => Object.hasOwn(others!, locale) && others![locale]!.trim() !== text.trim(),
  )
}
