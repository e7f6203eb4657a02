import type { Tablet } from '../device/tablet.ts'
import { button } from './frame.ts'

/** Leads to the three words: for a tablet that is not paired, or is not let in any more. Hidden at first. */
export function pairButton({ paired, place, identity }: Tablet): HTMLButtonElement {
  const label = paired === null ? 'Pair this tablet' : 'Pair it again'
  const made = button(label, () => {
    const { business, touchpoint } = place
    location.search = String(
      new URLSearchParams({ business, touchpoint, device: identity.id, pair: '' }),
    )
  })
  made.hidden = true
  return made
}
