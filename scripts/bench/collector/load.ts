import { connect, type Socket } from 'node:net'
import { uuidV7 } from '@shopbell/widget/prompt'

// Sends as much as is answered, for so long: `load.ts WIRE PORT MILLISECONDS BATCH CONNECTIONS`.
// Prints what was acknowledged and how long each answer took. An answer that is not an acknowledgement
// of everything that was sent ends it.

/** How responses are sent, and how many of them an answer acknowledges. */
interface Wire {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  body(count: number): string
  acknowledged(answer: string): number
}

const point = (): number => 1 + Math.floor(Math.random() * 4)

const WIRES: Readonly<Record<string, (count: number) => Wire>> = {
  shopbell: () => ({
    path: '/v1/responses',
    headers: { 'content-type': 'application/json' },
    body(count) {
      const now = Date.now()
      const responses = Array.from({ length: count }, () => ({
        id: uuidV7(now),
        touchpoint: 'oak-st-exit',
        at: now,
        locale: 'en',
        answers: [{ question: 'satisfaction', value: point() }],
      }))
      return JSON.stringify({ business: 'acme', sentAt: now, responses })
    },
    acknowledged: (answer) => answer.split('"stored"').length - 1,
  }),
  parse: (batch) => ({
    path: batch === 1 ? '/parse/classes/Response' : '/parse/batch',
    headers: { 'content-type': 'application/json', 'x-parse-application-id': 'bench' },
    body(count) {
      const one = (): object => ({
        business: 'acme',
        response: uuidV7(Date.now()),
        touchpoint: 'oak-st-exit',
        question: 'satisfaction',
        locale: 'en',
        point: point(),
        at: Date.now(),
      })
      if (count === 1) return JSON.stringify(one())
      const requests = Array.from({ length: count }, () => ({
        method: 'POST',
        path: '/parse/classes/Response',
        body: one(),
      }))
      return JSON.stringify({ requests })
    },
    acknowledged: (answer) => answer.split('"objectId"').length - 1,
  }),
}

const [name, port, duration, batch, connections] = process.argv.slice(2)
const count = Number(batch)
const wire = WIRES[name!]!(count)

/**
 * One connection that is kept, with one request at a time. Node's own client takes as long as a
 * collector does, and would be what is measured.
 */
function open(): Promise<(body: string) => Promise<string>> {
  const socket: Socket = connect(Number(port), '127.0.0.1')
  socket.setNoDelay(true).setEncoding('utf8')
  const lines = Object.entries(wire.headers).map(([header, value]) => `${header}: ${value}\r\n`)
  const head = `POST ${wire.path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}`
  let heard = ''
  let done: { resolve: (answer: string) => void; reject: (error: Error) => void } | undefined
  const broken = (error: Error): void => done?.reject(error)
  socket.on('error', broken)
  socket.on('close', () => broken(new Error('the connection was closed')))
  socket.on('data', (part: string) => {
    heard += part
    const start = heard.indexOf('\r\n\r\n')
    if (start < 0) return
    const length = /^content-length: (\d+)/im.exec(heard.slice(0, start))?.[1]
    // What these servers answer is ASCII: a character is a byte.
    const isWhole =
      length === undefined
        ? heard.endsWith('\r\n0\r\n\r\n')
        : heard.length >= start + 4 + Number(length)
    if (!isWhole) return
    const answer = heard
    heard = ''
    if (answer.startsWith('HTTP/1.1 2')) done?.resolve(answer)
    else broken(new Error(answer))
  })
  return new Promise((resolve) => {
    socket.once('connect', () =>
      resolve(
        (body) =>
          new Promise((answered, reject) => {
            done = { resolve: answered, reject }
            socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
          }),
      ),
    )
  })
}

const waits: number[] = []
let acknowledged = 0
const begun = performance.now()
const end = begun + Number(duration)

async function lane(): Promise<void> {
  const send = await open()
  while (performance.now() < end) {
    const body = wire.body(count)
    const sent = performance.now()
    const answer = await send(body)
    waits.push(performance.now() - sent)
    const kept = wire.acknowledged(answer)
    if (kept !== count) throw new Error(`${kept} of ${count} were acknowledged: ${answer}`)
    acknowledged += kept
  }
}

await Promise.all(Array.from({ length: Number(connections) }, lane))
const seconds = (performance.now() - begun) / 1000
waits.sort((a, b) => a - b)
const at = (share: number): number => waits[Math.max(0, Math.ceil(share * waits.length) - 1)]!
console.log(JSON.stringify({ acknowledged, seconds, p50: at(0.5), p99: at(0.99) }))
process.exit(0)
