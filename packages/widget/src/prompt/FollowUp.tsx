import type { PromptView, QuestionView } from '@shopbell/core'
import type { VNode } from 'preact'
import type { Visit } from '../visit/visit.ts'

/** The longest comment a collector takes. */
const MAX_TEXT = 4000

interface FollowUpProps {
  readonly view: PromptView
  readonly visit: Visit
  readonly questions: readonly QuestionView[]
}

/** Reasons to tap and room for a comment, all of it optional: what was tapped before is already kept. */
export function FollowUp({ view, visit, questions }: FollowUpProps): VNode {
  const { strings } = view
  return (
    <>
      {questions.map((question) =>
        question.options === undefined ? (
          <Comment key={question.id} question={question} visit={visit} strings={strings} />
        ) : (
          <Reasons key={question.id} question={question} visit={visit} />
        ),
      )}
      <div class="row">
        {questions.some(({ kind }) => kind === 'text') && (
          <span class="small">{strings.noNames}</span>
        )}
        <span class="actions">
          <button type="button" class="quiet" onClick={() => void visit.leave('skip')}>
            {strings.skip}
          </button>
          <button type="button" class="primary" onClick={() => void visit.send()}>
            {strings.send}
          </button>
        </span>
      </div>
    </>
  )
}

function Reasons({ question, visit }: { question: QuestionView; visit: Visit }): VNode {
  const chosen = (visit.state.draft[question.id] ?? []) as readonly string[]
  return (
    <div class="chips" role="group" aria-label={question.text}>
      {question.options!.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          class="chip"
          aria-pressed={chosen.includes(value)}
          onClick={() => visit.choose(question.id, value)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}

interface CommentProps {
  readonly question: QuestionView
  readonly visit: Visit
  readonly strings: PromptView['strings']
}

function Comment({ question, visit, strings }: CommentProps): VNode {
  return (
    <textarea
      aria-label={question.text}
      placeholder={strings.anythingElse}
      maxLength={MAX_TEXT}
      rows={2}
      autocomplete="off"
      value={(visit.state.draft[question.id] as string | undefined) ?? ''}
      onInput={(event) => visit.write(question.id, event.currentTarget.value)}
    />
  )
}
