import { chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, findBrowser, type Engine } from '../../scripts/browsers.ts'
import { startFirefox } from './marionette.ts'
import { openWebKit } from './webkit.ts'

/** What a browser tells a screen reader of an element: its role, and its name. */
export type Told = readonly [role: string, name: string]

/** A browser asked for its own accessibility tree, not for what a test library makes of the page. */
export interface ScreenReader {
  opens(url: string): Promise<void>
  /** What is told of each element that a selector finds in the shadow root of a host; waits for one. */
  hears(host: string, inside: string): Promise<readonly Told[]>
  /** A click on the first element that a selector finds in there. */
  clicks(host: string, inside: string): Promise<void>
  close(): Promise<void>
}

/** Starts a browser to listen to. @param profile an empty folder */
export function listenTo(engine: Engine, profile: string): Promise<ScreenReader> {
  if (engine === 'chromium') return chromiumTree()
  return engine === 'firefox' ? firefoxTree(profile) : webkitTree(profile)
}

/** Gives up after this many tries, 50 ms apart. */
const TRIES = 400

/** Elements as references, once there is one. */
async function found<T>(find: () => Promise<readonly T[]>, what: string): Promise<readonly T[]> {
  for (let tries = 0; tries < TRIES; tries++) {
    const elements = await find().catch(() => [])
    if (elements.length > 0) return elements
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`there is no ${what}`)
}

async function chromiumTree(): Promise<ScreenReader> {
  const executablePath = findBrowser('chromium')
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: CHROMIUM_FLAGS,
  })
  const page = await browser.newPage()
  const session = await page.context().newCDPSession(page)
  return {
    opens: async (url) => void (await page.goto(url)),
    async hears(host, inside) {
      await page.locator(`${host} ${inside}`).first().waitFor()
      const told: Told[] = []
      const list = `[...document.querySelector('${host}').shadowRoot.querySelectorAll('${inside}')]`
      const count = await page.evaluate<number>(`${list}.length`)
      for (let index = 0; index < count; index++) {
        const { result } = await session.send('Runtime.evaluate', {
          expression: `${list}[${index}]`,
        })
        const { nodes } = await session.send('Accessibility.getPartialAXTree', {
          objectId: result.objectId!,
          fetchRelatives: false,
        })
        const [node] = nodes
        told.push([String(node?.role?.value ?? ''), String(node?.name?.value ?? '')])
      }
      return told
    },
    clicks: (host, inside) => page.locator(`${host} ${inside}`).first().click(),
    close: () => browser.close(),
  }
}

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
const SHADOW = 'shadow-6066-11e4-a52e-4f735466cecf'
const CSS = 'css selector'

type Reference = Readonly<Record<string, string>>

async function firefoxTree(profile: string): Promise<ScreenReader> {
  const browser = await startFirefox(findBrowser('firefox')!, profile)
  const find = (host: string, inside: string): Promise<readonly string[]> =>
    found(async () => {
      const outer = await browser.call<Reference>('WebDriver:FindElement', {
        using: CSS,
        value: host,
      })
      const root = await browser.call<Reference>('WebDriver:GetShadowRoot', { id: outer[ELEMENT] })
      const inner = await browser.call<readonly Reference[]>(
        'WebDriver:FindElementsFromShadowRoot',
        { shadowRoot: root[SHADOW], using: CSS, value: inside },
      )
      return inner.map((each) => each[ELEMENT]!)
    }, inside)
  return {
    opens: (url) => browser.call('WebDriver:Navigate', { url }),
    async hears(host, inside) {
      const told: Told[] = []
      for (const id of await find(host, inside)) {
        told.push([
          await browser.call<string>('WebDriver:GetComputedRole', { id }),
          await browser.call<string>('WebDriver:GetComputedLabel', { id }),
        ])
      }
      return told
    },
    async clicks(host, inside) {
      const [id] = await find(host, inside)
      await browser.call('WebDriver:ElementClick', { id })
    },
    close: () => browser.quit(),
  }
}

async function webkitTree(profile: string): Promise<ScreenReader> {
  const { session, server } = await openWebKit(profile)
  const find = (host: string, inside: string): Promise<readonly string[]> =>
    found(async () => {
      const outer = await session.call<Reference>('POST', '/element', { using: CSS, value: host })
      const root = await session.call<Reference>('GET', `/element/${outer[ELEMENT]}/shadow`)
      const inner = await session.call<readonly Reference[]>(
        'POST',
        `/shadow/${root[SHADOW]}/elements`,
        { using: CSS, value: inside },
      )
      return inner.map((each) => each[ELEMENT]!)
    }, inside)
  return {
    opens: (url) => session.call('POST', '/url', { url }),
    async hears(host, inside) {
      const told: Told[] = []
      for (const id of await find(host, inside)) {
        told.push([
          await session.call<string>('GET', `/element/${id}/computedrole`),
          await session.call<string>('GET', `/element/${id}/computedlabel`),
        ])
      }
      return told
    },
    async clicks(host, inside) {
      await find(host, inside)
      await session.click(host, inside)
    },
    close: async () => {
      await session.quit()
      server.kill()
    },
  }
}
