import type { CommentsReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { isFields } from '../../api/fields.ts'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { CommentList } from './CommentList.tsx'
import { SearchForm } from './SearchForm.tsx'
import { Terms } from './Terms.tsx'
import './words.css'

/** What people wrote, to be searched, and the words that are common in it. */
export const page: Page = definePage<CommentsReport>({
  path: 'v1/comments',
  query: ({ own }) => ({
    q: own['q'] ?? null,
    score: own['score'] ?? null,
    reason: own['reason'] ?? null,
    locale: own['locale'] ?? null,
    before: own['before'] ?? null,
  }),
  read: readComments,
  Draw: Words,
})

function readComments(body: unknown): CommentsReport | null {
  const isReport =
    isFields(body) && Array.isArray(body['comments']) && Array.isArray(body['languages'])
  return isReport ? (body as unknown as CommentsReport) : null
}

function Words({ body, view, frame, go }: Around & { readonly body: CommentsReport }): VNode {
  return (
    <div class="sections">
      <SearchForm body={body} view={view} go={go} />
      <div class="below">
        <CommentList body={body} view={view} frame={frame} go={go} />
        {body.languages.length > 0 && <Terms languages={body.languages} view={view} go={go} />}
      </div>
    </div>
  )
}
