import type { Channel, Stage } from '@shopbell/core'
import type { CommentsReport } from '@shopbell/core/report'
import { Component, type VNode } from 'preact'
import { bodyWith } from '../../api/body.ts'
import { queryOf } from '../../api/query.ts'
import type { Around } from '../page.ts'

/** So many are shown; all of them are on a page of their own. */
const SHOWN = '5'

type CellCommentsProps = Pick<Around, 'view' | 'frame' | 'ask' | 'now'> & {
  readonly stage: Stage
  readonly channel: Channel
}

interface CellCommentsState {
  /** `null` before they have come, and when they did not. */
  readonly body: CommentsReport | null
}

/** The newest comments of a cell; it is made anew for every cell. */
export class CellComments extends Component<CellCommentsProps, CellCommentsState> {
  override state: CellCommentsState = { body: null }

  override componentDidMount(): void {
    void this.load()
  }

  private async load(): Promise<void> {
    const { stage, channel, view, frame, ask, now } = this.props
    const where = { ...view.where, stage, channel }
    const query = { ...queryOf({ ...view, where }, frame, now), limit: SHOWN }
    const reply = await ask('v1/comments', query, bodyWith<CommentsReport>('comments'))
    if (reply.kind === 'ok') this.setState({ body: reply.value })
  }

  override render(_: CellCommentsProps, { body }: CellCommentsState): VNode | null {
    if (body === null) return null
    return (
      <>
        <h3>What people wrote</h3>
        {body.comments.length === 0 ? (
          <p class="say">{body.tooFew ? 'Too few to show.' : 'Nothing yet.'}</p>
        ) : (
          <ul class="quotes">
            {body.comments.map(({ text, day, locale }, at) => (
              <li key={at}>
                <blockquote dir="auto" {...(locale === null ? {} : { lang: locale })}>
                  {text}
                </blockquote>
                <time dateTime={day}>{day}</time>
              </li>
            ))}
          </ul>
        )}
      </>
    )
  }
}
