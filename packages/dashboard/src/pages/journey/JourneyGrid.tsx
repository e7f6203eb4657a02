import type { JourneyCell, JourneyReport, StageRow } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { View } from '../../address/view.ts'
import { linkTo, type Go } from '../../parts/link.ts'
import { channelWords } from '../../words/channel-words.ts'
import { placeWords } from '../../words/fix-words.ts'
import { isSure } from '../../words/is-sure.ts'
import { intervalWords, numberWords, scoreWords } from '../../words/number-words.ts'
import { stageWords } from '../../words/stage-words.ts'

interface JourneyGridProps {
  readonly body: JourneyReport
  readonly view: View
  readonly go: Go
}

/** Stages by channels: shade follows the score, and only what nobody is asked about is red. */
export function JourneyGrid({ body, view, go }: JourneyGridProps): VNode {
  const { stages, channels, cells, rows } = body
  return (
    <div class="scroll" role="region" aria-label="Stages by channels" tabIndex={0}>
      <table class="journey" style={{ '--channels': String(Math.max(1, channels.length)) }}>
        <thead>
          <tr>
            <td />
            {channels.map((channel) => (
              <th key={channel} scope="col">
                {channelWords(channel)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => {
            const row = cells.filter((cell) => cell.stage === stage)
            const whole = rows.find((each) => each.stage === stage)
            const isMissing = row.every(({ state }) => state === 'absent')
            return (
              <tr key={stage}>
                <th scope="row">
                  {stageWords(stage)}
                  {whole !== undefined && <RowScore row={whole} />}
                </th>
                {isMissing ? (
                  <td colSpan={Math.max(1, channels.length)}>
                    <a
                      class="cell unasked"
                      {...linkTo(
                        { ...view, own: { cell: `${stage}.${channels[0] ?? 'web'}` } },
                        go,
                      )}
                    >
                      <b>not asked</b>
                      <small>nothing is listed here: ask here</small>
                    </a>
                  </td>
                ) : (
                  row.map((cell) => <Cell key={cell.channel} cell={cell} view={view} go={go} />)
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The stage in all its channels: surely below or above the whole is said, not coloured. */
function RowScore({ row: { score, state } }: { readonly row: StageRow }): VNode | null {
  const range = intervalWords(score, scoreWords)
  if (score.value === null || range === null) return null
  return (
    <span class="how">
      {scoreWords(score.value)} ({range})
      {(state === 'below' || state === 'above') && <b>surely {state}</b>}
    </span>
  )
}

function Cell({ cell, view, go }: { cell: JourneyCell; view: View; go: Go }): VNode {
  const { stage, channel, state, score } = cell
  const name = `${stage}.${channel}`
  const isOpen = view.own['cell'] === name
  const own = isOpen ? {} : { cell: name }
  const shade = isSure(score) ? score.value : null
  const kind = KINDS[state] ?? ''
  if (state === 'absent') {
    return (
      <td>
        <span class="cell absent">
          <span class="unseen">nothing listed</span>
        </span>
      </td>
    )
  }
  return (
    <td>
      <a
        class={shade === null ? `cell ${kind}` : `cell ${kind} shaded`}
        style={shade === null ? {} : { '--score': scoreWords(shade) }}
        aria-current={isOpen ? 'true' : undefined}
        {...linkTo({ ...view, own }, go)}
      >
        <span class="unseen">{placeWords(cell)}: </span>
        {cellWords(cell).map((words, at) =>
          at === 0 ? <b key="0">{words}</b> : <small key={at}>{words}</small>,
        )}
      </a>
    </td>
  )
}

/** How a cell looks beside its shade. */
const KINDS: Readonly<Partial<Record<JourneyCell['state'], string>>> = {
  unasked: 'unasked',
  silent: 'unasked',
  unrated: 'few',
  few: 'few',
}

/** What a cell says, the most important first. */
function cellWords({ state, score, asked, listed }: JourneyCell): readonly string[] {
  switch (state) {
    case 'absent':
      return ['nothing listed']
    case 'unasked':
      return ['not asked', 'ask here']
    case 'silent':
      return ['no answers', 'asked here, nobody answered']
    case 'unrated':
      return ['no score', 'other questions are answered']
    case 'few':
      return ['too few', `${numberWords(score.n)} ${score.n === 1 ? 'answer' : 'answers'}`]
    case 'below':
    case 'above':
    case 'within': {
      const value = score.value === null ? '–' : scoreWords(score.value)
      const range = intervalWords(score, scoreWords) ?? 'all alike'
      const gap = asked < listed ? [`${listed - asked} of ${listed} not asked`] : []
      const side = state === 'within' ? [] : [`surely ${state}`]
      return [value, `${range} · ${numberWords(score.n)}`, ...side, ...gap]
    }
  }
}
