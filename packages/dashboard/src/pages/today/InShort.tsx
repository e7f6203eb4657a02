import type { TodayReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { onPage, type View } from '../../address/view.ts'
import { linkTo, type Go } from '../../parts/link.ts'
import { fixWords } from '../../words/fix-words.ts'
import { changedWords, unmeasuredWords, worstWords, type Short } from './short-words.ts'

interface InShortProps {
  readonly body: TodayReport
  readonly view: View
  readonly go: Go
}

/** What somebody wants to know who looks for a minute; each answer leads to what it rests on. */
export function InShort({ body, view, go }: InShortProps): VNode {
  const [first] = body.fix
  const isFiltered = Object.keys(view.where).length > 0
  const cell =
    first === undefined || first.channel === null ? {} : { cell: `${first.stage}.${first.channel}` }
  const shorts: readonly (readonly [Short, View])[] = [
    [worstWords(body.rows), onPage(view, 'journey')],
    [unmeasuredWords(body, isFiltered), onPage(view, 'journey')],
    [changedWords(body), onPage(view, 'trend')],
    [
      { asks: 'Fix first', says: first === undefined ? 'Nothing for sure' : fixWords(first).title },
      onPage(view, 'journey', cell),
    ],
  ]
  return (
    <dl class="card glance" aria-label="In short">
      {shorts.map(([{ asks, says, how }, to]) => (
        <div key={asks}>
          <dt>{asks}</dt>
          <dd>
            <a {...linkTo(to, go)}>{says}</a>
            {how !== undefined && <span class="how">{how}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
