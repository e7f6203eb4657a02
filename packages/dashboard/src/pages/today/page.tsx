import type { TodayReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { onPage } from '../../address/view.ts'
import { bodyWith } from '../../api/body.ts'
import type { Device } from '../../api/devices.ts'
import type { Table } from '../../export/table.ts'
import { Exports } from '../../parts/Exports.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { linkTo } from '../../parts/link.ts'
import { Visits } from '../../parts/Visits.tsx'
import { LISTED } from '../../state/merge-visits.ts'
import { visitsWithin } from '../../state/visits-within.ts'
import { levelWords } from '../../words/level-words.ts'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { figuresOf, type FigureWords } from './figures.ts'
import { FixNext } from './FixNext.tsx'
import { InShort } from './InShort.tsx'
import './today.css'

/** The one screen of an owner: how it is, what changed, what to fix next, answers as they arrive. */
export const page: Page = definePage<TodayReport>({
  path: 'v1/report/today',
  read: bodyWith('solved', 'friction', 'experience', 'service', 'gap', 'coverage', 'rows', 'fix'),
  Draw: Today,
})

function Today(around: Around & { readonly body: TodayReport }): VNode {
  const { body, view, reading, go } = around
  const figures = figuresOf(body, view.period)
  // Who stands in the store looks at what has just been said first.
  const isStore = view.level === 'store'
  return (
    <>
      {reading.visits.length === 0 && body.coverage.answered === 0 && (
        <p class="card start">
          <strong>No answers yet.</strong> Open the shop page or a kiosk and tap. The answer shows
          up here a moment later.
        </p>
      )}
      {body.coverage.answered > 0 && <InShort body={body} view={view} go={go} />}
      <div class="figures">
        {figures.map((figure) => (
          <Figure key={figure.title} {...figure} />
        ))}
      </div>
      <div class={isStore ? 'below turned' : 'below'}>
        {isStore && <Newest {...around} />}
        <div>
          <FixNext fixes={body.fix} view={view} go={go} />
          <About {...around} />
          <Exports name="today" title="the figures" table={tableOf(body, figures)} />
        </div>
        {!isStore && <Newest {...around} />}
      </div>
    </>
  )
}

/** The newest answers that the filters let through. */
function Newest({ view, frame, reading, now }: Around): VNode {
  const { visits, places, fresh } = reading
  const within = visitsWithin(visits, view, frame)
  return (
    <Visits
      visits={within.slice(0, LISTED)}
      places={places}
      fresh={fresh}
      now={now}
      note={
        within.length < visits.length && within.length < LISTED
          ? `Those of the newest ${visits.length} that the filters let through.`
          : within.length >= LISTED
            ? `The ${LISTED} newest.`
            : undefined
      }
    />
  )
}

function About({ body, view, reading, go }: Around & { readonly body: TodayReport }): VNode {
  const { listed, answered } = body.coverage
  const unwell = reading.devices.filter(needsLook).length
  return (
    <p class="note">
      <a {...linkTo(onPage(view, 'journey'), go)}>
        {answered} of {listed} touchpoints
      </a>{' '}
      have answers.{' '}
      {unwell > 0 && (
        <>
          <a {...linkTo(onPage(view, 'quality'), go)}>
            {unwell === 1 ? 'A tablet needs' : `${unwell} tablets need`} a look.
          </a>{' '}
        </>
      )}
      The smaller figures are the range in which the truth lies{' '}
      {levelWords(body.solved.estimate.level)}. A score of 0 means that all chose the worst answer,
      100 that all chose the best.
    </p>
  )
}

function tableOf(body: TodayReport, figures: readonly FigureWords[]): Table {
  return {
    head: ['Figure', 'Value', 'From', 'To', 'Answers', 'Before', 'Change'],
    rows: [body.solved, body.friction, body.experience, body.service, body.gap].map(
      ({ estimate: { value, low, high, n }, change }, at) => [
        figures[at]!.title,
        value,
        low,
        high,
        n,
        change?.before.value ?? null,
        change?.verdict ?? null,
      ],
    ),
  }
}

/** Silent, with an alert, or with answers missing that it does not say it still keeps. */
function needsLook({ status, alerts, missing, waiting }: Device): boolean {
  return status === 'silent' || alerts.length > 0 || missing > waiting
}
