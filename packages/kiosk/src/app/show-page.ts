import { createHost, PROMPT_CSS, themeCss } from '@shopbell/widget/prompt'
import { KIOSK_CSS } from './kiosk-css.ts'

type Theme = Parameters<typeof themeCss>[0]

/** The page as it stands, and how to change its look. */
export interface ShownPage {
  /** The element that carries it. */
  readonly screen: HTMLElement
  /** Puts on the look of what was fetched later; the tablet's own goes before it. */
  readonly adopt: (css: string) => void
  /** Changes its colours. */
  readonly dress: (theme: Theme) => void
}

/** Puts a screen of the tablet in place of whatever was there. */
export function showPage(screen: HTMLElement, theme: Theme): ShownPage {
  const { host, root, adopt } = createHost(PROMPT_CSS, 'shopbell-kiosk')
  for (const css of ['', KIOSK_CSS, themeCss(theme)]) adopt(css)
  const [, later, , colours] = root.adoptedStyleSheets
  document.body.replaceChildren(host)
  root.append(screen)
  let worn = theme
  return {
    screen: host,
    adopt: (css) => later!.replaceSync(css),
    dress(next) {
      if (next !== worn) colours!.replaceSync(themeCss(next))
      worn = next
    },
  }
}
