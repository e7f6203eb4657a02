import { betaBelow, dayAwareShare, LEVEL, normalQuantile, share, WOBBLE_DAYS } from '@shopbell/core'
import { sumOf, type Row } from './data.ts'
import { decimals, known, percent, percents, whole, width, type Figure } from './figure.ts'

const FEW = 20
const TRUTHS = [
  [0.8, FEW],
  [0.8, 100],
  [0.95, FEW],
  [0.95, 100],
] as const

/** A limit that is the truth itself holds it; rounding must not decide. */
const ROUNDING = 1e-9

/** What an interval promises a shop, and whether it keeps it. */
export function meaning(): readonly Figure[] {
  const [satisfied, asked] = [80, 100]
  const found = known(share(satisfied, asked))
  const grid = Array.from({ length: 999 }, (_, i) => held(ours, (i + 1) / 1000, FEW))
  const average = grid.reduce((sum, one) => sum + one, 0) / grid.length
  return [
    ['customers asked', whole(asked)],
    ['of whom satisfied', whole(satisfied)],
    ['the call', `share(${satisfied}, ${asked})`],
    ['its value', percent(found.value, 0)],
    ['its interval', percents(found)],
    ['to say', `${decimals(100 * found.low, 0)} and ${decimals(100 * found.high, 0)}`],
    ['of all customers', '100'],
    ['the promise', `${decimals(20 * LEVEL, 0)} of 20`],
    ...TRUTHS.flatMap(([truth, n]): Figure[] => [
      ['truly satisfied', percent(truth, 0)],
      ['asked', whole(n)],
      ['held by this interval', percent(held(ours, truth, n))],
      ['held by the textbook’s', percent(held(textbook, truth, n))],
    ]),
    ['standard errors of the textbook’s', decimals(normalQuantile((1 + LEVEL) / 2), 2)],
    ['asked, whatever is true', whole(FEW)],
    ['held on average over all true shares', percent(average)],
    ['held at worst', percent(Math.min(...grid))],
  ]
}

/** Days that are not alike: three months of flights, on time or not. */
export function days(rows: readonly Row[]): readonly Figure[] {
  const dates = [...new Set(rows.map((row) => row['date']))]
  const parts = dates.map((date) => {
    const day = rows.filter((row) => row['date'] === date)
    return [sumOf(day, 'ontime15'), sumOf(day, 'n')] as const
  })
  const naive = known(share(sumOf(rows, 'ontime15'), sumOf(rows, 'n')))
  const aware = dayAwareShare(parts)
  return [
    ['flights', whole(naive.n)],
    ['days', whole(parts.length)],
    ['on time', percent(naive.value)],
    ['as if each flight stood alone', percents(naive)],
    ['how much more than chance days differ', decimals(aware.dispersion)],
    ['with days as they are', percents(aware)],
    ['so many times as wide', decimals(width(aware) / width(naive))],
    ['days it takes', whole(WOBBLE_DAYS)],
  ]
}

type Ends = readonly [low: number, high: number]

function ours(x: number, n: number): Ends {
  const { low, high } = known(share(x, n))
  return [low, high]
}

function textbook(x: number, n: number): Ends {
  const reach = normalQuantile((1 + LEVEL) / 2) * Math.sqrt(((x / n) * (1 - x / n)) / n)
  return [x / n - reach, x / n + reach]
}

/** How often an interval holds the truth: the chances of all results that make it do so, added up. */
function held(interval: (x: number, n: number) => Ends, truth: number, n: number): number {
  let sum = 0
  for (let x = 0; x <= n; x++) {
    const [low, high] = interval(x, n)
    if (low - ROUNDING > truth || truth > high + ROUNDING) continue
    sum += atMost(x, n, truth) - atMost(x - 1, n, truth)
  }
  return sum
}

/** The chance of at most `x` satisfied among `n`, as a beta function. */
function atMost(x: number, n: number, truth: number): number {
  if (x < 0) return 0
  return x >= n ? 1 : betaBelow(1 - truth, n - x, x + 1)
}
