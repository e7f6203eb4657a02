import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '../../scripts/browsers.ts'
import { openDisplay } from './display.ts'
import { startSession, type Session } from './webdriver.ts'

/** A WebKit with a window on a display of its own. */
export interface WebKit {
  readonly session: Session
  /** The display; it goes with who opened it. */
  readonly server: ChildProcess
}

/** Opens the shell that keeps its profile. @param profile the folder for storage and cache */
export async function openWebKit(profile: string): Promise<WebKit> {
  const { display, server } = await openDisplay()
  const session = await startSession(
    findBrowser('webkit')!,
    {
      'webkitgtk:browserOptions': {
        binary: fileURLToPath(new URL('webkit-shell.py', import.meta.url)),
        args: [],
      },
    },
    { DISPLAY: display, PROFILE: profile },
  )
  return { session, server }
}
