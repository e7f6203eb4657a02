import { aYear, delay, type Usual } from './watch/simulate.ts'

// How often the detector alarms although nothing changed, and how soon when something did.

const RUNS = Number(process.argv[2] ?? 300)
const WAYS: readonly Usual[] = ['known', 'learned once', 'learned weekly']

console.log(`false alarms of a fall in a year, where one is allowed (${RUNS} years each)`)
console.log(['answers a day', 'days wobble by', ...WAYS, '10 points off, days'].join(' | '))
for (const answers of [10, 30, 100]) {
  for (const wobble of [0, 0.03]) {
    const rates = WAYS.map((usual) => aYear({ answers, wobble, usual }, RUNS).toFixed(2))
    const days = delay({ answers, wobble, usual: 'learned weekly' }, RUNS).toFixed(1)
    console.log([answers, `${100 * wobble} points`, ...rates, days].join(' | '))
  }
}
