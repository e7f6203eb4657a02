import { spawn } from 'node:child_process'
import { freePort } from './free-port.ts'

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
const SHADOW = 'shadow-6066-11e4-a52e-4f735466cecf'

// The driver clicks where an element was when it looked: on something that moves it clicks beside it.
const CLICKS = 20

/** Waits until an element has a size and stands still, and listens for the press that follows. */
const STAND_STILL = `const [host, inside, done] = arguments
  let last = ''
  const look = () => {
    const element = document.querySelector(host)?.shadowRoot?.querySelector(inside)
    const { x, y, width, height } = element?.getBoundingClientRect() ?? {}
    const now = [x, y, width, height].join()
    if (!(width > 0 && height > 0) || now !== last) {
      last = now
      setTimeout(look, 40)
      return
    }
    window.wasHit = false
    const listen = (event) => {
      window.wasHit = event.composedPath().some((node) => node.matches?.(inside))
    }
    addEventListener('click', listen, { capture: true, once: true })
    done()
  }
  look()`
const WAS_HIT = 'const hit = window.wasHit; delete window.wasHit; return hit'

type Reference = Readonly<Record<string, string>>

/** One browser window, driven over W3C WebDriver with nothing but fetch. */
export interface Session {
  /** The driver's process; the browser is its child. */
  readonly pid: number
  call<T>(method: string, path: string, body?: object): Promise<T>
  /** Runs a function in the page and awaits it. */
  evaluate<T>(run: () => T | Promise<T>): Promise<T>
  /** A trusted click on an element in the shadow root of a host. */
  click(host: string, inside: string): Promise<void>
  quit(): Promise<void>
}

/** Starts a driver and a session. @param browser what the driver is told to start */
export async function startSession(
  driver: string,
  browser: object,
  env: Readonly<Record<string, string>>,
): Promise<Session> {
  const port = await freePort()
  const child = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  })
  const base = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries++) {
    const up = await fetch(`${base}/status`).then(
      () => true,
      () => false,
    )
    if (up) break
    if (tries > 200) throw new Error('the WebDriver did not start')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }

  async function send<T>(method: string, path: string, body?: object): Promise<T> {
    const reply = await fetch(base + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
    })
    const { value } = (await reply.json()) as {
      value: (T & { readonly error?: string; readonly message?: string }) | null
    }
    if (value?.error !== undefined) throw new Error(`${path}: ${value.error}: ${value.message}`)
    return value as T
  }

  const { sessionId } = await send<{ sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch: browser },
  })
  const call = <T>(method: string, path: string, body?: object): Promise<T> =>
    send<T>(method, `/session/${sessionId}${path}`, body)

  async function press(host: string, inside: string): Promise<void> {
    const find = { using: 'css selector' }
    const outer = await call<Reference>('POST', '/element', { ...find, value: host })
    const root = await call<Reference>('GET', `/element/${outer[ELEMENT]}/shadow`)
    const inner = await call<Reference>('POST', `/shadow/${root[SHADOW]}/element`, {
      ...find,
      value: inside,
    })
    await call('POST', `/element/${inner[ELEMENT]}/click`)
  }

  return {
    pid: child.pid!,
    call,
    async evaluate<T>(run: () => T | Promise<T>): Promise<T> {
      const script = `const done = arguments[0]
        Promise.resolve().then(${String(run)}).then((value) => done({ value }), (error) => done({ error: String(error) }))`
      const reply = await call<{ value?: T; error?: string }>('POST', '/execute/async', {
        script,
        args: [],
      })
      if (reply.error !== undefined) throw new Error(reply.error)
      return reply.value as T
    },
    async click(host, inside) {
      for (let tries = 0; tries < CLICKS; tries++) {
        await call('POST', '/execute/async', { script: STAND_STILL, args: [host, inside] })
        await press(host, inside)
        // What a press led away from cannot be asked any more: it was hit.
        const hit = await call('POST', '/execute/sync', { script: WAS_HIT, args: [] }).catch(
          () => true,
        )
        if (hit !== false) return
      }
      throw new Error(`${CLICKS} clicks went beside ${inside} of ${host}`)
    },
    async quit() {
      if (child.exitCode !== null || child.signalCode !== null) return
      await call('DELETE', '').catch(() => undefined)
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await gone
    },
  }
}
