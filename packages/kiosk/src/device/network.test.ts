import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { checkNetwork } from './network.ts'

const place = { business: 'acme', touchpoint: 'exit' }

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const CASES: Readonly<Record<string, readonly [RequestListener, string]>> = {
  'the collector’s own body': [
    (_, reply) => reply.end(JSON.stringify({ protocol: 'shopbell/1' })),
    'open',
  ],
  'the collector’s own no': [
    (_, reply) => {
      reply.writeHead(404, { 'content-type': 'application/problem+json' })
      reply.end('{}')
    },
    'open',
  ],
  'a portal’s page with 200': [
    (_, reply) => {
      reply.writeHead(200, { 'content-type': 'text/html' })
      reply.end('<!doctype html><title>Welcome to our Wi-Fi</title>')
    },
    'portal',
  ],
  'a portal that answers JSON': [(_, reply) => reply.end('{"login":true}'), 'portal'],
  'JSON that is nothing': [(_, reply) => reply.end('null'), 'portal'],
  'a portal’s 511': [
    (_, reply) => {
      reply.writeHead(511, { 'content-type': 'text/html' })
      reply.end('sign in')
    },
    'down',
  ],
  'a collector that is ill': [
    (_, reply) => {
      reply.writeHead(503, { 'content-type': 'application/problem+json' })
      reply.end('{}')
    },
    'down',
  ],
}

for (const [name, [listener, expected]] of Object.entries(CASES)) {
  test(`${name}: ${expected}`, async () => {
    expect(await checkNetwork(await serve(listener), place)).toBe(expected)
  })
}

test('nobody there: down', async () => {
  expect(await checkNetwork('http://127.0.0.1:1', place)).toBe('down')
})
