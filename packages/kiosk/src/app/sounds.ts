import type { Turns } from '../turn/turns.ts'

/** A tone: when it begins, s from now; its pitch, Hz; how long it rings, s; how loud, 0 to 1. */
type Tone = readonly [begin: number, pitch: number, length: number, gain: number]

/** That a tap was felt. */
const TAP: readonly Tone[] = [[0, 660, 0.06, 0.12]]
/** A counter bell: two partials that ring out. */
const BELL: readonly Tone[] = [
  [0, 1319, 0.9, 0.14],
  [0, 2637, 0.5, 0.05],
  [0.12, 1568, 1.1, 0.14],
]

/** Makes a first tap heard, and that it is kept; says nothing else, so that nobody is shown up. */
export function createSounds(
  open: () => AudioContext = () => new AudioContext(),
): (turns: Turns) => void {
  let context: AudioContext | undefined
  let heard = ''

  function play(tones: readonly Tone[]): void {
    try {
      // Made by a tap: before one a browser keeps silent.
      context ??= open()
      void context.resume()
      for (const tone of tones) ring(context, tone)
    } catch {
      // A tablet without sound goes on in silence.
    }
  }

  return ({ view, visit }) => {
    const { draft, kept } = visit.state
    const isTapped = kept !== null || Object.keys(draft).length > 0
    const now = `${visit.id} ${isTapped ? (kept === null ? 'tapped' : 'kept') : ''}`
    if (!view.tablet.sounds || now === heard) return
    heard = now
    if (isTapped) play(kept === null ? TAP : BELL)
  }
}

function ring(context: AudioContext, [begin, pitch, length, gain]: Tone): void {
  const from = context.currentTime + begin
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.frequency.value = pitch
  volume.gain.setValueAtTime(gain, from)
  volume.gain.exponentialRampToValueAtTime(0.0001, from + length)
  tone.connect(volume).connect(context.destination)
  tone.start(from)
  tone.stop(from + length)
}
