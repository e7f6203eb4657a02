import { Component, createRef, type VNode } from 'preact'
import { onPage, type View } from '../address/view.ts'
import { pageOf, pagesFor } from '../pages/registry.ts'
import { linkTo, type Go } from './link.ts'

interface PagesProps {
  readonly view: View
  readonly go: Go
}

/** Every page, those that the reader's level sees first in front. On a phone they are one menu. */
export class Pages extends Component<PagesProps, { readonly isOpen: boolean }> {
  override state: { readonly isOpen: boolean } = { isOpen: false }
  private readonly button = createRef<HTMLButtonElement>()

  private readonly close = (): void => this.setState({ isOpen: false })

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.state.isOpen) return
    this.close()
    this.button.current?.focus()
  }

  override render({ view, go }: PagesProps): VNode | null {
    const pages = pagesFor(view.level)
    const current = pageOf(view.page, view.level)
    if (pages.length < 2) return null
    const show: Go = (to) => {
      this.close()
      go(to)
    }
    return (
      <nav
        class={this.state.isOpen ? 'pages open' : 'pages'}
        aria-label="Pages"
        onKeyDown={this.onKeyDown}
      >
        <button
          ref={this.button}
          type="button"
          aria-expanded={this.state.isOpen}
          aria-controls="pages"
          onClick={() => this.setState(({ isOpen }) => ({ isOpen: !isOpen }))}
        >
          {current.title}
        </button>
        <ul id="pages">
          {pages.map(({ name, title }) => (
            <li key={name}>
              <a
                {...linkTo(onPage(view, name), show)}
                aria-current={name === current.name ? 'page' : undefined}
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    )
  }
}
