import type { TouchpointsReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { View } from '../../address/view.ts'
import { linkTo, type Go } from '../../parts/link.ts'
import { numberWords } from '../../words/number-words.ts'

interface CoverageProps {
  readonly body: TouchpointsReport
  readonly view: View
  readonly go: Go
}

/** How much of the inventory is known, as counts, and the way into the walk. */
export function Coverage({ body: { coverage, touchpoints }, view, go }: CoverageProps): VNode {
  const { listed, asked, scored, owned, inspected, usualSettled, usual } = coverage
  const first = touchpoints[0]
  const of = (count: number, all: number, what: string): VNode => (
    <li>
      <b>
        {numberWords(count)} of {numberWords(all)}
      </b>{' '}
      {what}
    </li>
  )
  return (
    <section class="card" aria-labelledby="coverage">
      <h2 id="coverage">How much of it is known</h2>
      <ul class="facts">
        {of(asked, listed, 'ask customers')}
        {of(scored, listed, 'have enough answers')}
        {of(owned, listed, 'have an owner')}
        {of(inspected, listed, 'were inspected within a year')}
        {of(usualSettled, usual, 'usual touchpoints are settled')}
      </ul>
      {first !== undefined && (
        <p>
          <a class="primary" {...linkTo({ ...view, own: { walk: first.id } }, go)}>
            Walk the journey
          </a>
        </p>
      )}
    </section>
  )
}
