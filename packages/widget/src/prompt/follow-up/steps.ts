import { element } from '../element.ts'
import { once } from '../once.ts'
import type { PromptOptions } from '../prompt.ts'

/** How far one has come, in words; empty where nobody asked to know. */
export function stepOf({ view, visit }: PromptOptions): string {
  const { progress } = visit.state
  if (!view.progress || !progress) return ''
  const { step, total } = progress
  return view.strings
    .step!.replace('{n}', step.toLocaleString(view.locale))
    .replace('{total}', total.toLocaleString(view.locale))
}

/** A button of the row below a question. */
export function button(name: string, label: string, act: () => void): HTMLButtonElement {
  return element('button', { type: 'button', class: name, click: once(act) }, label)
}

/** The way back, where there is one. */
export function wayBack({ view, visit }: PromptOptions): readonly Node[] {
  return visit.state.canGoBack ? [button('quiet back', view.strings.back!, () => visit.back())] : []
}
