import type { Fix } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { onPage, type View } from '../../address/view.ts'
import { linkTo, type Go } from '../../parts/link.ts'
import { fixWords } from '../../words/fix-words.ts'

interface FixNextProps {
  readonly fixes: readonly Fix[]
  readonly view: View
  readonly go: Go
}

/** The next things to fix, each with why, and the way to what lies behind it. */
export function FixNext({ fixes, view, go }: FixNextProps): VNode {
  return (
    <section class="card fix" aria-labelledby="fix">
      <h2 id="fix">Fix next</h2>
      {fixes.length === 0 ? (
        <p class="say">Everything listed is measured, and nothing is surely worse than the rest.</p>
      ) : (
        <ol>
          {fixes.map((fix) => {
            const { title, why } = fixWords(fix)
            const cell = fix.channel === null ? {} : { cell: `${fix.stage}.${fix.channel}` }
            return (
              <li key={title}>
                <a {...linkTo(onPage(view, 'journey', cell), go)}>{title}</a>
                <p>{why.join(' ')}</p>
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
