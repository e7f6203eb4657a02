import { PAPER_RGB, readableRgb } from '@shopbell/core/colour'
import type { Look } from '../prompt/styles.ts'

/**
 * What a page itself says of the colours of a prompt that stands on it: an accent as a custom
 * property, else as an option, mended until it can be read; and whether to draw light or dark.
 * @param host on the page, so that custom properties have reached it
 * @param accent the option, any colour that CSS knows
 * @returns what goes before the business's own; what is no colour is passed over
 */
export function pageTheme(host: HTMLElement, accent = ''): Look {
  const style = getComputedStyle(host)
  const read = (name: string): string => style.getPropertyValue(`--shopbell-${name}`).trim()
  const scheme = read('scheme')
  const colour = channelsOf(host.shadowRoot!, read('accent') || accent)
  const on = (paper: readonly number[]): string => `rgb(${readableRgb(paper, colour!).join()})`
  return {
    ...((scheme === 'light' || scheme === 'dark') && { scheme }),
    ...(colour && { light: on(PAPER_RGB.light), dark: on(PAPER_RGB.dark) }),
  }
}

/** Any colour that the browser knows, its transparency left out. `undefined` for none. */
function channelsOf(root: ShadowRoot, colour: string): readonly number[] | undefined {
  const probe = document.createElement('i')
  const { style } = probe
  style.color = colour
  if (!style.color) return undefined
  // Mixed with itself a colour of any space becomes one of sRGB.
  style.color = `color-mix(in srgb,${colour},${colour})`
  root.append(probe)
  const computed = getComputedStyle(probe).color
  probe.remove()
  const full = computed.startsWith('rgb') ? 1 : 255
  return computed
    .match(/-?[\d.]+(e-?\d+)?/g)
    ?.slice(0, 3)
    .map((channel) => Math.round(Math.min(Math.max(Number(channel), 0), 255 / full) * full))
}
