import { chromium, firefox, type Page } from '@playwright/test'
import { CHROMIUM_FLAGS, findBrowser, type Engine } from '../../scripts/browsers.ts'
import { killTree, processes } from './processes.ts'
import { openWebKit } from './webkit.ts'

/** A shopper's phone or a store's tablet, in whichever real engine: stories speak only this. */
export interface Device {
  opens(url: string): Promise<void>
  /** A trusted tap on an element inside a host's shadow root; waits until it is there. */
  taps(host: string, inside: string): Promise<void>
  evaluate<T>(run: () => T | Promise<T>): Promise<T>
  /** Waits until the prompt in a host has come to this screen. */
  sees(host: string, screen: 'asking' | 'following' | 'thanked'): Promise<void>
  /** Opens another tab of the same profile; later calls speak to it. */
  opensTab?(url: string): Promise<void>
  close(): Promise<void>
  /** SIGKILL to every process of the browser. */
  dies(): Promise<void>
}

/** Starts a browser with a profile that outlives it. */
export function switchOn(engine: Engine, profile: string): Promise<Device> {
  return engine === 'webkit' ? withWebDriver(profile) : withPlaywright(engine, profile)
}

const PATIENCE = 20_000

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + PATIENCE
  while (!(await holds().catch(() => false))) {
    if (Date.now() > end) throw new Error(`waited ${PATIENCE} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

async function withPlaywright(engine: 'chromium' | 'firefox', profile: string): Promise<Device> {
  const executablePath = findBrowser(engine)
  const common = {
    viewport: { width: 1080, height: 810 },
    ...(executablePath === undefined ? {} : { executablePath }),
  }
  const context =
    engine === 'chromium'
      ? await chromium.launchPersistentContext(profile, { ...common, args: CHROMIUM_FLAGS })
      : await firefox.launchPersistentContext(profile, {
          ...common,
          // Debian's Firefox speaks WebDriver BiDi, not Playwright's own protocol.
          ...(executablePath === undefined ? {} : { channel: 'moz-firefox' }),
        })
  let page: Page = context.pages()[0] ?? (await context.newPage())
  const screenOf = (host: string): Promise<string | null> =>
    page.locator(`${host} .prompt`).first().getAttribute('data-at', { timeout: 1000 })
  return {
    opens: async (url) => void (await page.goto(url)),
    taps: (host, inside) => page.locator(`${host} ${inside}`).click({ timeout: PATIENCE }),
    evaluate: (run) => page.evaluate(run),
    sees: (host, screen) =>
      until(async () => (await screenOf(host)) === screen, `${host} to be at ${screen}`),
    opensTab: async (url) => {
      page = await context.newPage()
      await page.goto(url)
    },
    close: () => context.close(),
    dies: async () => {
      const root = processes().find(
        ({ args }) =>
          args.some((arg) => arg === profile || arg === `--user-data-dir=${profile}`) &&
          !args.some((arg) => arg.startsWith('--type=') || arg === '-contentproc'),
      )
      if (root === undefined) throw new Error('the browser has no process')
      await killTree(root.pid)
    },
  }
}

async function withWebDriver(profile: string): Promise<Device> {
  const { session, server } = await openWebKit(profile)
  const exists = (host: string, inside: string): Promise<boolean> =>
    session.call('POST', '/execute/sync', {
      script:
        'return !!document.querySelector(arguments[0])?.shadowRoot?.querySelector(arguments[1])',
      args: [host, inside],
    })
  return {
    opens: (url) => session.call('POST', '/url', { url }),
    taps: async (host, inside) => {
      await until(() => exists(host, inside), `${host} ${inside}`)
      await session.click(host, inside)
    },
    evaluate: (run) => session.evaluate(run),
    sees: (host, screen) =>
      until(() => exists(host, `.prompt[data-at=${screen}]`), `${host} to be at ${screen}`),
    close: async () => {
      await session.quit()
      server.kill()
    },
    dies: async () => {
      await killTree(session.pid)
      server.kill()
    },
  }
}
