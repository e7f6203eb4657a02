import { element } from '@shopbell/widget/prompt'
import type { Memory } from '../device/memory.ts'
import { openPin, weaknessOf } from '../device/pin.ts'
import { drawFrame, heading } from './frame.ts'
import type { Layer } from './layer.ts'
import { drawPinPad } from './pin-pad.ts'

/** Has a PIN chosen: entered twice, and nothing that is easily guessed. */
export function choosePin(
  layer: Layer,
  memory: Memory,
  beside: string,
  onChosen: () => Promise<void> | void,
): void {
  const pin = openPin(memory)
  let first: string | null = null
  const title = heading('Choose a PIN for staff')
  const hint = element(
    'p',
    {},
    'It opens the staff page: tap the top corner beside the name five times. It is kept on this tablet alone.',
  )
  const keep = async (chosen: string): Promise<void> => {
    try {
      pad.enable(false)
      if (await pin.set(chosen)) await onChosen()
      else pad.say('It could not be written.')
    } catch (error) {
      const isCrypto = globalThis.crypto?.subtle === undefined
      pad.say(isCrypto ? 'A PIN needs https.' : String(error))
    } finally {
      pad.enable(true)
    }
  }
  const pad = drawPinPad({
    above: [title, hint],
    label: 'PIN',
    onEnter(entered) {
      const weakness = weaknessOf(entered)
      if (first === null && weakness !== null) return pad.say(weakness)
      if (first === null) {
        first = entered
        pad.say('')
        title.textContent = 'The same PIN again'
        title.focus()
      } else if (first === entered) void keep(entered)
      else {
        first = null
        title.textContent = 'Choose a PIN for staff'
        pad.say('These were not the same. Begin again.')
      }
    },
  })
  layer.show(drawFrame({ beside, content: [pad.element] }))
}
