import type { PromptView } from '@shopbell/core/prompt'
import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks'
import type { Visit } from '../visit/visit.ts'
import type { Screen } from '../visit/flow.ts'
import { FollowUp, labelOf } from './FollowUp.tsx'
import { Scale } from './Scale.tsx'

interface PromptProps {
  readonly view: PromptView
  readonly visit: Visit
  /** One line of reassurance under the first question. */
  readonly reassurance: string
  /** What stands beside every screen, such as a close button. */
  readonly children?: ComponentChildren
}

/**
 * Draws the screen that a visit is at, and decides nothing. To be rendered in a shadow root that
 * has adopted `PROMPT_CSS`. Redraws itself when the visit changes.
 */
export function Prompt({ view, visit, reassurance, children }: PromptProps): VNode {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => visit.watch(() => redraw(undefined)), [visit])
  const { screen, tapped, kept } = visit.state
  useFocusKept(root, screen)
  const { strings } = view

  return (
    <div ref={root} class="prompt" dir={view.direction} lang={view.locale} data-at={screen.at}>
      {screen.at === 'asking' && (
        <div key={screen.question.id}>
          <h2 id="question" tabIndex={-1}>
            {screen.question.text}
          </h2>
          <Scale
            question={screen.question}
            labelledBy="question"
            tapped={tapped}
            onTap={(point) => void visit.tap(point)}
          />
          <div class="row">
            <p class="small">{reassurance}</p>
          </div>
        </div>
      )}
      {screen.at === 'following' && (
        <div key="following">
          <h2 id="question" tabIndex={-1}>
            {[kept === null ? '' : strings.thanks, labelOf(screen.questions[0]!, strings)].join(
              ' ',
            )}
          </h2>
          <FollowUp view={view} visit={visit} questions={screen.questions} />
        </div>
      )}
      {screen.at === 'thanked' && (
        <div key="thanked" class="thanks">
          <Tick />
          <h2 id="question" tabIndex={-1}>
            {strings.thanks}
            {kept === 'memory' && <span class="small"> {strings.keepOpen}</span>}
          </h2>
        </div>
      )}
      {/* Announced when it changes, not when it appears: nobody is interrupted. */}
      <p class="quietly" role="status">
        {kept === null ? '' : strings.thanks}
      </p>
      {children}
    </div>
  )
}

/** Who had the focus inside keeps it inside when a screen goes; nobody else's focus is touched. */
function useFocusKept(root: { readonly current: HTMLDivElement | null }, screen: Screen): void {
  const before = useRef(screen)
  const hadFocus = useRef(false)
  if (before.current !== screen && root.current !== null) {
    hadFocus.current = (root.current.getRootNode() as ShadowRoot).activeElement !== null
  }
  useLayoutEffect(() => {
    if (before.current === screen) return
    before.current = screen
    if (hadFocus.current) root.current?.querySelector('h2')?.focus()
  }, [screen])
}

function Tick(): VNode {
  return (
    <svg viewBox="0 0 36 36" fill="none" stroke="currentColor" stroke-width="3" aria-hidden="true">
      <circle cx="18" cy="18" r="15" />
      <path d="M11 18.5l5 5 9-10" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  )
}
