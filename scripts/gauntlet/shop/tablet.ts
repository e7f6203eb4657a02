import { chromium, firefox } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDisplay } from '../../../e2e/support/display.ts'
import { familyOf, killAll } from '../../../e2e/support/processes.ts'
import { CHROMIUM_FLAGS, findBrowser, type Engine } from '../../browsers.ts'

/** A browser on a profile that outlives it, with nobody at its controls. */
export interface Tablet {
  /** SIGKILL to all of its processes at once; resolves when they are gone. */
  kill(): Promise<void>
  readonly hasEnded: () => boolean
}

let display: ReturnType<typeof openDisplay> | undefined

/** Switches a tablet on: a real browser, started as from a desktop, with a tab at each of these addresses. */
export async function switchOn(
  engine: Engine,
  profile: string,
  ...urls: readonly string[]
): Promise<Tablet> {
  mkdirSync(profile, { recursive: true })
  const { command, args, env } = await LAUNCH[engine](profile, urls)
  const child = spawn(command, args, {
    stdio: 'ignore',
    env: { ...process.env, ...env },
    // A process group of its own, so that one signal reaches all of them.
    detached: true,
  })
  await started(child)
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null
  return {
    hasEnded,
    async kill() {
      const family = familyOf(child.pid!)
      try {
        process.kill(-child.pid!, 'SIGKILL')
      } catch {
        // It has ended by itself.
      }
      await killAll(family)
    },
  }
}

/** Puts away what tablets had in common. */
export async function putAway(): Promise<void> {
  const screen = await display?.catch(() => undefined)
  display = undefined
  screen?.server.kill()
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve())
    child.once('error', reject)
  })
}

interface Launch {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

const LAUNCH: Readonly<
  Record<Engine, (profile: string, urls: readonly string[]) => Promise<Launch>>
> = {
  chromium: async (profile, urls) => {
    // Without a window it takes one address, and ends by itself when it is given more.
    const isWindowed = urls.length > 1
    return {
      command: findBrowser('chromium') ?? chromium.executablePath(),
      args: [
        ...(isWindowed ? [] : ['--headless']),
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-crash-reporter',
        '--hide-crash-restore-bubble',
        '--password-store=basic',
        ...CHROMIUM_FLAGS,
        `--user-data-dir=${profile}`,
        ...urls,
      ],
      env: isWindowed ? { DISPLAY: (await (display ??= openDisplay())).display } : {},
    }
  },
  firefox: (profile, urls) => {
    writeFileSync(join(profile, 'user.js'), FIREFOX_PREFS)
    return Promise.resolve({
      command: findBrowser('firefox') ?? firefox.executablePath(),
      args: ['--headless', '--no-remote', '--profile', profile, ...urls],
      env: { MOZ_CRASHREPORTER_DISABLE: '1', MOZ_HEADLESS: '1' },
    })
  },
  webkit: async (profile, urls) => ({
    command: '/usr/bin/python3',
    args: [fileURLToPath(new URL('webkit-window.py', import.meta.url)), profile, ...urls],
    env: { DISPLAY: (await (display ??= openDisplay())).display },
  }),
}

/** No first-run pages, no safe mode after it was killed, nothing sent to anybody. */
const FIREFOX_PREFS = Object.entries({
  'browser.aboutwelcome.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  // Tabs of one site in processes of their own, so that one that hangs does not take the others along.
  'dom.ipc.processCount.webIsolated': 4,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.startup.max_resumed_crashes': -1,
  'toolkit.telemetry.enabled': false,
})
  .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
  .join('')
