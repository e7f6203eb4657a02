import type { PromptView, QuestionView } from '@shopbell/core/prompt'
import type { InventoryEntry, TouchpointsReport } from '@shopbell/core/report'
import { Component, type VNode } from 'preact'
import type { View } from '../../address/view.ts'
import { isFields } from '../../api/fields.ts'
import { linkTo, type Go } from '../../parts/link.ts'
import { channelWords } from '../../words/channel-words.ts'
import { inspectedWords } from '../../words/inspected-words.ts'
import { stageWords } from '../../words/stage-words.ts'
import type { Ask } from '../page.ts'
import { ScoreOf } from './ScoreOf.tsx'

interface WalkProps {
  readonly body: TouchpointsReport
  /** Which of its touchpoints. */
  readonly at: number
  readonly view: View
  readonly go: Go
  readonly ask: Ask
}

/** One touchpoint after another, as a customer would meet them, with what each asks. */
export function Walk({ body, at, view, go, ask }: WalkProps): VNode {
  const { touchpoints } = body
  const entry = touchpoints[at]!
  const [before, after] = [touchpoints[at - 1], touchpoints[at + 1]]
  const to = (target: InventoryEntry | undefined, words: string): VNode | false =>
    target !== undefined && (
      <a class="quiet" {...linkTo({ ...view, own: { walk: target.id } }, go)}>
        {words}
      </a>
    )
  return (
    <div class="sections">
      <nav class="steps" aria-label="Walk the journey">
        <a class="quiet" {...linkTo({ ...view, own: {} }, go)}>
          All touchpoints
        </a>
        <span>
          {at + 1} of {touchpoints.length}
        </span>
        {to(before, '← Before')}
        {to(after, 'Next →')}
      </nav>
      <section class="card" aria-labelledby="stop">
        <p class="about">
          {stageWords(entry.stage)} · {channelWords(entry.channel)}
          {entry.location !== null && ` · ${entry.location.name}`}
        </p>
        <h2 id="stop" class="stop" dir="auto">
          {entry.name}
        </h2>
        {entry.usual !== null && <p class="look">{entry.usual.look}</p>}
        <dl class="rows">
          {entry.address !== null && (
            <div>
              <dt>Where</dt>
              <dd dir="auto">{addressOf(entry.address)}</dd>
            </div>
          )}
          <div>
            <dt>Owner</dt>
            <dd dir="auto">{entry.owner ?? <span class="lacking">nobody</span>}</dd>
          </div>
          <div>
            <dt>Last inspected</dt>
            <dd>{inspectedWords(entry)}</dd>
          </div>
          {entry.note !== null && (
            <div>
              <dt>Note</dt>
              <dd dir="auto">{entry.note}</dd>
            </div>
          )}
          <div>
            <dt>Score</dt>
            <dd>
              <ScoreOf entry={entry} />
            </dd>
          </div>
        </dl>
      </section>
      {entry.state === 'not-asked' ? (
        <section class="card" aria-labelledby="asked">
          <h2 id="asked">What is asked</h2>
          <p class="say wide">
            <span class="lacking">Nobody asks here.</span> Give the touchpoint a prompt in the
            config, and put the script tag, a link or a tablet there.
          </p>
        </section>
      ) : (
        <Asked key={entry.id} touchpoint={entry.id} view={view} ask={ask} />
      )}
    </div>
  )
}

/** An address of the web leads there; any other is only read. */
function addressOf(address: string): VNode | string {
  if (!/^https?:\/\//.test(address)) return address
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {address}
    </a>
  )
}

interface AskedProps {
  readonly touchpoint: string
  readonly view: View
  readonly ask: Ask
}

interface AskedState {
  readonly prompt: PromptView | 'lost' | null
}

/** What a touchpoint asks, in the words that a customer reads there. */
class Asked extends Component<AskedProps, AskedState> {
  override state: AskedState = { prompt: null }
  private isGone = false

  override componentDidMount(): void {
    void this.load()
  }

  override componentWillUnmount(): void {
    this.isGone = true
  }

  private async load(): Promise<void> {
    const { touchpoint, view, ask } = this.props
    const path = `v1/prompts/${encodeURIComponent(touchpoint)}`
    const reply = await ask(path, { business: view.business }, readPrompt)
    if (!this.isGone) this.setState({ prompt: reply.kind === 'ok' ? reply.value : 'lost' })
  }

  override render(_: AskedProps, { prompt }: AskedState): VNode {
    return (
      <section class="card" aria-labelledby="asked">
        <h2 id="asked">What is asked</h2>
        {prompt === null && <p class="say">Fetching the prompt…</p>}
        {prompt === 'lost' && <p class="say">The prompt did not come.</p>}
        {typeof prompt === 'object' && prompt !== null && (
          <ol class="asked" lang={prompt.locale} dir={prompt.direction}>
            {prompt.questions.map((question, index) => (
              <li key={question.id}>
                <b>{question.text}</b>
                {question.showIf !== undefined && (
                  <span class="how" lang="en" dir="ltr">
                    {conditionWords(question, prompt.questions.slice(0, index))}
                  </span>
                )}
                <AnswersOf question={question} />
              </li>
            ))}
          </ol>
        )}
      </section>
    )
  }
}

function AnswersOf({
  question: { points, options, ends, kind },
}: {
  question: QuestionView
}): VNode {
  const labels = (points ?? options ?? []).map(({ label }) => label)
  return (
    <>
      {labels.length > 0 && (
        <ul class="reasons">
          {labels.map((label) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      )}
      {ends !== undefined && <p class="how">{ends.join(' – ')}</p>}
      {labels.length === 0 && (
        <p class="how" lang="en" dir="ltr">
          {kind === 'text' ? 'A few words, if they like.' : 'How to reach them, if they like.'}
        </p>
      )}
    </>
  )
}

function conditionWords({ showIf }: QuestionView, earlier: readonly QuestionView[]): string {
  const asked = earlier.find(({ id }) => id === showIf!.question)?.text ?? showIf!.question
  return `Only after some answers to “${asked}”`
}

function readPrompt(body: unknown): PromptView | null {
  return isFields(body) && Array.isArray(body['questions']) ? (body as unknown as PromptView) : null
}
