import { PAPER, readableOn } from '@shopbell/core/colour'
import type { Look } from '../prompt/styles.ts'

/**
 * What a page itself says of the colours of a prompt that stands on it: an accent as a custom
 * property, else as an option, mended until it can be read; and whether to draw light or dark.
 * @param host on the page, so that custom properties have reached it
 * @param accent the option, any colour that CSS knows
 * @returns what goes before the business's own; what is no colour is passed over
 */
export function pageTheme(host: HTMLElement, accent?: string): Look {
  const read = (name: string): string =>
    getComputedStyle(host).getPropertyValue(`--shopbell-${name}`).trim()
  const scheme = read('scheme')
  const colour = hexOf(host.shadowRoot!, read('accent') || accent || '')
  return {
    ...(scheme === 'light' || scheme === 'dark' ? { scheme } : {}),
    ...(colour === null
      ? {}
      : { light: readableOn(PAPER.light, colour), dark: readableOn(PAPER.dark, colour) }),
  }
}

/** Any colour that the browser knows as `#rrggbb`, its transparency left out. `null` for none. */
function hexOf(root: ShadowRoot, colour: string): string | null {
  const probe = document.createElement('i')
  const { style } = probe
  style.color = colour
  if (style.color === '') return null
  // Mixed with itself a colour of any space becomes one of sRGB.
  style.color = `color-mix(in srgb,${colour},${colour})`
  root.append(probe)
  const computed = getComputedStyle(probe).color
  probe.remove()
  const full = computed.startsWith('rgb') ? 255 : 1
  const channels = computed.match(/-?[\d.]+(e-?\d+)?/g)?.slice(0, 3) ?? []
  const bytes = channels.map((channel) =>
    Math.round(Math.min(Math.max(Number(channel) / full, 0), 1) * 255),
  )
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
