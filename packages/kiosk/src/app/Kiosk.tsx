import type { VNode } from 'preact'
import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks'
import { drawPrompt, followUps } from '@shopbell/widget/prompt'
import type { Turns } from '../turn/turns.ts'
import { Bell } from './Bell.tsx'

/** The store tablet: who asks, in which language, one question, one line of privacy. */
export function Kiosk({ turns }: { turns: Turns }): VNode {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => turns.watch(() => redraw(undefined)), [turns])
  useEffect(() => turns.visit.watch(() => redraw(undefined)), [turns.visit])
  const { view, visit } = turns
  const { business, touchpoint, strings } = view
  const main = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const drawn = drawPrompt({
      view,
      visit,
      reassurance: '',
      isShared: true,
      followUps: () => followUps,
    })
    main.current!.append(drawn.element)
    drawn.update()
    const stop = visit.watch(drawn.update)
    return () => {
      stop()
      drawn.element.remove()
    }
  }, [visit, view])

  return (
    <div
      class="kiosk"
      dir={view.direction}
      lang={view.locale}
      onPointerDown={() => turns.touch()}
      onKeyDown={() => turns.touch()}
      onContextMenu={(event) => event.preventDefault()}
    >
      <header>
        <span class="brand">
          <Bell />
          {business.name}
        </span>
        {view.locales.length > 1 && (
          <div class="languages" role="group" aria-label={strings.languages} hidden={!turns.isFree}>
            {view.locales.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                lang={id}
                aria-pressed={id === view.locale}
                onClick={() => turns.speak(id)}
              >
                {name}
              </button>
            ))}
          </div>
        )}
      </header>
      <main ref={main} />
      <footer>
        <p class="small">{strings.notShownToStaff}</p>
        <span class="small">{touchpoint.name}</span>
      </footer>
    </div>
  )
}
