import { Component, createRef, type VNode } from 'preact'
import type { Place } from '../api/place.ts'
import type { Visit } from '../api/visit.ts'
import { VisitRow } from './VisitRow.tsx'
import './visits.css'

interface VisitsProps {
  readonly visits: readonly Visit[]
  readonly places: ReadonlyMap<string, Place>
  readonly fresh: ReadonlySet<string>
  readonly now: number
  /** What is said below the list; nothing when not given. */
  readonly note?: string | undefined
}

interface VisitsState {
  /** Whether the whole list is shown also where it is long for the window. */
  readonly isWhole: boolean
}

/** So many are seen at first where the list has no room of its own to scroll in, as the sheet says. */
const AT_FIRST = 8

/** The first row in sight, and where it was. */
interface Anchor {
  readonly row: Element
  readonly top: number
}

/** The newest visits as they arrive. Whoever reads further down keeps their place. */
export class Visits extends Component<VisitsProps, VisitsState> {
  override state: VisitsState = { isWhole: false }
  private readonly log = createRef<HTMLDivElement>()

  // Not every browser keeps the place by itself when rows come in above.
  override getSnapshotBeforeUpdate(): Anchor | null {
    const log = this.log.current
    if (log === null || log.scrollTop === 0) return null
    const top = log.getBoundingClientRect().top
    for (const row of log.querySelectorAll('.visit')) {
      const box = row.getBoundingClientRect()
      if (box.bottom > top) return { row, top: box.top }
    }
    return null
  }

  override componentDidUpdate(_: VisitsProps, __: object, anchor: Anchor | null): void {
    const log = this.log.current
    if (log === null || anchor === null || !anchor.row.isConnected) return
    log.scrollTop += anchor.row.getBoundingClientRect().top - anchor.top
  }

  override render(
    { visits, places, fresh, now, note }: VisitsProps,
    { isWhole }: VisitsState,
  ): VNode {
    return (
      <section class="card visits" aria-labelledby="visits">
        <h2 id="visits">Answers as they arrive</h2>
        <div
          ref={this.log}
          class={isWhole ? 'log' : 'log short'}
          role="log"
          aria-labelledby="visits"
          tabIndex={0}
        >
          {visits.length === 0 ? (
            <p class="say">They show up here a moment after the tap.</p>
          ) : (
            <ol>
              {visits.map((visit) => (
                <VisitRow
                  key={visit.id}
                  visit={visit}
                  place={places.get(visit.touchpoint)}
                  isFresh={fresh.has(visit.id)}
                  now={now}
                />
              ))}
            </ol>
          )}
        </div>
        {visits.length > AT_FIRST && (
          <button type="button" class="quiet more" onClick={() => this.setState({ isWhole: true })}>
            All {visits.length}
          </button>
        )}
        {note !== undefined && <p class="note">{note}</p>}
      </section>
    )
  }
}
