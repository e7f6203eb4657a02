import type { Channel } from '@shopbell/core'
import type { JourneyCell, OpenedCell, OpenedReason, OpenedTouchpoint } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { filtered, onPage } from '../../address/view.ts'
import { Chart } from '../../parts/Chart.tsx'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { linkTo } from '../../parts/link.ts'
import { placeWords } from '../../words/fix-words.ts'
import { isSure } from '../../words/is-sure.ts'
import { scoreWords, shareWords } from '../../words/number-words.ts'
import { reasonWords, topicWords } from '../../words/reason-words.ts'
import type { Around } from '../page.ts'
import { askHere, listedAs } from './ask-here.ts'
import { CellComments } from './CellComments.tsx'
import { trendChart, trendFigures } from './trend-chart.ts'

interface OpenedProps extends Around {
  readonly opened: OpenedCell
  readonly cell: JourneyCell | undefined
}

/** What lies behind a cell: its touchpoints, how it went, the reasons and the comments. */
export function Opened({ opened, cell, ...around }: OpenedProps): VNode {
  const { view, frame, go, ask, now } = around
  const { touchpoints, trend, reasons, stage, channel } = opened
  const isScored = trend.some(({ score }) => score.value !== null)
  const title = placeWords(opened)
  return (
    <section class="card opened" aria-labelledby="opened">
      <div class="aside">
        <h2 id="opened">{title}</h2>
        <a class="quiet" {...linkTo({ ...view, own: {} }, go)}>
          Close
        </a>
      </div>
      {touchpoints.length === 0 ? (
        <>
          <p class="say">No touchpoint is listed here. Put it into the config:</p>
          <pre>{listedAs(stage, channel)}</pre>
        </>
      ) : (
        <Touchpoints touchpoints={touchpoints} channel={channel} {...around} />
      )}
      {isScored && (
        <>
          <h3>How it went</h3>
          <Chart
            name={`journey-${stage}-${channel}`}
            title={`The score over time, ${title}`}
            draw={trendChart(trend)}
            table={trendFigures(trend)}
          />
        </>
      )}
      {[...new Set(reasons.map(({ question }) => question))].map((question) => (
        <Named
          key={question}
          question={question}
          reasons={reasons.filter((each) => each.question === question)}
        />
      ))}
      {cell !== undefined && cell.answered > 0 && (
        <CellComments key={`${stage}.${channel}`} {...{ stage, channel, view, frame, ask, now }} />
      )}
    </section>
  )
}

/** The most options of a question that are shown. */
const SHOWN = 8

interface NamedProps {
  readonly question: string
  readonly reasons: readonly OpenedReason[]
}

/** What was named in answer to one question, and how often. */
function Named({ question, reasons }: NamedProps): VNode {
  return (
    <>
      <h3>{topicWords(question)}, as far as they were named</h3>
      <ul class="named">
        {reasons.slice(0, SHOWN).map(({ option, text, share }) => (
          <li key={option}>
            <span dir="auto">{reasonWords(option, text)}</span>
            <EstimateText
              estimate={share}
              words={shareWords}
              isSaid={isSure(share, 1)}
              noun="answer"
            />
          </li>
        ))}
      </ul>
    </>
  )
}

interface TouchpointsProps extends Around {
  readonly touchpoints: readonly OpenedTouchpoint[]
  readonly channel: Channel
}

function Touchpoints({ touchpoints, channel, view, frame, go }: TouchpointsProps): VNode {
  return (
    <ul class="touchpoints">
      {touchpoints.map(({ id, name, owner, isAsked, score, solved }) => {
        const { how, snippet } = askHere(channel, {
          origin: location.origin,
          business: frame.business,
          touchpoint: id,
        })
        return (
          <li key={id}>
            <p class="line">
              <a dir="auto" {...linkTo(onPage(filtered(view, 'touchpoint', id), 'today'), go)}>
                {name}
              </a>
              {owner !== null && <span class="how">{owner}</span>}
            </p>
            {score.n > 0 && (
              <p class="both">
                <EstimateText
                  estimate={score}
                  words={scoreWords}
                  isSaid={isSure(score)}
                  noun="answer"
                />
                {solved.n > 0 && (
                  <span class="solved">
                    Solved{' '}
                    <EstimateText
                      estimate={solved}
                      words={shareWords}
                      isSaid={isSure(solved, 1)}
                      noun="answer"
                    />
                  </span>
                )}
              </p>
            )}
            {score.n === 0 && (
              <div class="missing">
                <p>
                  <b>{isAsked ? 'Nobody has answered here.' : 'Nobody is asked here.'}</b>{' '}
                  {!isAsked && 'Give it a prompt in the config, such as "prompt": "visit". '}
                  {how}
                </p>
                {snippet !== null && <pre>{snippet}</pre>}
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
