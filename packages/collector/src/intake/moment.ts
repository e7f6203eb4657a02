/** A sender's clock that is off by no more than this is taken at its word, in ms. */
const TOLERANCE = 120_000

/**
 * When something was answered, by the collector's clock. A sender whose clock is off by more than
 * two minutes is still right about how long ago it was; that is all that is taken from it then.
 * @param at the sender's clock when it was answered
 * @param sentAt the sender's clock when it was sent, when it said so
 * @param received our clock when it arrived
 * @returns epoch ms, never later than `received` and never below 0
 */
export function momentOfAnswer(at: number, sentAt: number | undefined, received: number): number {
  const isOff = sentAt !== undefined && Math.abs(received - sentAt) > TOLERANCE
  return isOff ? Math.max(0, received - Math.max(0, sentAt - at)) : Math.min(at, received)
}
