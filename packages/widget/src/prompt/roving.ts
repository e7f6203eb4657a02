/** Listens to keys for a group with one Tab stop: arrows, Home and End move the focus within it. */
export function moveAlong(
  items: readonly HTMLElement[],
  onMove: (index: number) => void = () => {},
): (event: KeyboardEvent) => void {
  return (event) => {
    const from = items.indexOf(event.target as HTMLElement)
    const to = goal(event, from, items.length - 1)
    if (to === null) return
    event.preventDefault()
    const index = (to + items.length) % items.length
    items[index]!.focus()
    onMove(index)
  }
}

/** Where a key leads; left and right follow the direction of the text. `null` when it leads nowhere. */
function goal({ key, currentTarget }: KeyboardEvent, from: number, last: number): number | null {
  const forward = getComputedStyle(currentTarget as Element).direction === 'rtl' ? -1 : 1
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    ArrowRight: forward,
    ArrowLeft: -forward,
    Home: -from,
    End: last - from,
  }
  return key in steps ? from + steps[key]! : null
}
