import type { Result } from './run.ts'
import type { Scenario } from './scenario.ts'

/** The gauntlet as a table, and what is wrong below it. */
export function tableOf(
  scenarios: readonly Pick<Scenario, 'id' | 'fault' | 'passes'>[],
  results: readonly Result[],
): string {
  const lines: string[] = []
  for (const { id, fault, passes } of scenarios) {
    const own = results.filter((result) => result.id === id)
    if (own.length === 0) continue
    lines.push(`${id.padEnd(4)}${fault}: ${passes}`)
    for (const { engine, outcome, figures, faults, seconds } of own) {
      const mark = outcome === 'green' ? '✓' : outcome === 'red' ? '✗' : '–'
      const where = engine.padEnd(9)
      const time = seconds > 0 ? ` (${seconds.toFixed(0)} s)` : ''
      lines.push(
        `    ${mark} ${where} ${outcome === 'green' ? '' : `${outcome}: `}${figures}${time}`,
      )
      for (const line of faults) lines.push(`        ${line}`)
    }
  }
  return lines.join('\n')
}

/** Whether everything that was asked for was withstood. What cannot run on this machine is no failure. */
export function isGreen(results: readonly Result[]): boolean {
  return (
    results.some(({ outcome }) => outcome === 'green') &&
    results.every(({ outcome }) => outcome === 'green' || outcome === 'skipped')
  )
}
