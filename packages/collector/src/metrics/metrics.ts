import type { Result } from '@shopbell/core/wire'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { CommitObserver } from '../store/commit-observer.ts'

/** What a collector counts. No label ever carries an id, so that the numbers stay few. */
export interface Metrics extends Required<CommitObserver> {
  request(route: string, method: string, status: number, seconds: number): void
  readonly result: (status: Result['status']) => void
  readonly heartbeat: () => void
  /** Something arrived that a device sent, and had the right to. */
  readonly device: (business: string, id: string) => void
  /** A device sent a wrong, missing or revoked token. */
  readonly refusedDevice: () => void
  /** Everything in Prometheus's text form. */
  text(): Promise<string>
  readonly contentType: string
}

/** A device that was heard of within this time counts, ms: three heartbeats and a little. */
const HEARD = 16 * 60_000
/** So many devices are told apart. */
const MOST_DEVICES = 100_000

/**
 * @param now epoch ms
 * @param registry where the numbers are kept; one of its own when not given
 */
export function createMetrics(
  registry: Registry = new Registry(),
  now: () => number = Date.now,
): Metrics {
  const registers = [registry]
  const requests = new Counter({
    name: 'shopbell_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'method', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'shopbell_http_request_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['route'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  })
  const results = new Counter({
    name: 'shopbell_results_total',
    help: 'Responses by what became of them.',
    labelNames: ['status'],
    registers,
  })
  const commitResponses = new Histogram({
    name: 'shopbell_commit_responses',
    help: 'Responses that shared one transaction.',
    buckets: [0, 1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000],
    registers,
  })
  const commitSeconds = new Histogram({
    name: 'shopbell_commit_seconds',
    help: 'Time of one transaction, until it was durable.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  })
  const errors = new Counter({
    name: 'shopbell_store_errors_total',
    help: 'Transactions that failed.',
    registers,
  })
  const waiting = new Gauge({
    name: 'shopbell_commit_queue',
    help: 'Requests that waited for a transaction when the last one began.',
    registers,
  })
  const heard = new Map<string, number>()
  const devices = new Gauge({
    name: 'shopbell_devices_heard',
    help: 'Devices that this process heard of within 16 minutes.',
    registers,
    collect() {
      for (const [device, at] of heard) if (at <= now() - HEARD) heard.delete(device)
      devices.set(heard.size)
    },
  })
  const heartbeats = new Counter({
    name: 'shopbell_heartbeats_total',
    help: 'Heartbeats of paired devices.',
    registers,
  })
  const refusedDevices = new Counter({
    name: 'shopbell_refused_devices_total',
    help: 'Requests of devices without the right token.',
    registers,
  })
  return {
    request(route, method, status, taken) {
      requests.inc({ route, method, status })
      seconds.observe({ route }, taken)
    },
    result: (status) => results.inc({ status }),
    heartbeat: () => heartbeats.inc(),
    refusedDevice: () => refusedDevices.inc(),
    committed(commit) {
      commitResponses.observe(commit.responses)
      commitSeconds.observe(commit.seconds)
    },
    failed: () => errors.inc(),
    waiting: (requests) => waiting.set(requests),
    device(business, id) {
      const device = `${business} ${id}`
      if (heard.size < MOST_DEVICES || heard.has(device)) heard.set(device, now())
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
