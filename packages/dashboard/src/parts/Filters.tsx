import type { Frame } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { LEVEL_FILTERS } from '../address/level.ts'
import { dateIn, PERIODS, type Period } from '../address/period.ts'
import { filtered, FILTERS, type Filter, type View } from '../address/view.ts'
import { choicesOf, type Choice } from './filter-choices.ts'
import { givenIn } from './given-in.ts'
import { linkTo, type Go } from './link.ts'

interface FiltersProps {
  readonly view: View
  /** `null` until it has come: then only the time can be chosen. */
  readonly frame: Frame | null
  readonly go: Go
}

const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  all: 'All time',
  '90-days': 'Last 90 days',
  '28-days': 'Last 28 days',
  '7-days': 'Last 7 days',
  today: 'Today',
  dates: 'Dates…',
}

const FILTER_WORDS: Readonly<Record<Filter, string>> = {
  channel: 'Channel',
  stage: 'Stage',
  region: 'Region',
  location: 'Place',
  touchpoint: 'Touchpoint',
}

/** Which answers the page is about; all of it is in the address. */
export function Filters({ view, frame, go }: FiltersProps): VNode {
  // What the level chose stands beside it already.
  const filters = FILTERS.filter((filter) => filter !== LEVEL_FILTERS[view.level])
  const set = filters.filter((filter) => view.where[filter] !== undefined)
  const choices = filters
    .map((filter): readonly [Filter, readonly Choice[]] => [
      filter,
      frame === null ? [] : choicesOf(filter, frame),
    ])
    .filter(([filter, given]) => given.length > 1 || view.where[filter] !== undefined)
  return (
    <div class="filters">
      <label class="period">
        <span class="unseen">Time</span>
        <select
          value={view.period}
          onChange={({ currentTarget }) =>
            go({ ...view, period: currentTarget.value as Period, from: null, to: null })
          }
        >
          {PERIODS.map((period) => (
            <option key={period} value={period} selected={period === view.period}>
              {PERIOD_WORDS[period]}
            </option>
          ))}
        </select>
      </label>
      {view.period === 'dates' && <Dates view={view} go={go} />}
      {choices.length > 0 && (
        <details class="narrow" open={set.length > 0}>
          <summary>{set.length === 0 ? 'All answers' : 'Only some answers'}</summary>
          <div class="selects">
            {choices.map(([filter, given]) => (
              <Narrow key={filter} filter={filter} choices={given} view={view} go={go} />
            ))}
            {set.length > 0 && (
              <a class="quiet" {...linkTo(withoutFilters(view, set), go)}>
                Show all
              </a>
            )}
          </div>
        </details>
      )}
    </div>
  )
}

interface NarrowProps {
  readonly filter: Filter
  readonly choices: readonly Choice[]
  readonly view: View
  readonly go: Go
}

function Narrow({ filter, choices, view, go }: NarrowProps): VNode {
  const value = view.where[filter] ?? ''
  const isListed = value === '' || choices.some(([own]) => own === value)
  return (
    <label>
      {FILTER_WORDS[filter]}
      <select
        value={value}
        onChange={({ currentTarget }) => go(filtered(view, filter, currentTarget.value || null))}
      >
        <option value="">All</option>
        {!isListed && <option value={value}>{value}</option>}
        {choices.map(([own, words]) => (
          <option key={own} value={own} selected={own === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

function Dates({ view, go }: { view: View; go: Go }): VNode {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    const [from, to] = [dateIn(givenIn(event, 'from')), dateIn(givenIn(event, 'to'))]
    if (from === null || to === null || from < to) go({ ...view, from, to })
  }
  return (
    <form class="dates" onSubmit={onSubmit}>
      <label>
        From
        <input type="date" name="from" defaultValue={view.from ?? ''} />
      </label>
      <label>
        Before
        <input type="date" name="to" defaultValue={view.to ?? ''} />
      </label>
      <button type="submit" class="quiet">
        Show
      </button>
    </form>
  )
}

function withoutFilters(view: View, filters: readonly Filter[]): View {
  return filters.reduce((less, filter) => filtered(less, filter, null), view)
}
