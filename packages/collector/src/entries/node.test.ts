import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { idOf } from '../testing/items.ts'
import { NOON, openShop, type Shop } from '../testing/shop.ts'
import { clientNames } from '../limits/client.ts'
import { listen, type Patience } from './node.ts'

const LONG = 600_000

async function listening(shop: Shop, patience: Partial<Patience> = {}): Promise<number> {
  const { port, stop } = await listen(shop.collector, {
    port: 0,
    host: '127.0.0.1',
    store: shop.store,
    clientName: clientNames([]),
    patience: { headers: LONG, request: LONG, idle: LONG, still: LONG, ...patience },
  })
  onTestFinished(stop)
  return port
}

/** Sends some bytes and no more, and waits until the other side hangs up. @returns what it said */
async function halfOf(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let heard = ''
  socket.on('data', (bytes) => (heard += bytes.toString()))
  socket.write(text)
  await once(socket, 'close')
  return heard
}

const HEAD = 'POST /v1/responses HTTP/1.1\r\nHost: shop.test\r\n'

test('who never ends the headers is cut off', async () => {
  const port = await listening(openShop(), { headers: 100, request: 200 })
  expect(await halfOf(port, HEAD)).toMatch(/^(HTTP\/1\.1 408 |$)/)
})

test('who never ends the body is cut off, and nothing of it is stored', async () => {
  const shop = openShop()
  const port = await listening(shop, { headers: 100, request: 200 })
  const answers = [{ question: 'satisfaction', value: 4 }]
  const responses = [{ id: idOf(1), touchpoint: 'exit', at: NOON, answers }]
  const body = JSON.stringify({ business: 'acme', responses })
  const head = `${HEAD}Content-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n`
  expect(await halfOf(port, head + body.slice(0, -1))).toMatch(/^HTTP\/1\.1 408 /)
  expect(await shop.store.recent({ business: 'acme', limit: 1 })).toEqual([])
})

test('while one is slow, others are answered', async () => {
  const port = await listening(openShop())
  const slow = connect(port, '127.0.0.1')
  onTestFinished(() => void slow.destroy())
  slow.write(`${HEAD}Content-Type: text/plain\r\nContent-Length: 100\r\n\r\n{`)
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
})

test('a connection on which nothing more is asked is closed', async () => {
  const port = await listening(openShop(), { idle: 100 })
  const heard = await halfOf(port, 'GET /healthz HTTP/1.1\r\nHost: shop.test\r\n\r\n')
  expect(heard).toMatch(/^HTTP\/1\.1 200 [^]*ok\n$/)
})

test('who sends nothing at all is cut off', async () => {
  const port = await listening(openShop(), { still: 100 })
  expect(await halfOf(port, '')).toBe('')
})

test('a body that is larger than it may be is refused while it comes, whatever it declares', async () => {
  const port = await listening(openShop())
  const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`
  const head = `${HEAD}Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n`
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  socket.write(head + chunk.repeat(9))
  const [heard] = (await once(socket, 'data')) as [Buffer]
  expect(heard.toString()).toMatch(/^HTTP\/1\.1 413 /)
})

test('clients behind a proxy of this machine are told apart', async () => {
  const shop = openShop({ rates: { client: { perSecond: 0.001, burst: 1 }, business: null } })
  const port = await listening(shop)
  const statusOf = async (address?: string): Promise<number> => {
    const headers = address === undefined ? {} : { 'x-forwarded-for': address }
    return (await fetch(`http://127.0.0.1:${port}/v1/prompts/exit`, { headers })).status
  }
  expect([await statusOf('203.0.113.1'), await statusOf('203.0.113.2')]).toEqual([200, 200])
  expect([await statusOf('203.0.113.1'), await statusOf('1.1.1.1, 203.0.113.1')]).toEqual([
    429, 429,
  ])
  expect([await statusOf(), await statusOf()]).toEqual([200, 200])
})
