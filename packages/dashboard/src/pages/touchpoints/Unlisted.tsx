import { STAGES } from '@shopbell/core'
import type { TouchpointsReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { channelWords } from '../../words/channel-words.ts'
import { countWords } from '../../words/number-words.ts'
import { stageWords } from '../../words/stage-words.ts'

type UnlistedProps = Pick<TouchpointsReport, 'unlisted' | 'without'>

/** What nearly every business has and this one has not listed, with what to look at. */
export function Unlisted({ unlisted, without }: UnlistedProps): VNode {
  return (
    <section class="card" aria-labelledby="unlisted">
      <h2 id="unlisted">Not in your list yet</h2>
      {unlisted.length === 0 ? (
        <p class="say wide">Every usual touchpoint is listed, or said not to be there.</p>
      ) : (
        <p class="say wide">
          {countWords(unlisted.length, 'usual touchpoint')} that nobody has listed. Customers meet
          them anyway: go and look, then add them to the config, or say there why you have none.
        </p>
      )}
      {STAGES.map((stage) => {
        const own = unlisted.filter((each) => each.stage === stage)
        return (
          own.length > 0 && (
            <div key={stage}>
              <h3>{stageWords(stage)}</h3>
              <dl class="rows columns">
                {own.map(({ id, name, channel, look }) => (
                  <div key={id}>
                    <dt>
                      {name} <span class="how">{look}</span>
                    </dt>
                    <dd>{channelWords(channel)}</dd>
                  </div>
                ))}
              </dl>
            </div>
          )
        )
      })}
      {without.length > 0 && (
        <details>
          <summary>{countWords(without.length, 'usual touchpoint')} that you do not have</summary>
          <dl class="rows">
            {without.map(({ id, name, why }) => (
              <div key={id}>
                <dt>{name}</dt>
                <dd dir="auto">{why}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}
