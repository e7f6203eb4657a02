import type { PromptView, QuestionView } from '@shopbell/core/prompt'
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
      {questions.map((question, index) => (
        <div key={question.id} class="part">
          {index > 0 && labelOf(question, strings) !== '' && (
            <p class="label" aria-hidden="true">
              {question.text}
            </p>
          )}
          {question.options === undefined ? (
            <Comment question={question} visit={visit} strings={strings} />
          ) : (
            <Reasons question={question} visit={visit} />
          )}
        </div>
      ))}
      <div class="row">
        {questions.some(({ kind }) => kind === 'text') && (
          <span class="small">{strings.noNames}</span>
        )}
        <span class="actions">
          <button type="button" class="quiet" onClick={once(() => void visit.leave('skip'))}>
            {strings.skip}
          </button>
          <button type="button" class="primary" onClick={once(() => void visit.send())}>
            {strings.send}
          </button>
        </span>
      </div>
    </>
  )
}

/** What a question says above its answers; a comment that says nothing of its own says it in its box. */
export function labelOf({ kind, text }: QuestionView, { comment }: PromptView['strings']): string {
  return kind === 'text' && text === comment ? '' : text
}

/** The second tap of a double tap on a face is not a reason that happens to lie below it. */
function once(act: () => void): (event: MouseEvent) => void {
  return ({ detail }) => {
    if (detail < 2) act()
  }
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
          onClick={once(() => visit.choose(question.id, value))}
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
      placeholder={labelOf(question, strings) === '' ? strings.anythingElse : ''}
      maxLength={MAX_TEXT}
      rows={2}
      autocomplete="off"
      value={(visit.state.draft[question.id] as string | undefined) ?? ''}
      onInput={(event) => visit.write(question.id, event.currentTarget.value)}
    />
  )
}
