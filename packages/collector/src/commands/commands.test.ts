import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { DEMO_CONFIG } from '../demo.ts'
import { newDataFolder, shopbell } from '../testing/command.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { idOf } from '../testing/items.ts'
import { bodyOf } from '../testing/shop.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))

interface Process {
  readonly child: ChildProcess
  /** Everything it printed before the line that is waited for, and that line. */
  until(pattern: RegExp): Promise<readonly string[]>
  readonly ended: Promise<number | null>
}

function start(args: readonly string[], env: Record<string, string> = {}): Process {
  const child = spawn(process.execPath, ['--conditions=source', CLI, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    child,
    ended: once(child, 'exit').then(([code]) => code as number | null),
    async until(pattern) {
      const seen: string[] = []
      for (;;) {
        const { done, value } = await lines.next()
        if (done === true) throw new Error(`it ended after: ${seen.join('\n')}`)
        seen.push(value)
        if (pattern.test(value)) return seen
      }
    },
  }
}

function addressIn(lines: readonly string[]): string {
  return /^Shopbell is listening on (http:\/\/localhost:\d+)$/.exec(lines[0]!)![1]!
}

function visit(n: number): string {
  const answers = [{ question: 'satisfaction', value: 4 }]
  const responses = [{ id: idOf(n), touchpoint: 'oak-st-exit', at: 1, answers }]
  return JSON.stringify({ business: 'acme', responses })
}

describe('serve', () => {
  test('says where to look, takes answers, and keeps them when it is asked to end', async () => {
    const data = newDataFolder()
    const serving = start(['serve', '--data', data, '--port', '0'])
    const lines = await serving.until(/^ {2}Token/)
    const address = addressIn(lines)
    expect(lines.slice(1).map((line) => line.slice(0, 13).trim())).toEqual([
      'Demo shop',
      'Kiosk',
      'Results',
      'Sign in',
      'Config',
      'Database',
      'Token',
    ])
    expect(lines.join('\n')).toContain(`${address}/kiosk/?business=acme&touchpoint=oak-st-exit`)
    expect(lines.join('\n')).toContain(DEMO_CONFIG)
    expect((await fetch(`${address}/demo/`)).status).toBe(200)
    const sent = await fetch(`${address}/v1/responses`, { method: 'POST', body: visit(1) })
    expect(await bodyOf(sent)).toMatchObject({ results: [{ status: 'stored' }] })

    const token = /Token +(\S+)/.exec(lines.at(-1)!)![1]!
    const headers = { authorization: `Bearer ${token}` }
    expect((await fetch(`${address}/v1/report`, { headers })).status).toBe(200)
    const code = /#code=(\S+)/.exec(lines.join('\n'))![1]!
    const signIn = { method: 'POST', body: JSON.stringify({ code }) }
    expect((await fetch(`${address}/v1/session`, signIn)).status).toBe(204)
    expect((await fetch(`${address}/v1/session`, signIn)).status).toBe(401)
    const kept = join(data, 'token.sha256')
    expect(readFileSync(kept, 'utf8')).not.toContain(token)
    expect(statSync(kept).mode & 0o777).toBe(0o600)

    serving.child.kill('SIGTERM')
    expect(await serving.ended).toBe(0)
    expect(await shopbell(['verify', '--data', data])).toEqual({
      code: 0,
      out: ['1 answers, 0 events, rollups equal'],
      error: [],
    })

    // Started again, it knows the token and does not show it.
    const again = start(['serve', '--data', data, '--port', '0'])
    const shown = await again.until(/^ {2}Database/)
    expect((await fetch(`${addressIn(shown)}/v1/report`, { headers })).status).toBe(200)
    again.child.kill('SIGINT')
    expect(await again.ended).toBe(0)
    await expect(again.until(/Token/)).rejects.toThrow('has stopped')
  })

  test('what was accepted before SIGTERM is answered after it', async () => {
    const data = newDataFolder()
    const serving = start(['serve', '--data', data, '--port', '0'], { SHOPBELL_TOKEN: 't' })
    const address = addressIn(await serving.until(/Database/))
    const body = new TransformStream<Uint8Array, Uint8Array>()
    const writer = body.writable.getWriter()
    const [first, rest] = [visit(1).slice(0, 40), visit(1).slice(40)]
    const answered = fetch(`${address}/v1/responses`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: body.readable,
      duplex: 'half',
    } as RequestInit)
    await writer.write(new TextEncoder().encode(first))
    // Connections are taken in their order: once this one is answered, the other was taken.
    await fetch(`${address}/healthz`)
    serving.child.kill('SIGTERM')
    await expect
      .poll(() =>
        fetch(`${address}/healthz`).then(
          () => 'up',
          () => 'gone',
        ),
      )
      .toBe('gone')
    await writer.write(new TextEncoder().encode(rest))
    await writer.close()
    expect(await bodyOf(await answered)).toMatchObject({ results: [{ status: 'stored' }] })
    expect(await serving.ended).toBe(0)
    expect((await shopbell(['verify', '--data', data])).out).toEqual([
      '1 answers, 0 events, rollups equal',
    ])
  })

  test('a table is imported while it serves the same database', async () => {
    const data = newDataFolder()
    const serving = start(['serve', '--data', data, '--port', '0'], { SHOPBELL_TOKEN: 't' })
    const address = addressIn(await serving.until(/Database/))
    const file = join(temporaryFolder(), 'big.csv')
    const rows = Array.from({ length: 5_000 }, (_, n) => `${(n % 4) + 1},${n}`)
    writeFileSync(file, ['score,n', ...rows].join('\n'))
    const args = ['--touchpoint', 'oak-st-exit', '--question', 'satisfaction', '--value', 'score']
    const importing = start(['import', file, ...args, '--data', data])
    let sent = 0
    while (importing.child.exitCode === null) {
      const body = visit(++sent)
      const response = await fetch(`${address}/v1/responses`, { method: 'POST', body })
      expect(response.status).toBe(200)
    }
    expect(await importing.ended).toBe(0)
    expect((await shopbell(['verify', '--data', data])).out).toEqual([
      `${5_000 + sent} answers, 0 events, rollups equal`,
    ])
  })

  test('flags go before the environment', async () => {
    const [data, other] = [newDataFolder(), newDataFolder()]
    mkdirSync(other)
    const env = {
      PORT: '1',
      SHOPBELL_CONFIG: '/no/such/config.json',
      SHOPBELL_DATABASE: `sqlite:${join(other, 'env.db')}`,
      SHOPBELL_TOKEN: 'from-env',
    }
    const config = ['--config', DEMO_CONFIG, '--database', `sqlite:${join(other, 'flag.db')}`]
    const serving = start(['serve', '--data', data, '--port', '0', ...config], env)
    const lines = await serving.until(/Database/)
    const headers = { authorization: 'Bearer from-env' }
    expect((await fetch(`${addressIn(lines)}/v1/report`, { headers })).status).toBe(200)
    expect(lines.at(-1)).toContain('flag.db')
    expect(existsSync(join(other, 'env.db'))).toBe(false)
    serving.child.kill('SIGTERM')
    expect(await serving.ended).toBe(0)
  })
})

describe('what cannot be served is said in one line', () => {
  async function fails(args: readonly string[], env?: Record<string, string>) {
    const ran = await shopbell(['serve', '--data', newDataFolder(), '--port', '0', ...args], env)
    expect(ran.out).toEqual([])
    expect(ran.error.join('\n')).not.toMatch(/\n +at /)
    return ran
  }

  test('a taken port', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const ran = await fails(['--port', String(port), '--host', '127.0.0.1'])
    expect(ran).toMatchObject({ code: 1, error: [expect.stringMatching(/port .*EADDRINUSE/)] })
  })

  test('a first start that fails makes no token, so that the next one shows it', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const none = join(temporaryFolder(), 'none.db')
    writeFileSync(none, 'x'.repeat(5000))
    const data = newDataFolder()
    await fails(['--data', data, '--port', String(port), '--host', '127.0.0.1'])
    await fails(['--data', data, '--database', `sqlite:${none}`])
    expect(existsSync(join(data, 'token.sha256'))).toBe(false)
    const ran = await shopbell(['serve', '--data', data, '--port', '0'])
    expect(ran.out.join('\n')).toMatch(/^ {2}Token {6}\S+ /m)
    expect(existsSync(join(data, 'token.sha256'))).toBe(true)
  })

  test.each(['abc', '-1', '65536', '80.5', ''])('a port that is %j', async (port) => {
    expect(await fails(['--port', port])).toMatchObject({ code: 2, error: [expect.any(String)] })
    if (port !== '') expect((await fails(['--port=0', '--speed'])).code).toBe(2)
  })

  test('a config with mistakes has a line for each', async () => {
    const file = join(temporaryFolder(), 'bad.json')
    const config = JSON.parse(readFileSync(DEMO_CONFIG, 'utf8')) as {
      business: { locale: unknown }
      touchpoints: { channel: string }[]
    }
    config.business.locale = 7
    config.touchpoints[1]!.channel = 'shop'
    writeFileSync(file, JSON.stringify(config))
    const ran = await fails(['--config', file])
    expect(ran.code).toBe(1)
    expect(ran.error).toEqual([
      expect.stringMatching(/business\.locale: found 7, allowed a language tag/),
      expect.stringMatching(/touchpoints\[1\]\.channel: found "shop", allowed one of web, store/),
    ])
  })

  test.each([
    ['is not there', undefined, /cannot be read/],
    ['is no JSON', '{', /is not JSON/],
    ['is a list', '[]', /the file: found a list of 0, allowed an object/],
  ])('a config that %s', async (_name, text, says) => {
    const file = join(temporaryFolder(), 'config.json')
    if (text !== undefined) writeFileSync(file, text)
    const ran = await fails([], { SHOPBELL_CONFIG: file })
    expect(ran).toMatchObject({ code: 1, error: [expect.stringMatching(says)] })
  })

  test('a folder of configs that is empty, or has one business twice', async () => {
    const folder = temporaryFolder()
    expect(await fails(['--config', folder])).toMatchObject({
      code: 1,
      error: [expect.stringMatching(/no \*\.json/)],
    })
    for (const name of ['a.json', 'b.json']) {
      writeFileSync(join(folder, name), readFileSync(DEMO_CONFIG))
    }
    expect(await fails(['--config', folder])).toMatchObject({
      code: 1,
      error: [expect.stringMatching(/two files are of business acme/)],
    })
  })

  test('a data folder that is a file', async () => {
    const file = join(temporaryFolder(), 'data')
    writeFileSync(file, '')
    expect(await fails(['--data', file])).toMatchObject({
      code: 1,
      error: [expect.stringMatching(/data folder .* cannot be written/)],
    })
  })

  test.runIf(existsSync('/proc'))('nor below a folder where none can be made', async () => {
    // Node's recursive mkdir never comes back from there.
    expect(await shopbell(['serve', '--data', '/proc/shopbell/data'])).toMatchObject({
      code: 1,
      error: [expect.stringMatching(/data folder .* cannot be written/)],
    })
  })

  test('a database in a folder that is not there, or that is none', async () => {
    const file = join(temporaryFolder(), 'none.db')
    writeFileSync(file, 'x'.repeat(5000))
    for (const database of ['sqlite:/no/such/folder/shop.db', `sqlite:${file}`]) {
      expect(await fails(['--database', database])).toMatchObject({
        code: 1,
        error: [expect.stringMatching(/database .* cannot be opened/)],
      })
    }
  })

  test('a PostgreSQL server that is not there, without telling its password', async () => {
    const env = { SHOPBELL_DATABASE: 'postgres://shop:secret@127.0.0.1:1/shopbell' }
    const { code, error } = await fails([], env)
    expect([code, error]).toEqual([
      1,
      [expect.stringMatching(/database postgres:\/\/127.0.0.1:1\/shopbell cannot be opened/)],
    ])
    expect(error.join()).not.toContain('secret')
  })

  test('a primary and a standby that are both not there, by one address', async () => {
    const { code, error } = await fails([
      '--database',
      'postgres://shop:secret@127.0.0.1:1,127.0.0.1:2/shopbell?target_session_attrs=read-write',
    ])
    expect([code, error]).toEqual([
      1,
      [expect.stringContaining('postgres://127.0.0.1:1,127.0.0.1:2/shopbell cannot be opened')],
    ])
    expect(error.join()).not.toContain('secret')
  })

  test('an address that is of no database', async () => {
    for (const database of [
      'file.db',
      'sqlite:',
      'postgres:shopbell',
      'postgres://one:x,two/a',
      'mysql://localhost/a',
    ]) {
      expect((await fails(['--database', database])).code).toBe(2)
    }
  })

  test('a token’s hash that was damaged', async () => {
    const data = temporaryFolder()
    writeFileSync(join(data, 'token.sha256'), 'x')
    chmodSync(data, 0o700)
    expect(await fails(['--data', data])).toMatchObject({
      code: 1,
      error: [expect.stringMatching(/token\.sha256/)],
    })
  })
})

test('several businesses are served from a folder', async () => {
  const folder = temporaryFolder()
  const config = JSON.parse(readFileSync(DEMO_CONFIG, 'utf8')) as { business: { id: string } }
  for (const id of ['one', 'two']) {
    config.business.id = id
    writeFileSync(join(folder, `${id}.json`), JSON.stringify(config))
  }
  const ran = await shopbell([
    'serve',
    '--data',
    newDataFolder(),
    '--port',
    '0',
    '--config',
    folder,
  ])
  expect(ran.code).toBe(0)
  expect(ran.out.join('\n')).toContain('business=one')
  expect(ran.out.join('\n')).not.toContain('Demo shop')
})

describe('verify', () => {
  test('tells what differs, and ends with 1', async () => {
    const data = newDataFolder()
    await shopbell(['serve', '--data', data, '--port', '0'])
    const database = new DatabaseSync(join(data, 'shopbell.db'))
    database.exec("INSERT INTO visit_cell VALUES ('acme', 'day', 3, 'exit', 2)")
    database.close()
    expect(await shopbell(['verify', '--data', data])).toEqual({
      code: 1,
      out: ['visit_cell business=acme grain=day bucket=3 touchpoint=exit: rollup 2, raw 0'],
      error: ['0 answers, 0 events, 1 rollups differ'],
    })
  })

  test('a database that is not there ends with 1, and is not made', async () => {
    const data = newDataFolder()
    expect(await shopbell(['verify', '--data', data])).toMatchObject({ code: 1, out: [] })
    expect(existsSync(data)).toBe(false)
  })
})

test.each([[['help']], [['--help']], [['-h']]])('%j helps', async (args) => {
  const ran = await shopbell(args)
  expect([ran.code, ran.error]).toEqual([0, []])
  for (const word of ['serve', 'import', 'verify', 'SHOPBELL_CONFIG']) {
    expect(ran.out.join('\n')).toContain(word)
  }
})

test('it says its version', async () => {
  expect((await shopbell(['--version'])).out).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/)])
})

test.each([[[]], [['sell']], [['serve', 'now']]])('a wrong call %j ends with 2', async (args) => {
  const ran = await shopbell(args)
  expect([ran.code, ran.out, ran.error.length]).toEqual([2, [], 1])
})
