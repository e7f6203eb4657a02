import { chromium, type Browser, type Page } from '@playwright/test'
import { execFileSync, spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '../../scripts/browsers.ts'
import { openDisplay } from './display.ts'
import { killTree } from './processes.ts'

const RECIPE = fileURLToPath(new URL('../../docs/kiosk/linux.md', import.meta.url))

/** A Chromium that was started by hand, as a store starts it. */
export interface Launched {
  readonly page: Page
  readonly close: () => Promise<void>
}

/** The launch line of the printed recipe for Linux. */
export function launchLine(): Promise<string> {
  return lineOf(/^ *chromium --kiosk .*$/gm)
}

/** Writes the bookmark that the recipe has one write, with the test's address and folder. */
export async function bookmark(origin: string, folder: string): Promise<void> {
  const line = await lineOf(/^ *echo .*$/gm)
  const command = line
    .replace('https://feedback.example', origin)
    .replace('/var/lib/shopbell', folder)
  execFileSync('sh', ['-c', `mkdir -p ${folder}/Default && ${command}`])
}

async function lineOf(form: RegExp): Promise<string> {
  const lines = (await readFile(RECIPE, 'utf8')).match(form) ?? []
  if (lines.length !== 1) throw new Error(`the recipe has ${lines.length} lines ${form.source}`)
  return lines.join('').trim()
}

/**
 * Starts Chromium by a shell with the recipe's line, on a display of its own. The address and the
 * folder are the test's; what is added lets root run it, and a test look into it.
 */
export async function launch(line: string, address: string, folder: string): Promise<Launched> {
  const { display, server } = await openDisplay()
  const command = line
    .replace('chromium', findBrowser('chromium') ?? chromium.executablePath())
    .replace(/--app='[^']*'/, `--app='${address}'`)
    .replace('/var/lib/shopbell', folder)
  const portFile = join(folder, 'DevToolsActivePort')
  await rm(portFile, { force: true })
  const child = spawn('sh', ['-c', `exec ${command} --no-sandbox --remote-debugging-port=0`], {
    env: { ...process.env, DISPLAY: display },
    stdio: 'ignore',
  })
  const browser = await connect(portFile)
  const page = await untilOpen(browser)
  return {
    page,
    async close() {
      await browser.close().catch(() => undefined)
      await killTree(child.pid!)
      server.kill()
    },
  }
}

async function connect(portFile: string): Promise<Browser> {
  const end = Date.now() + 60_000
  for (;;) {
    try {
      const [port, path] = (await readFile(portFile, 'utf8')).split('\n')
      return await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`)
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function untilOpen(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0]!
  return context.pages()[0] ?? (await context.waitForEvent('page'))
}
