/**
 * Remembers who on the page had the focus when it came into a prompt.
 * @returns what gives it back, where it is still inside
 */
export function lendFocus(root: ShadowRoot): () => void {
  let owner: HTMLElement | undefined
  // Not `focusin`, which pages that hold the focus back listen to.
  root.addEventListener(
    'focus',
    (event) => {
      const { relatedTarget } = event as FocusEvent
      if (relatedTarget && !root.contains(relatedTarget as Node))
        owner = relatedTarget as HTMLElement
    },
    true,
  )
  return () => {
    if (root.activeElement) owner?.focus()
  }
}
