import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { cpuOfChildren } from './processes.ts'
import type { Running } from './running.ts'

/** One subject under load for some seconds. */
export interface Turn {
  readonly subject: string
  /** Responses a request. */
  readonly batch: number
  /** Acknowledged, each of them durable by the subject's word. */
  readonly acknowledged: number
  readonly perSecond: number
  /** From request to acknowledgement, ms. */
  readonly p50: number
  readonly p99: number
  /** Of everything but the load, microseconds a response. */
  readonly cpu: number
}

/** Connections at once, by how many responses a request has. */
const CONNECTIONS = (batch: number): number => (batch === 1 ? 64 : 16)

const load = fileURLToPath(new URL('load.ts', import.meta.url))

/** @throws Error when anything that was sent was not acknowledged */
export async function takeTurn(
  { subject, port }: Running,
  batch: number,
  milliseconds: number,
): Promise<Turn> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', load, subject.wire, port, milliseconds, batch, CONNECTIONS(batch)].map(
      String,
    ),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const before = cpuOfChildren(process.pid, child.pid!)
  const ended = once(child, 'exit')
  const [said, [code]] = await Promise.all([text(child.stdout), ended])
  if (code !== 0) throw new Error(`${subject.name} did not take what was sent`)
  const { acknowledged, seconds, p50, p99 } = JSON.parse(said) as {
    readonly [Name in 'acknowledged' | 'seconds' | 'p50' | 'p99']: number
  }
  const used = cpuOfChildren(process.pid, child.pid!) - before
  return {
    subject: subject.name,
    batch,
    acknowledged,
    perSecond: acknowledged / seconds,
    p50,
    p99,
    cpu: (used / acknowledged) * 1e6,
  }
}
