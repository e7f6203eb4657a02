import { render, type VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { FLOOR_CSS } from './floor-css.ts'

// What the job costs with nothing else: one question, written by hand for this page alone. No
// languages, no other kinds, no theme, no outbox. Nothing of it is ours otherwise.

const POINTS = Array.from({ length: 11 }, (_, point) => point)

/** Puts the question on the page. @param address where the answer is posted */
export function show(address: string): void {
  const host = document.createElement('floor-prompt')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(FLOOR_CSS)
  root.adoptedStyleSheets = [sheet]
  document.body.append(host)
  render(<Question address={address} onClose={() => host.remove()} />, root)
}

function Question({ address, onClose }: { address: string; onClose: () => void }): VNode {
  const [answer, setAnswer] = useState<number | null>(null)
  const [text, setText] = useState('')
  const group = useRef<HTMLDivElement>(null)
  const send = (body: unknown): void =>
    void fetch(address, { method: 'POST', keepalive: true, body: JSON.stringify(body) }).catch(
      () => undefined,
    )
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    const buttons = [...group.current!.querySelectorAll('button')]
    const from = buttons.findIndex((button) => button.matches(':focus'))
    if (step !== 0) buttons[(from + step + buttons.length) % buttons.length]!.focus()
    if (key === 'Escape') onClose()
  }
  return (
    <section role="dialog" aria-label="Feedback" onKeyDown={onKeyDown}>
      <h2 id="q">
        {answer === null ? 'How likely are you to recommend us?' : 'Thank you. What decided it?'}
      </h2>
      <div ref={group} class="points" role="radiogroup" aria-labelledby="q">
        {POINTS.map((point) => (
          <button
            key={point}
            type="button"
            role="radio"
            aria-checked={answer === point}
            tabIndex={point === (answer ?? 0) ? 0 : -1}
            onClick={() => {
              setAnswer(point)
              send({ point })
            }}
          >
            {point}
          </button>
        ))}
      </div>
      <div class="ends">
        <span>Not likely</span>
        <span>Very likely</span>
      </div>
      {answer !== null && (
        <>
          <textarea
            aria-label="What decided it?"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button
            type="button"
            onClick={() => {
              send({ text })
              onClose()
            }}
          >
            Send
          </button>
        </>
      )}
      <button type="button" class="close" aria-label="Close" onClick={onClose}>
        ×
      </button>
    </section>
  )
}
