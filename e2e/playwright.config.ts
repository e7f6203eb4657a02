import { defineConfig, devices } from '@playwright/test'
import { CHROMIUM_FLAGS, ENGINES, findBrowser } from '../scripts/browsers.ts'
import type { Options } from './support/fixtures.ts'

const chromium = findBrowser('chromium')
const firefox = findBrowser('firefox')

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
    {
      // Of the stories below, those that this reach lets a second engine tell too.
      name: 'firefox-page',
      testMatch: /(kinds|ways|isolation|usable|widget)\.page\.spec\.ts$/,
      // What rules of a page, not an engine, decide is tried once.
      grepInvert: /axe finds|tablet/,
      use: {
        browserName: 'firefox',
        viewport: { width: 1280, height: 720 },
        ...(firefox === undefined
          ? {}
          : { channel: 'moz-firefox', launchOptions: { executablePath: firefox } }),
      },
    },
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
