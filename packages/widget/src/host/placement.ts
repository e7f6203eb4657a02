import type { Theme } from '@shopbell/core/config'
import type { PromptView } from '@shopbell/core/prompt'

/**
 * Puts a card into its corner of the window, as far from the edges as it is told and clear of what
 * the device keeps for itself. It never leaves the window: where there is no room beside, it is
 * only moved up or down. A page's custom properties go before, also for a phone alone.
 */
export function placementCss(
  { direction }: Pick<PromptView, 'direction'>,
  { position = 'bottom-end', offset = {} }: Theme,
): string {
  const [edge, side] = position.split('-')
  const from = (axis: 'x' | 'y'): string =>
    `var(--shopbell-offset-${axis},${offset[axis] == null ? 'var(--gap)' : `${offset[axis]}px`})`
  return `
:host{direction:${direction}!important}
:host([placement=corner]){--away:calc(${from('y')} + env(safe-area-inset-${edge},0px))!important;${edge}:var(--away)!important;inset-inline-${side}:min(${from('x')},max(var(--gap),100% - 360px - var(--gap)))!important}`
}

/**
 * Lifts a card into the browser's top layer, where a page's transforms, filters and clipping do not
 * reach it. It has no say over the rest of the page there.
 */
export function raise(host: HTMLElement): void {
  host.popover = 'manual'
  // Older browsers have no such layer; there it stands in the corner by its style sheet alone.
  host.showPopover?.()
}
