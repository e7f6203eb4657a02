import type { TodayReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { bodyWith } from '../../api/body.ts'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { posterWords } from './poster-words.ts'
import './poster.css'

/** One page for the wall of the staff room. */
export const page: Page = definePage<TodayReport>({
  path: 'v1/report/today',
  read: bodyWith('solved', 'friction', 'experience', 'service', 'gap', 'coverage', 'fix'),
  Draw: Poster,
})

function Poster({ body, frame, view, go }: Around & { readonly body: TodayReport }): VNode {
  const { headline, figures, moved, fix } = posterWords(body)
  return (
    <>
      <p class="printing">
        <button type="button" class="primary" onClick={() => print()}>
          Print
        </button>
        {view.period !== '7-days' && (
          <button
            type="button"
            class="quiet"
            onClick={() => go({ ...view, period: '7-days', from: null, to: null })}
          >
            Of the last 7 days
          </button>
        )}
      </p>
      <article class="card poster" aria-label="Poster">
        <p class="whose" dir="auto">
          {frame.name}
          {frame.demonstration && ' · demonstration'}
        </p>
        <h2>{headline}</h2>
        <ul class="large">
          {figures.map(({ value, range, what }) => (
            <li key={what}>
              <b>{value ?? '–'}</b>
              <span>{what}</span>
              <small>{range}</small>
            </li>
          ))}
        </ul>
        {moved.length > 0 && (
          <section>
            <h3>What moved</h3>
            {moved.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </section>
        )}
        {fix !== null && (
          <section>
            <h3>What we do next</h3>
            <p>
              <b>{fix.title}.</b> {fix.why.join(' ')}
            </p>
          </section>
        )}
        <p class="note">The ranges are where the truth lies 19 times out of 20. Thank you.</p>
      </article>
    </>
  )
}
