import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import net from 'node:net'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { killTree } from './processes.ts'

/** A Firefox spoken to in its own protocol, by which it tells what it tells a screen reader. */
export interface Marionette {
  call<T>(command: string, parameters?: object): Promise<T>
  quit(): Promise<void>
}

/** Starts a Firefox. @param profile an empty folder */
export async function startFirefox(binary: string, profile: string): Promise<Marionette> {
  const port = await freePort()
  const preferences = { 'marionette.port': port, 'remote.log.level': 'Error' }
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  )
  await writeFile(join(profile, 'user.js'), lines.join('\n'))
  const browser = spawn(
    binary,
    ['--headless', '--marionette', '--no-remote', '--profile', profile],
    {
      stdio: 'ignore',
    },
  )
  const socket = await connect(port)
  const waiting = new Map<number, (reply: readonly [unknown, unknown]) => void>()
  let received = Buffer.alloc(0)
  let last = 0
  // A message is its length in bytes, a colon, and JSON: kind, id, error, result.
  socket.on('data', (data) => {
    received = Buffer.concat([received, data])
    for (;;) {
      const colon = received.indexOf(':')
      const end = colon + 1 + Number(received.subarray(0, Math.max(colon, 0)).toString())
      if (colon < 0 || received.length < end) return
      const message = JSON.parse(received.subarray(colon + 1, end).toString()) as unknown
      received = received.subarray(end)
      if (!Array.isArray(message)) continue
      const [, id, error, result] = message as [number, number, unknown, unknown]
      waiting.get(id)?.([error, result])
      waiting.delete(id)
    }
  })

  async function call<T>(command: string, parameters: object = {}): Promise<T> {
    const id = ++last
    const reply = new Promise<readonly [unknown, unknown]>((resolve) => waiting.set(id, resolve))
    const text = JSON.stringify([0, id, command, parameters])
    socket.write(`${Buffer.byteLength(text)}:${text}`)
    const [error, result] = await reply
    if (error !== null) throw new Error(`${command}: ${JSON.stringify(error)}`)
    const isValue = typeof result === 'object' && result !== null && 'value' in result
    return (isValue ? result.value : result) as T
  }

  await call('WebDriver:NewSession')
  return {
    call,
    async quit() {
      socket.destroy()
      await killTree(browser.pid!)
    },
  }
}

/** Tries until the browser listens. */
async function connect(port: number): Promise<net.Socket> {
  for (let tries = 0; ; tries++) {
    const socket = net.connect(port, '127.0.0.1')
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    if (isOpen) return socket
    if (tries > 400) throw new Error('Firefox does not listen')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
