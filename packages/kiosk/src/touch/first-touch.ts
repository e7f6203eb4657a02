import type { Submission } from '@shopbell/outbox'

/**
 * Notes where each answer began: the pixel of its first touch goes along with it, so that the
 * collector can tell dirt on the glass from people.
 * @returns adds the place to a submission that is the first of its response, where it was a touch
 */
export function watchFirstTouch(): (submission: Submission) => Submission {
  let place: { readonly x: number; readonly y: number } | null = null
  const note = ({ pointerType, clientX, clientY }: PointerEvent): void => {
    // A mouse that nobody moves is on the same pixel, and its glass is clean.
    place = pointerType === 'touch' ? { x: Math.round(clientX), y: Math.round(clientY) } : null
  }
  addEventListener('pointerdown', note, { capture: true })
  addEventListener('keydown', () => (place = null), { capture: true })
  return (submission) => {
    const touch = submission.key.endsWith('/0') ? place : null
    return touch === null ? submission : { ...submission, body: { ...submission.body, touch } }
  }
}
