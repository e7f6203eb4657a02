import { addressOf, type View } from '../address/view.ts'

/** Shows another view, with a step in the history; `'replace'` while somebody types. */
export type Go = (view: View, how?: 'replace') => void

/** What makes an `<a>` lead to a view without loading the page anew. */
export interface LinkProps {
  readonly href: string
  readonly onClick: (event: MouseEvent) => void
}

/** A link to a view; another tab is the browser's business. */
export function linkTo(view: View, go: Go): LinkProps {
  return {
    href: addressOf(view),
    onClick(event) {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      go(view)
    },
  }
}
