import { defineConfig, devices } from '@playwright/test'
import { CHROMIUM_FLAGS, ENGINES, findBrowser } from '../scripts/browsers.ts'
import type { Options } from './support/fixtures.ts'

const chromium = findBrowser('chromium')

export default defineConfig<object, Options>({
  testDir: 'tests',
  outputDir: '../test-results',
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  projects: [
    // The same stories in every engine.
    ...ENGINES.map((engine) => ({
      name: engine,
      testMatch: /\.engines\.spec\.ts$/,
      use: { engine },
    })),
    // What needs Playwright's own reach into a page: emulation, interception, accessibility.
    {
      name: 'page',
      testMatch: /\.page\.spec\.ts$/,
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: {
          ...(chromium === undefined ? {} : { executablePath: chromium }),
          args: CHROMIUM_FLAGS,
        },
      },
    },
  ],
})
