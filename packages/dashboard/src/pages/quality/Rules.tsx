import type { FlagRule } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { countWords } from '../../words/number-words.ts'

/** Which rule marked how many responses. */
export function Rules({ rules }: { readonly rules: readonly FlagRule[] }): VNode {
  return (
    <section class="card" aria-labelledby="rules">
      <h2 id="rules">What rules mark</h2>
      <p class="say wide">
        Only answers of tablets are looked at, and only their time and place: never what was
        answered. One response may be marked by several rules.
      </p>
      <dl class="rows">
        {rules.map(({ rule, says, responses }) => (
          <div key={rule}>
            <dt>
              <code>{rule}</code> <span class="how">{says}</span>
            </dt>
            <dd>{countWords(responses, 'response')}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
