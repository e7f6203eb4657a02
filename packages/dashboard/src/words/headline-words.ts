import type { Headline } from '@shopbell/core'
import { differenceWords, shareWords } from './number-words.ts'

const hundredth = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** What turns the value and the limits of a headline into words: they are shares, points or a net. */
export function headlineWords({ metric }: Headline): (value: number) => string {
  switch (metric) {
    case 'share':
      return shareWords
    case 'mean':
      return (value) => hundredth.format(value)
    case 'nps':
    case 'net':
      return (value) => differenceWords(value * 100)
  }
}

/** How a headline is measured, in a few words. */
export function metricWords({ metric }: Headline): string {
  switch (metric) {
    case 'share':
      return 'share of good answers'
    case 'mean':
      return 'mean of the points'
    case 'nps':
      return 'for less against, −100 to 100'
    case 'net':
      return 'better less worse, −100 to 100'
  }
}
