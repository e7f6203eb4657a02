import {
  benjaminiHochberg,
  clopperPearson,
  jeffreys,
  mean,
  merge,
  nps,
  share,
  total,
} from '@shopbell/core'
import { crossProducts, lmg, relativeWeights } from '@shopbell/core/drivers'
import { seeded } from './measure.ts'

/** Something worth timing: what it is, how long it may take, and how to do it with the core. */
export interface Task {
  readonly name: string
  readonly what: string
  /** Milliseconds on two cores. */
  readonly goal: number
  readonly run: () => number
}

const chance = seeded(3)
const hourly = (): readonly number[] => Array.from({ length: 11 }, () => chance(40))

/** Ten thousand histograms of NPS answers. */
export const HISTOGRAMS: readonly (readonly number[])[] = Array.from({ length: 10_000 }, hourly)

/** Ten thousand times so many positive of so many answers. */
export const PARTS: readonly (readonly [positive: number, n: number])[] = Array.from(
  { length: 10_000 },
  () => {
    const n = 1 + chance(5000)
    return [chance(n + 1), n] as const
  },
)

// A hundred segments with the 168 hours of a week; merged a hundred times over.
const WEEKS = Array.from({ length: 100 }, () => Array.from({ length: 168 }, hourly))

const PRODUCTS = [10, 20].map((drivers) =>
  crossProducts(
    drivers + 1,
    Array.from({ length: 400 }, () => Array.from({ length: drivers + 1 }, () => 1 + chance(5))),
  ),
)

const P_VALUES = Array.from({ length: 10_000 }, () => chance(1e6) / 1e6)

function sumOf<T>(list: readonly T[], number: (one: T) => number): number {
  let sum = 0
  for (const one of list) sum += number(one)
  return sum
}

/** What is timed, with the goals of the scoring page. */
export const TASKS: readonly Task[] = [
  {
    name: 'score',
    what: 'n, mean, t, NPS score interval and Wilson of 10,000 histograms',
    goal: 100,
    run: () =>
      sumOf(HISTOGRAMS, (counts) => {
        const average = mean(counts.map((count, value) => [value, count]))
        const promoters = counts[9]! + counts[10]!
        return total(counts) + average.high! + nps(counts).low! + share(promoters, average.n).low!
      }),
  },
  {
    name: 'jeffreys',
    what: 'Jeffreys of 10,000 shares',
    goal: 300,
    run: () => sumOf(PARTS, ([positive, n]) => jeffreys(positive, n).high!),
  },
  {
    name: 'clopper-pearson',
    what: 'Clopper–Pearson of 10,000 shares',
    goal: 300,
    run: () => sumOf(PARTS, ([positive, n]) => clopperPearson(positive, n).high!),
  },
  {
    name: 'merge',
    what: 'merging 1.68 million histograms',
    goal: 250,
    run: () => {
      let sum = 0
      for (let round = 0; round < 100; round++) {
        for (const week of WEEKS) sum += week.reduce(merge)[10]!
      }
      return sum
    },
  },
  {
    name: 'lmg',
    what: 'LMG with 10 drivers',
    goal: 50,
    run: () => lmg(PRODUCTS[0]!)![0]!,
  },
  {
    name: 'johnson',
    what: 'relative weights with 20 drivers',
    goal: 50,
    run: () => relativeWeights(PRODUCTS[1]!)![0]!,
  },
  {
    name: 'benjamini-hochberg',
    what: 'Benjamini–Hochberg of 10,000 p values',
    goal: 30,
    run: () => benjaminiHochberg(P_VALUES)[0]!,
  },
]
