import { net, share, shareChange, type Estimate } from '@shopbell/core'
import { percent, percents, signed, signedRange, whole, width, type Figure } from './figure.ts'

/** Shares of people: satisfied, or against, neither and for. */
const SATISFIED = 0.8
const HALF = 0.5
const SIDES = [0.15, 0.3] as const

/** Of so many answers whole numbers answer so. */
const SIZES = [20, 100, 400, 1000, 10_000]
const REACHES = [15, 10, 5, 3, 1]
const FALLS = [0.75, 0.7]

/** How wide intervals are, and how many answers make them as narrow as wanted. */
export function enough(): readonly Figure[] {
  const score = signed(100 * (1 - 2 * SIDES[0] - SIDES[1]), 0)
  return [
    ['the share', percent(SATISFIED, 0)],
    ['the NPS', score],
    ['of so many for', percent(1 - SIDES[0] - SIDES[1], 0)],
    ['of so many against', percent(SIDES[0], 0)],
    ['the share again', percent(SATISFIED, 0)],
    ['the NPS again', score],
    ...SIZES.flatMap((n): Figure[] => [
      ['answers', whole(n)],
      ['interval of the share', percents(satisfied(n))],
      ['interval of the NPS', signedRange(promoted(n), 100)],
    ]),
    ...REACHES.map((reach): Figure => ['to know to within', `±${reach}`]),
    ...needed(percent(SATISFIED, 0), satisfied),
    ...needed(percent(HALF, 0), (n) => share(Math.round(HALF * n), n)),
    ...needed(score, promoted),
    ...FALLS.flatMap((after): Figure[] => [
      ['a fall', `${percent(SATISFIED, 0)} to ${percent(after, 0)}`],
      ['is seen from so many answers on, each time', whole(toSee(after))],
    ]),
  ]
}

function needed(what: string, of: (n: number) => Estimate): readonly Figure[] {
  return [
    ['needed for', what],
    ...REACHES.map((reach): Figure => {
      const isWide = (n: number): boolean => width(of(n)) > (2 * reach) / 100
      return [`answers for ${what} ±${reach}`, whole(settled(isWide))]
    }),
  ]
}

function satisfied(n: number): Estimate {
  return share(Math.round(SATISFIED * n), n)
}

function promoted(n: number): Estimate {
  const [against, between] = [Math.round(SIDES[0] * n), Math.round(SIDES[1] * n)]
  return net(against, between, n - against - between)
}

function toSee(after: number): number {
  return settled(
    (n) => shareChange([Math.round(SATISFIED * n), n], [Math.round(after * n), n]).changed !== true,
  )
}

/** The number of answers from which on something holds no more: whole counts make it come and go. */
function settled(holds: (n: number) => boolean): number {
  let n = 1
  while (holds(n)) n *= 2
  // At twice as many it is over for good; from there back to the last that it holds for.
  n *= 2
  while (n > 1 && !holds(n - 1)) n--
  return n
}
