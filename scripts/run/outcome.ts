/** What a runner's report says, in the form of both. */
export interface Outcome {
  readonly passed: number
  readonly skipped: number
  /** Tests that failed, also those that passed in a second try, each with its error. */
  readonly failures: readonly Failure[]
}

/** One failed test. */
export interface Failure {
  readonly name: string
  readonly error: string
}

/** The part of Vitest's JSON report that is read. */
export interface VitestReport {
  readonly numPassedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[] | null
    }[]
  }[]
}

/** The part of Playwright's JSON report that is read. */
export interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly skipped: number }
  readonly suites: readonly Suite[]
  readonly errors: readonly { readonly message?: string }[]
}

interface Suite {
  readonly specs: readonly {
    readonly title: string
    readonly file: string
    readonly line: number
    readonly tests: readonly {
      readonly projectName: string
      readonly status: string
      readonly results: readonly { readonly error?: { readonly message?: string } }[]
    }[]
  }[]
  readonly suites?: readonly Suite[]
}

/** A file that failed before any test of it ran counts as one failure. */
export function outcomeOfVitest(report: VitestReport): Outcome {
  return {
    passed: report.numPassedTests,
    skipped: report.numPendingTests,
    failures: report.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((each) => each.status === 'failed')
      if (failed.length === 0 && status === 'failed') return [{ name, error: message }]
      return failed.map(({ fullName, failureMessages }) => ({
        name: `${name} › ${fullName}`,
        error: (failureMessages ?? []).join('\n'),
      }))
    }),
  }
}

/** An error outside of every test counts as one failure. */
export function outcomeOfPlaywright({ stats, suites, errors }: PlaywrightReport): Outcome {
  return {
    passed: stats.expected,
    skipped: stats.skipped,
    failures: [
      ...errors.map(({ message = '' }) => ({ name: 'outside of every test', error: message })),
      ...suites.flatMap(failuresIn),
    ],
  }
}

function failuresIn({ specs, suites = [] }: Suite): readonly Failure[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => ({
        name: `[${projectName}] ${file}:${line} › ${title}`,
        error: results.map(({ error }) => error?.message ?? '').find((each) => each !== '') ?? '',
      })),
  )
  return [...own, ...suites.flatMap(failuresIn)]
}
