import type { QualityReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { isFields } from '../../api/fields.ts'
import { Devices } from '../../parts/Devices.tsx'
import { countWords, numberWords } from '../../words/number-words.ts'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { Ledger } from './Ledger.tsx'
import { Rates } from './Rates.tsx'
import { Rules } from './Rules.tsx'
import { WithAndWithout } from './WithAndWithout.tsx'
import './quality.css'

/** What was flagged or left out, by which rule or by whom, and what that does to the scores. */
export const page: Page = definePage<QualityReport>({
  path: 'v1/report/quality',
  read: readQuality,
  Draw: Quality,
})

function readQuality(body: unknown): QualityReport | null {
  const isQuality =
    isFields(body) &&
    Array.isArray(body['scores']) &&
    Array.isArray(body['exclusions']) &&
    Array.isArray(body['rates'])
  return isQuality ? (body as unknown as QualityReport) : null
}

function Quality({
  body,
  view,
  frame,
  reading,
  now,
}: Around & { readonly body: QualityReport }): VNode {
  const devices = reading.devices.length > 0 && <Devices devices={reading.devices} now={now} />
  const rates = <Rates rates={body.rates} />
  // Who runs it looks first at whether answers arrive at all.
  const isRun = view.level === 'developer'
  return (
    <div class="sections">
      {isRun && devices}
      {isRun && rates}
      <section class="card" aria-labelledby="left-out">
        <h2 id="left-out">Nothing is deleted</h2>
        <p class="say wide">{sentence(body)}</p>
        {body.uncertain > 0 && (
          <p class="say wide">
            {countWords(body.uncertain, 'response')} came from a tablet whose clock nobody can vouch
            for: counted in days, in no hour.
          </p>
        )}
      </section>
      <WithAndWithout body={body} />
      <Rules rules={body.rules} />
      <Ledger exclusions={body.exclusions} frame={frame} />
      {!isRun && rates}
      {!isRun && devices}
    </div>
  )
}

function sentence({ responses, excluded, flagged }: QualityReport): string {
  if (responses === 0) return 'No responses in this time.'
  const left = `${numberWords(excluded)} ${excluded === 1 ? 'is' : 'are'} left out by exclusions`
  const marked = `${numberWords(flagged)} more ${flagged === 1 ? 'is' : 'are'} marked by rules, and counted`
  return `Of ${countWords(responses, 'response')}, ${left}; ${marked}.`
}
