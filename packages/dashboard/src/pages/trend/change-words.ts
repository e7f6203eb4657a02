import type { ChangeEffect } from '@shopbell/core/report'
import { numberWords } from '../../words/number-words.ts'
import { letterOf } from './trend-chart.ts'

/** What was paid. @example costWords({ amount: 12000, currency: 'USD' }) // '12,000 USD' */
export function costWords({ amount, currency }: NonNullable<ChangeEffect['cost']>): string {
  return `${numberWords(amount)} ${currency}`
}

/** What can be said of a change, in words; changes of the same days and places share the blame. */
export function verdictWords(change: ChangeEffect, all: readonly ChangeEffect[]): string {
  const said = VERDICTS[change.verdict]
  const others = change.together
    .map((id) => all.findIndex((each) => each.id === id))
    .filter((place) => place >= 0)
    .map(letterOf)
  return others.length === 0 ? said : `${said}; cannot be told from ${others.join(', ')}`
}

const VERDICTS: Readonly<Record<ChangeEffect['verdict'], string>> = {
  better: 'Better, surely',
  worse: 'Worse, surely',
  'not-sure': 'May be noise',
  'too-few': 'Too few to say',
}
