/** Listens to keys for a group with one Tab stop: arrows, Home and End move the focus within it. */
export function moveAlong(
  items: readonly HTMLElement[],
  onMove?: (index: number) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    const from = items.indexOf(event.target as HTMLElement)
    // Left and right follow the direction of the text.
    const { direction } = getComputedStyle(event.currentTarget as Element)
    const forward = direction === 'rtl' ? -1 : 1
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      ArrowRight: forward,
      ArrowLeft: -forward,
      Home: -from,
      End: items.length - 1 - from,
    }
    const step = steps[event.key]
    if (step == null) return
    event.preventDefault()
    const index = (from + step + items.length) % items.length
    items[index]!.focus()
    onMove?.(index)
  }
}
