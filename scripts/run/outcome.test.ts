import { expect, test } from 'vitest'
import { outcomeOfPlaywright, outcomeOfVitest } from './outcome.ts'

test('a failed unit is named with its file and its error', () => {
  const assertion = (fullName: string, status: string, ...failureMessages: string[]) => ({
    fullName,
    status,
    failureMessages,
  })
  expect(
    outcomeOfVitest({
      numPassedTests: 1,
      numPendingTests: 2,
      testResults: [
        {
          name: 'nps.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            assertion('counts', 'passed'),
            assertion('bounds', 'failed', 'Error: 1 is not 2'),
          ],
        },
      ],
    }),
  ).toEqual({
    passed: 1,
    skipped: 2,
    failures: [{ name: 'nps.test.ts › bounds', error: 'Error: 1 is not 2' }],
  })
})

test('a file that could not be loaded is one failure', () => {
  const report = {
    numPassedTests: 0,
    numPendingTests: 0,
    testResults: [
      { name: 'nps.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    ],
  }
  expect(outcomeOfVitest(report).failures).toEqual([
    { name: 'nps.test.ts', error: 'no such module' },
  ])
})

test('a failed page is named with its browser, however deep; a second try does not hide it', () => {
  const spec = (title: string, status: string) => ({
    title,
    file: 'tap.spec.ts',
    line: 7,
    tests: [
      {
        projectName: 'webkit',
        status,
        results: [{ error: { message: 'waited' } }, {}],
      },
    ],
  })
  expect(
    outcomeOfPlaywright({
      stats: { expected: 4, skipped: 1 },
      errors: [],
      suites: [
        {
          specs: [spec('taps', 'unexpected'), spec('draws', 'expected')],
          suites: [{ specs: [spec('sends', 'flaky')] }],
        },
      ],
    }),
  ).toEqual({
    passed: 4,
    skipped: 1,
    failures: [
      { name: '[webkit] tap.spec.ts:7 › taps', error: 'waited' },
      { name: '[webkit] tap.spec.ts:7 › sends', error: 'waited' },
    ],
  })
})

test('what stops the browsers’ runner before any test is a failure', () => {
  const report = {
    stats: { expected: 0, skipped: 0 },
    errors: [{ message: 'no tests found' }],
    suites: [],
  }
  expect(outcomeOfPlaywright(report).failures).toHaveLength(1)
})
