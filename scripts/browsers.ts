import { existsSync } from 'node:fs'

/** The engines that the tests drive. */
export const ENGINES = ['chromium', 'firefox', 'webkit'] as const
export type Engine = (typeof ENGINES)[number]

/** Keeps Chromium from calling out; Playwright adds what root needs. */
export const CHROMIUM_FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]

/** Debian's packages for each engine. WebKitGTK is driven over WebDriver, by a small Python shell. */
export const DEBIAN_PACKAGES: Readonly<Record<Engine, readonly string[]>> = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'python3-gi', 'gir1.2-webkit2-4.1', 'xvfb'],
}

const PLACES: Readonly<Record<Engine, readonly (string | undefined)[]>> = {
  chromium: [
    process.env['CHROMIUM_PATH'],
    '/usr/bin/chromium',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  firefox: [
    process.env['FIREFOX_PATH'],
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ],
  webkit: [process.env['WEBKIT_DRIVER_PATH'], '/usr/bin/WebKitWebDriver'],
}

const MULTIARCH = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'
const WEBKIT_NEEDS = [
  `/usr/lib/${MULTIARCH}/girepository-1.0/WebKit2-4.1.typelib`,
  '/usr/bin/python3',
  '/usr/bin/Xvfb',
]

/** Where a browser (for WebKit: its driver) is on this machine; `undefined` when it is not. */
export function findBrowser(engine: Engine): string | undefined {
  const found = PLACES[engine].find((place) => place !== undefined && existsSync(place))
  return engine === 'webkit' && !WEBKIT_NEEDS.every((file) => existsSync(file)) ? undefined : found
}
