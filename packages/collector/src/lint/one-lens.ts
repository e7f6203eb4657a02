import { constructOf } from '@shopbell/core/config'
import { isRated, LENSES } from '@shopbell/core'
import { lensAt, placed } from './asked.ts'
import type { Rule } from './finding.ts'

/**
 * A prompt asks about service, which is one transaction, or about experience, which is the journey:
 * who is asked about both in one breath answers the first in mind of the second.
 */
export const oneLens: Rule = (config) =>
  placed(config).flatMap(({ path, prompt, touchpoints }) => {
    const rated = prompt.questions.filter(({ kind }) => isRated(kind))
    const mixing = touchpoints.flatMap((touchpoint) => {
      const [service, experience] = LENSES.map((lens) =>
        rated.filter((question) => lensAt(question, touchpoint) === lens).map(constructOf),
      )
      if (service!.length === 0 || experience!.length === 0) return []
      return [
        {
          id: touchpoint.id,
          what: `service (${named(service!)}) and experience (${named(experience!)})`,
        },
      ]
    })
    const [first] = mixing
    if (first === undefined) return []
    const where = mixing.map(({ id }) => id).join(', ')
    const message = `mixes ${first.what} at ${where}: ask each in a prompt and at a touchpoint of its own`
    return [{ rule: 'one-lens', path, message }]
  })

function named(constructs: readonly string[]): string {
  return [...new Set(constructs)].join(', ')
}
