import type { Comment, CommentsReport, Frame } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { View } from '../../address/view.ts'
import { Exports } from '../../parts/Exports.tsx'
import { linkTo, type Go } from '../../parts/link.ts'
import { languageWords } from '../../words/language-words.ts'
import { countWords, numberWords } from '../../words/number-words.ts'

interface CommentListProps {
  readonly body: CommentsReport
  readonly view: View
  readonly frame: Frame
  readonly go: Go
}

const SCORE_WORDS = { low: 'low score', middle: 'middle score', high: 'high score' } as const

/** The comments that fit, the newest first. */
export function CommentList({ body, view, frame, go }: CommentListProps): VNode {
  const { comments, next, tooFew, minimum, excluded } = body
  const nameOf = (id: string): string =>
    frame.touchpoints.find((each) => each.id === id)?.name ?? id
  const reasonOf = (id: string): string => body.reasons.find((each) => each.id === id)?.text ?? id
  const { before, ...newest } = view.own
  return (
    <section class="card" aria-labelledby="comments">
      <h2 id="comments">What people wrote</h2>
      <p class="say wide" role="status">
        {tooFew
          ? `Fewer than ${minimum} comments fit: too few to show without pointing at somebody.`
          : foundWords(body, before !== undefined)}
      </p>
      {excluded > 0 && (
        <p class="note">{countWords(excluded, 'comment')} left out by an exclusion.</p>
      )}
      <ol class="comments">
        {comments.map((comment, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a comment has no id that may be told
          <li key={at}>
            <blockquote dir="auto" lang={comment.locale ?? undefined}>
              {comment.text}
            </blockquote>
            <p class="where">
              <time dateTime={comment.day}>{comment.day}</time> ·{' '}
              <bdi>{nameOf(comment.touchpoint)}</bdi>
              {comment.score !== null && ` · ${SCORE_WORDS[comment.score]}`}
              {comment.locale !== null && ` · asked in ${languageWords(comment.locale)}`}
            </p>
            {comment.reasons.length > 0 && (
              <ul class="reasons">
                {comment.reasons.map((id) => (
                  <li key={id} dir="auto">
                    {reasonOf(id)}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <p class="turn">
        {before !== undefined && (
          <a class="quiet" {...linkTo({ ...view, own: newest }, go)}>
            Newest
          </a>
        )}
        {next !== null && (
          <a class="quiet" {...linkTo({ ...view, own: { ...newest, before: next } }, go)}>
            {comments.length === 0 ? 'Look further back' : 'Older'}
          </a>
        )}
      </p>
      {comments.length > 0 && (
        <Exports
          name="comments"
          title="Comments"
          table={{
            head: ['day', 'touchpoint', 'score', 'reasons', 'language', 'comment'],
            rows: comments.map((comment: Comment) => [
              comment.day,
              nameOf(comment.touchpoint),
              comment.score,
              comment.reasons.map(reasonOf).join(', '),
              comment.locale,
              comment.text,
            ]),
          }}
        />
      )}
      <p class="note">
        E-mail addresses, links and long numbers are masked. A name that is simply written is not:
        prompts ask for none.
      </p>
    </section>
  )
}

function foundWords({ found, looked, next }: CommentsReport, isLater: boolean): string {
  if (looked === 0)
    return isLater ? 'There are no older comments.' : 'Nobody has written anything yet.'
  const fits = found === 1 ? 'fits' : 'fit'
  const words = `${numberWords(found)} of ${countWords(looked, 'comment')} that were looked at ${fits}.`
  return next === null ? words : `${words} There are older ones.`
}
