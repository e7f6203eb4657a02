import type { TodayReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { onPage } from '../../address/view.ts'
import { bodyWith } from '../../api/body.ts'
import type { Device } from '../../api/devices.ts'
import { Exports } from '../../parts/Exports.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { linkTo } from '../../parts/link.ts'
import { Visits } from '../../parts/Visits.tsx'
import { levelWords } from '../../words/level-words.ts'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { figuresOf } from './figures.ts'
import { FixNext } from './FixNext.tsx'

/** The one screen of an owner: how it is, what changed, what to fix next, answers as they arrive. */
export const page: Page = definePage<TodayReport>({
  path: 'v1/report/today',
  read: bodyWith('solved', 'friction', 'experience', 'service', 'gap', 'coverage', 'fix'),
  Draw: Today,
})

function Today({ body, view, reading, now, go }: Around & { readonly body: TodayReport }): VNode {
  const { visits } = reading
  const figures = figuresOf(body, view.period)
  const { listed, answered } = body.coverage
  const unwell = reading.devices.filter(needsLook).length
  return (
    <>
      {visits.length === 0 && answered === 0 && (
        <p class="card start">
          <strong>No answers yet.</strong> Open the shop page or a kiosk and tap. The answer shows
          up here a moment later.
        </p>
      )}
      <div class="figures">
        {figures.map((figure) => (
          <Figure key={figure.title} {...figure} />
        ))}
      </div>
      <div class="below">
        <div>
          <FixNext fixes={body.fix} view={view} go={go} />
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
            {levelWords(body.solved.estimate.level)}. A score of 0 means that all chose the worst
            answer, 100 that all chose the best.
          </p>
          <Exports
            name="today"
            title="the figures"
            table={{
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
            }}
          />
        </div>
        <Visits visits={visits} places={reading.places} fresh={reading.fresh} now={now} />
      </div>
    </>
  )
}

/** Silent, with an alert, or with answers missing that it does not say it still keeps. */
function needsLook({ status, alerts, missing, waiting }: Device): boolean {
  return status === 'silent' || alerts.length > 0 || missing > waiting
}
